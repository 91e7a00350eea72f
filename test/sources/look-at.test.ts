import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import { createGuardedFetch, type GuardedFetch } from '../../src/sources/guarded-fetch.ts';
import { lookAt } from '../../src/sources/look-at.ts';
import { readSource } from '../../src/sources/read-source.ts';
import { loopbackServer } from './loopback-server.ts';

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item>
<title>Harbour Bank lays off 200</title><link>https://wire.example/1</link></item></channel></rss>`;
const EMPTY_FEED = '<rss version="2.0"><channel><title>Gone</title></channel></rss>';
const LIST = `<title>Ledger</title><body><main>${[
  'harbour-bank-cuts-400-jobs',
  'mill-street-closes-oslo-office',
  'pier-one-freezes-all-hiring',
]
  .map((slug) => `<a href="/news/${slug}">${slug.replaceAll('-', ' ')}</a>`)
  .join(' ')}</main></body>`;
const ARTICLE =
  '<html><title>Harbour Bank cuts 400 jobs</title><body><p>It cuts 400 jobs.</p><a href="/news/one-two-three-four">One more story of ours</a></body></html>';

let guarded: GuardedFetch;
let base: string;
let pages: Record<string, { readonly type: string; readonly body: string }>;

beforeEach(async () => {
  guarded = createGuardedFetch({ allowPrivateAddresses: true });
  base = await loopbackServer((request, response) => {
    const page = pages[request.url ?? ''];
    response
      .writeHead(page ? 200 : 404, { 'content-type': page?.type ?? 'text/plain' })
      .end(page?.body);
  });
});

afterEach(() => guarded.close());

const html = (body: string) => ({ type: 'text/html', body });
const alternate = (...hrefs: string[]) =>
  hrefs.map((href) => `<link rel="alternate" type="application/rss+xml" href="${href}">`).join('');

describe('lookAt', () => {
  it('takes a feed for a feed whatever its content type says', async () => {
    pages = { '/feed': { type: 'text/plain', body: FEED } };
    expect(await lookAt(`${base}/feed`, guarded.fetch)).toMatchObject({
      type: 'feed',
      url: `${base}/feed`,
      title: 'Wire',
      documents: [{ title: 'Harbour Bank lays off 200' }],
    });
  });

  it('takes a page’s feed before its links, passing over those that are gone, empty or no feed', async () => {
    pages = {
      '/': html(`<html><head>${alternate('/gone', '/empty', '/feed')}</head>${LIST}</html>`),
      '/empty': { type: 'application/rss+xml', body: EMPTY_FEED },
      '/feed': { type: 'application/rss+xml', body: FEED },
    };
    expect(await lookAt(`${base}/`, guarded.fetch)).toMatchObject({
      type: 'feed',
      url: `${base}/feed`,
    });
  });

  it('takes the links to its articles where no feed is any good', async () => {
    pages = { '/': html(`<html><head>${alternate('/gone', '/')}</head>${LIST}</html>`) };
    const found = await lookAt(`${base}/`, guarded.fetch);
    expect(found).toMatchObject({ type: 'page', url: `${base}/`, title: 'Ledger' });
    expect(found.documents.map(({ url }) => url)).toEqual([
      `${base}/news/harbour-bank-cuts-400-jobs`,
      `${base}/news/mill-street-closes-oslo-office`,
      `${base}/news/pier-one-freezes-all-hiring`,
    ]);
  });

  it('takes a page that lists nothing for an article', async () => {
    pages = { '/story': html(ARTICLE) };
    expect((await lookAt(`${base}/story`, guarded.fetch)).documents).toMatchObject([
      { title: 'Harbour Bank cuts 400 jobs', url: `${base}/story` },
    ]);
  });

  it('takes a table for a table', async () => {
    pages = {
      '/warn.csv': {
        type: 'text/csv',
        body: 'Company,Notice Date,Employees\nPier One,3/1/2026,40',
      },
    };
    expect(await lookAt(`${base}/warn.csv`, guarded.fetch)).toMatchObject({
      type: 'table',
      documents: [{ row: { company: 'Pier One', jobs: 40 } }],
    });
  });

  it('says what is wrong with an address that does not answer', async () => {
    pages = {};
    await expect(lookAt(`${base}/none`, guarded.fetch)).rejects.toMatchObject({ status: 404 });
  });
});

it('a page in the sources file is read by its feed', async () => {
  pages = {
    '/': html(`<html><head>${alternate('/feed')}</head>${LIST}</html>`),
    '/feed': { type: 'application/rss+xml', body: FEED },
  };
  const batches = [];
  const parts = {
    fetch: guarded.fetch,
    isKnown: () => Promise.resolve(false),
    takenInAt: null,
    clock: SYSTEM_CLOCK,
  };
  for await (const batch of readSource({ type: 'page', url: `${base}/`, everyMs: null }, parts))
    batches.push(batch);
  expect(batches).toMatchObject([{ from: `${base}/feed`, documents: [{ publisher: 'Wire' }] }]);
});
