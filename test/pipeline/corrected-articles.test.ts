import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createIntake } from '../../src/pipeline/intake.ts';
import { fixedSources } from '../../src/pipeline/source-list.ts';
import { createWatcher, type Watcher } from '../../src/pipeline/watcher.ts';
import { openReader } from '../../src/reader.ts';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import type { Store } from '../../src/store/store.ts';
import { jsonPlace } from '../store/json/place.ts';
import { manualClock } from './manual-clock.ts';
import { newsServer, type NewsServer } from './news-server.ts';

const HOUR = 3_600_000;
const reader = openReader();

let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;
let server: NewsServer;
let guarded: ReturnType<typeof createGuardedFetch>;
let clock: ReturnType<typeof manualClock>;
/** How the server answered each request for the article. */
let answered: number[];
let article: { readonly status: number; readonly version: string; readonly text: string };

beforeEach(async () => {
  server = await newsServer();
  place = await jsonPlace();
  store = await place.open();
  clock = manualClock('2026-01-15T09:00:00Z');
  guarded = createGuardedFetch({ allowPrivateAddresses: true, clock });
  answered = [];
  article = { status: 200, version: '"1"', text: said(700) };
  server.pages = ({ url, headers }, response) => {
    if (url !== '/klarna') {
      response.writeHead(404).end();
      return;
    }
    const status =
      article.status === 200 && headers['if-none-match'] === article.version ? 304 : article.status;
    answered.push(status);
    response
      .writeHead(status, { 'content-type': 'text/html', etag: article.version })
      .end(status === 304 ? undefined : article.text);
  };
});

afterEach(async () => {
  await guarded.close();
  await server.close();
  await store.close();
  await place.remove();
});

function said(jobs: number): string {
  const more =
    'The plan follows a year in which people in the trade had expected a step of that kind. '.repeat(
      12,
    );
  return `<html lang="en"><head><title>Klarna to cut jobs</title></head><body><article><h1>Klarna to cut jobs</h1><p>Klarna will cut ${jobs} jobs in Stockholm, its chief told staff. ${more}</p></article></body></html>`;
}

/** As after a restart: nothing but the store remembers. */
function openWatcher(): Watcher {
  const now = () => new Date(clock.now()).toISOString();
  return createWatcher({
    sources: fixedSources([{ type: 'feed', url: server.url, everyMs: null }]),
    store,
    fetch: guarded.fetch,
    clock,
    log: createLog('silent'),
    pollIntervalMs: null,
    takeIn: createIntake({
      store,
      extract: (document) => reader.extract(document).signals,
      owe: () => Promise.resolve([]),
      now,
    }),
  });
}

async function readAfter(hours: number): Promise<void> {
  clock.advance(hours * HOUR);
  await openWatcher().readAll(() => Promise.resolve(), new AbortController().signal);
}

async function publish(): Promise<void> {
  await readAfter(0);
  server.items = [
    {
      title: 'Klarna to cut jobs',
      link: server.url.replace('/feed', '/klarna'),
      text: 'Klarna will cut jobs in Stockholm…',
      at: '2026-01-15T09:00:00Z',
    },
  ];
  await readAfter(0);
}

const told = async () =>
  (await store.storiesAbout('klarna', '')).map(({ lead, corrections }) => ({
    jobs: lead.jobs,
    corrections: corrections.map(({ was, is }) => [was, is]),
  }));

it('corrects a story whose article is corrected behind an unchanged teaser', async () => {
  await publish();
  expect(await told()).toEqual([{ jobs: 700, corrections: [] }]);
  article = { status: 200, version: '"2"', text: said(500) };
  await readAfter(1);
  expect(await told()).toEqual([{ jobs: 700, corrections: [] }]);
  await readAfter(1);
  expect(await told()).toEqual([{ jobs: 500, corrections: [[700, 500]] }]);
  expect(answered).toEqual([200, 200]);
});

it('asks whether it changed four times in two days, and never again', async () => {
  await publish();
  for (let hours = 0; hours < 72; hours += 1) await readAfter(1);
  expect(answered).toEqual([200, 304, 304, 304, 304]);
});

it('changes nothing where the article is gone or another stands there, and tries again after trouble', async () => {
  await publish();
  article = { ...article, status: 503 };
  await readAfter(2);
  article = { ...article, status: 404 };
  await readAfter(1);
  article = {
    status: 200,
    version: '"3"',
    text: '<html><title>Harbour opens</title><body><p>A new pier for ferries opened today.</p></body></html>',
  };
  await readAfter(6);
  expect(await told()).toEqual([{ jobs: 700, corrections: [] }]);
  article = { status: 200, version: '"4"', text: said(500) };
  await readAfter(24);
  expect(await told()).toEqual([{ jobs: 500, corrections: [[700, 500]] }]);
  expect(answered).toEqual([200, 503, 404, 200, 200]);
});

it('is not asked again about what said nothing of any company', async () => {
  article = { ...article, text: said(700).replaceAll(/Klarna will cut \d+ jobs/g, 'It will rain') };
  article = { ...article, text: article.text.replaceAll('Klarna to cut jobs', 'Rain in Leeds') };
  await readAfter(0);
  server.items = [
    {
      title: 'Rain in Leeds',
      link: server.url.replace('/feed', '/klarna'),
      text: 'It will rain in Stockholm…',
      at: '2026-01-15T09:00:00Z',
    },
  ];
  await readAfter(0);
  await readAfter(3);
  expect(answered).toEqual([200]);
});
