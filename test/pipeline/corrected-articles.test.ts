import { afterEach, beforeEach, expect, it } from 'vitest';
import { createIntake } from '../../src/pipeline/intake.ts';
import type { Watcher } from '../../src/pipeline/watcher.ts';
import { openReader } from '../../src/reader.ts';
import { openWatchDesk, type WatchDesk } from './watch-desk.ts';

const HOUR = 3_600_000;
const reader = openReader();

let desk: WatchDesk;
let store: WatchDesk['store'];
let server: WatchDesk['server'];
let clock: WatchDesk['clock'];
/** How the server answered each request for the article. */
let answered: number[];
let article: { readonly status: number; readonly version: string; readonly text: string };

beforeEach(async () => {
  desk = await openWatchDesk();
  ({ server, store, clock } = desk);
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

afterEach(() => desk.close());

function said(jobs: number): string {
  const more =
    'The plan follows a year in which people in the trade had expected a step of that kind. '.repeat(
      12,
    );
  return `<html lang="en"><head><title>Klarna to cut jobs</title></head><body><article><h1>Klarna to cut jobs</h1><p>Klarna will cut ${jobs} jobs in Stockholm, its chief told staff. ${more}</p></article></body></html>`;
}

function openWatcher(): Watcher {
  const takeIn = createIntake({
    store,
    extract: (document) => reader.extract(document).signals,
    owe: () => Promise.resolve([]),
    now: () => new Date(clock.now()).toISOString(),
  });
  return desk.watcherOf({ type: 'feed', url: server.url, everyMs: null }, takeIn);
}

async function readAfter(hours: number): Promise<void> {
  clock.advance(hours * HOUR);
  await openWatcher().readAll(() => Promise.resolve(), new AbortController().signal);
}

/** After a first reading, which finds what was there before, the feed announces the article. */
async function publish(title: string, text: string): Promise<void> {
  await readAfter(0);
  const link = server.url.replace('/feed', '/klarna');
  server.items = [{ title, link, text, at: '2026-01-15T09:00:00Z' }];
  await readAfter(0);
}
const publishCut = () => publish('Klarna to cut jobs', 'Klarna will cut jobs in Stockholm…');

const told = async () =>
  (await store.storiesAbout('klarna', '')).map(({ lead, corrections }) => ({
    jobs: lead.jobs,
    corrections: corrections.map(({ was, is }) => [was, is]),
  }));

it('corrects a story whose article is corrected behind an unchanged teaser', async () => {
  await publishCut();
  expect(await told()).toEqual([{ jobs: 700, corrections: [] }]);
  article = { status: 200, version: '"2"', text: said(500) };
  await readAfter(1);
  expect(await told()).toEqual([{ jobs: 700, corrections: [] }]);
  await readAfter(1);
  expect(await told()).toEqual([{ jobs: 500, corrections: [[700, 500]] }]);
  expect(answered).toEqual([200, 200]);
});

it('asks whether it changed four times in two days, and never again', async () => {
  await publishCut();
  for (let hours = 0; hours < 72; hours += 1) await readAfter(1);
  expect(answered).toEqual([200, 304, 304, 304, 304]);
});

it('changes nothing where the article is gone or another stands there, and tries again after trouble', async () => {
  await publishCut();
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
  await publish('Rain in Leeds', 'It will rain in Stockholm…');
  await readAfter(3);
  expect(answered).toEqual([200]);
});
