import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIntake } from '../../src/pipeline/intake.ts';
import type { Tally } from '../../src/pipeline/take-batches.ts';
import type { Watcher } from '../../src/pipeline/watcher.ts';
import { openWatchDesk, type WatchDesk } from './watch-desk.ts';

const BODY =
  'Acme, the maker of anvils, lays off 200 people in Leeds and closes a line, its chief told staff on Monday. '.repeat(
    9,
  );

let desk: WatchDesk;
let store: WatchDesk['store'];
let server: WatchDesk['server'];
let clock: WatchDesk['clock'];
let watcher: Watcher;
let asked: string[];
let answers: Record<string, { status?: number; location?: string; body?: string }>;

beforeEach(async () => {
  desk = await openWatchDesk();
  ({ server, store, clock } = desk);
  asked = [];
  answers = {};
  server.pages = ({ url = '' }, response) => {
    asked.push(url);
    const { status = 200, location, body = '' } = answers[url] ?? { status: 404 };
    response
      .writeHead(status, { 'content-type': 'text/html', ...(location && { location }) })
      .end(body);
  };
  const now = () => new Date(clock.now()).toISOString();
  const takeIn = createIntake({ store, extract: () => [], owe: () => Promise.resolve([]), now });
  watcher = desk.watcherOf({ type: 'feed', url: server.url, everyMs: null }, takeIn);
});

afterEach(() => desk.close());

const at = (path: string): string => server.url.replace('/feed', path);
const item = (path: string) => ({
  title: 'Acme lays off 200 people in Leeds',
  link: at(path),
  text: 'The maker of anvils closes a line…',
  at: '2026-01-14T09:00:00Z',
});
const article = (head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Acme lays off 200 people in Leeds</title>
<meta property="og:site_name" content="Harbour News">${head}</head><body><article><p>${BODY}</p></article></body></html>`;

async function read(): Promise<Tally | null> {
  const tallies: Tally[] = [];
  await watcher.readAll((result) => {
    if ('tally' in result) tallies.push(result.tally);
    return Promise.resolve();
  }, new AbortController().signal);
  return tallies[0] ?? null;
}
const kept = async () => (await store.documentsSince('')).map(({ document }) => document);

it('reads the article behind a teaser, at the end of its redirects, under its own address, once', async () => {
  server.items = [item('/go?utm_source=rss')];
  answers['/go'] = { status: 301, location: '/news/acme?utm_medium=feed' };
  answers['/news/acme?utm_medium=feed'] = { body: article() };
  await read();
  expect(await kept()).toMatchObject([
    {
      url: at('/news/acme'),
      publisher: 'Harbour News',
      publishedAt: '2026-01-14T09:00:00Z',
      text: BODY.trim(),
      problems: [],
    },
  ]);
  server.items = [{ ...item('/go?utm_source=mail'), at: '2026-01-15T08:00:00Z' }];
  expect(await read()).toMatchObject({ known: 1, fresh: 0 });
  expect(asked).toEqual(['/robots.txt', '/go', '/news/acme?utm_medium=feed']);
});

it('follows a page that only passes its readers on', async () => {
  server.items = [item('/out')];
  answers['/out'] = {
    body: '<html><head><meta http-equiv="refresh" content="0;url=/news/acme"></head><body>One moment</body></html>',
  };
  answers['/news/acme'] = { body: article() };
  await read();
  expect((await kept()).map(({ url }) => url)).toEqual([at('/news/acme')]);
});

it.each([
  { why: 'it is for subscribers', body: article().replace(BODY, 'Subscribe to continue reading.') },
  {
    why: 'a consent form stands there',
    body: '<title>Before you continue</title><p>Accept all cookies.</p>',
  },
  { why: 'it is not there', status: 404, body: '' },
])('takes what the feed says where the article cannot be read: $why', async (answer) => {
  server.items = [item('/news/acme')];
  answers['/news/acme'] = answer;
  await read();
  await read();
  expect(await kept()).toMatchObject([
    {
      url: at('/news/acme'),
      publisher: 'Wire',
      text: 'The maker of anvils closes a line…',
      problems: [expect.stringMatching(/^The article behind the link /) as string],
    },
  ]);
  expect(asked).toEqual(['/robots.txt', '/news/acme']);
});

it('leaves alone what robots.txt does not let it read', async () => {
  server.items = [item('/news/acme')];
  answers['/robots.txt'] = { body: 'User-agent: *\nDisallow: /news/' };
  answers['/news/acme'] = { body: article() };
  await read();
  expect(asked).toEqual(['/robots.txt']);
  expect((await kept()).map(({ text }) => text)).toEqual(['The maker of anvils closes a line…']);
});

it('tries an article again whose server had trouble, after a while, and mends what was read', async () => {
  server.headers = { etag: '"1"' };
  await read();
  server.items = [item('/news/acme')];
  answers['/news/acme'] = { status: 503 };
  await read();
  await read();
  expect(asked).toEqual(['/robots.txt', '/news/acme']);
  answers['/news/acme'] = { body: article() };
  clock.advance(11 * 60_000);
  expect(await read()).toMatchObject({ revised: 1 });
  expect(await read()).toMatchObject({ documents: 0 });
  expect(asked).toEqual(['/robots.txt', '/news/acme', '/news/acme']);
  expect((await kept()).map(({ text }) => text)).toEqual([BODY.trim()]);
});

it('reads at most ten articles of what was there before, and twenty at a time of what comes', async () => {
  const items = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => item(`/news/${from + index}`));
  for (let number = 0; number < 60; number += 1) answers[`/news/${number}`] = { body: article() };
  server.items = items(0, 15);
  await read();
  expect(asked).toHaveLength(1 + 10);
  server.items = items(15, 40);
  await read();
  expect(asked).toHaveLength(1 + 10 + 20);
  await read();
  expect(asked).toHaveLength(1 + 10 + 25);
  await read();
  expect(asked).toHaveLength(1 + 10 + 25);
  expect((await kept()).filter(({ text }) => text === BODY.trim())).toHaveLength(35);
});

it('stops at once when told to, moves no mark, and takes up everything the next time', async () => {
  await read();
  server.items = [item('/news/1'), item('/news/2')];
  answers['/news/1'] = { body: article() };
  answers['/news/2'] = { body: article() };
  const stop = new AbortController();
  const answer = server.pages;
  server.pages = (request, response) => {
    // It is never answered; the reading is stopped while it waits.
    if (request.url === '/news/2') stop.abort();
    else answer(request, response);
  };
  await watcher.readAll(() => Promise.resolve(), stop.signal);
  const [report] = await watcher.reports();
  expect(report?.memory).toMatchObject({ marks: '', failures: 0, problem: null });
  expect(await kept()).toEqual([]);
  server.pages = answer;
  expect(await read()).toMatchObject({ fresh: 2 });
});
