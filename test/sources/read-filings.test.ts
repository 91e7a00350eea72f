import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createGuardedFetch, type GuardedFetch } from '../../src/sources/guarded-fetch.ts';
import { readFilings } from '../../src/sources/read-filings.ts';
import { loopbackServer } from './loopback-server.ts';

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/filings', name), 'utf8');

const NO_MORE = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Latest Filings</title></feed>';

/** Sleeps at once, and remembers how long. */
const slept: number[] = [];
const clock: Clock = {
  now: () => 0,
  sleep: (ms) => {
    slept.push(ms);
    return Promise.resolve();
  },
};

let guarded: GuardedFetch;
let base: string;
let asked: string[];
/** The lists by the number of the page. */
let lists: readonly string[];

beforeEach(async () => {
  guarded = createGuardedFetch({ allowPrivateAddresses: true });
  asked = [];
  slept.length = 0;
  lists = [fixture('current.atom')];
  base = await loopbackServer((request, response) => {
    const url = new URL(request.url ?? '/', base);
    asked.push(`${url.pathname}${url.search}`);
    const here = (text: string | undefined) => text?.replaceAll('https://www.sec.gov', base);
    const page = Number(url.searchParams.get('start') ?? 0) / 100;
    const text =
      url.pathname === '/list'
        ? here(lists[page] ?? NO_MORE)
        : url.pathname.endsWith('0000050863-26-000011-index.htm')
          ? fixture('index.htm')
          : url.pathname.endsWith('intc-20260116.htm')
            ? fixture('intel-8k.htm')
            : undefined;
    response
      .writeHead(text === undefined ? 404 : 200, {
        'content-type': url.pathname === '/list' ? 'application/atom+xml' : 'text/html',
      })
      .end(text);
  });
});

afterEach(() => guarded.close());

async function read(known: readonly string[] = [], takenInAt: number | null = null) {
  const batches = [];
  const isKnown = (id: string) => Promise.resolve(known.includes(id));
  for await (const batch of readFilings(`${base}/list?output=atom`, {
    fetch: guarded.fetch,
    isKnown,
    takenInAt,
    clock,
  }))
    batches.push(batch);
  return batches;
}

it('reads the filings under items 2.05 and 2.06 and says which of them it could not', async () => {
  const [batch, ...more] = await read();
  expect(more).toEqual([]);
  expect(batch?.documents.map(({ title }) => title)).toEqual([
    'Intel Corp reports costs of an exit or disposal plan in an 8-K filing',
  ]);
  expect(batch?.problems).toEqual([
    expect.stringMatching(/^The filing of Mill Street Media, Inc\. was not read: .*status 404/),
  ]);
});

it('does not fetch again what it has', async () => {
  const [first] = await read();
  const ids = first?.documents.map(({ id }) => id) ?? [];
  asked = [];
  const [second] = await read(ids);
  expect(second?.documents).toEqual([]);
  expect(asked.filter((path) => path.includes('50863'))).toEqual([]);
});

it('goes on to older pages of the list as far back as an hour', async () => {
  const at = (time: string) =>
    fixture('current.atom').replaceAll(/(<updated>2026-01-16T)[\d:]+/g, `$1${time}`);
  lists = [at('08:30:00'), at('08:10:00'), at('07:00:00'), at('06:50:00')];
  await read();
  const pages = asked.filter((path) => path.startsWith('/list'));
  expect(pages).toEqual([
    '/list?output=atom',
    '/list?output=atom&start=100',
    '/list?output=atom&start=200',
  ]);
});

it.each([
  { away: 'a minute', takenInAt: '2026-01-16T08:29:00Z', pages: 3 },
  { away: 'an afternoon', takenInAt: '2026-01-16T04:10:00Z', pages: 6 },
  { away: 'a month, and a week is as far as it goes', takenInAt: '2025-12-16T08:30:00Z', pages: 7 },
])('goes back to where it was before it was away for $away', async ({ takenInAt, pages }) => {
  const at = (instant: string) =>
    fixture('current.atom').replaceAll(/(<updated>)2026-01-16T[\d:]+/g, `$1${instant}`);
  lists = [
    at('2026-01-16T08:30:00'),
    at('2026-01-16T08:10:00'),
    at('2026-01-16T07:00:00'),
    at('2026-01-16T05:00:00'),
    at('2026-01-16T04:00:00'),
    at('2026-01-16T03:00:00'),
    at('2026-01-08T03:00:00'),
    at('2026-01-07T03:00:00'),
  ];
  const zone = /<updated>[^<]*([+-]\d\d:\d\d)</.exec(lists[0] ?? '')?.[1] ?? 'Z';
  await read([], Date.parse(takenInAt.replace('Z', zone)));
  expect(asked.filter((path) => path.startsWith('/list'))).toHaveLength(pages);
});

it('leaves the SEC a gap before each request but the first', async () => {
  await read();
  expect(slept).toHaveLength(asked.length - 1);
  expect(Math.min(...slept)).toBeGreaterThanOrEqual(100);
});

it('says what a refusal means', async () => {
  lists = [];
  const forbidden = await loopbackServer((_, response) => response.writeHead(403).end());
  const batches = readFilings(forbidden, {
    fetch: guarded.fetch,
    isKnown: () => Promise.resolve(false),
    takenInAt: null,
    clock,
  });
  await expect(batches.next()).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('set CONTACT') as string,
  });
});
