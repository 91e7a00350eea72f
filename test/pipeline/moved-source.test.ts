import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Watcher } from '../../src/pipeline/watcher.ts';
import { feedOf } from './news-server.ts';
import { openWatchDesk, type WatchDesk } from './watch-desk.ts';

const HOUR = 3_600_000;

let desk: WatchDesk;
let server: WatchDesk['server'];
let clock: WatchDesk['clock'];
let asked: string[];
let redirect: number;
let newPlace: number;

beforeEach(async () => {
  desk = await openWatchDesk();
  ({ server, clock } = desk);
  asked = [];
  redirect = 301;
  newPlace = 200;
  server.pages = ({ url = '' }, response) => {
    asked.push(url);
    if (url === '/old') response.writeHead(redirect, { location: '/new?key=secret' }).end();
    else
      response
        .writeHead(newPlace, { 'content-type': 'application/rss+xml' })
        .end(feedOf([{ title: `At ${clock.now()}`, link: 'https://news.example/1' }], ''));
  };
});

afterEach(() => desk.close());

function openWatcher(): Watcher {
  const url = server.url.replace('/feed', '/old');
  return desk.watcherOf({ type: 'feed', url, everyMs: null }, (document) =>
    Promise.resolve({ document, was: 'new', signals: [], changes: [] }),
  );
}

/** What is asked in so many readings, each so many hours after the one before. */
async function asks(readings: number, hours: number): Promise<string[]> {
  asked = [];
  for (let reading = 0; reading < readings; reading += 1) {
    clock.advance(hours * HOUR);
    await openWatcher().readAll(() => Promise.resolve(), new AbortController().signal);
  }
  return asked;
}
const movedTo = async () => (await openWatcher().reports())[0]?.movedTo;

it.each([301, 308])(
  'asks the new address after five good answers and a day of a %i',
  async (status) => {
    redirect = status;
    await asks(4, 7);
    expect(await movedTo()).toBeNull();
    await asks(1, 7);
    expect(await movedTo()).toBe(server.url.replace('/feed', '/new?key=hidden'));
    expect(await asks(2, 7)).toEqual(['/new?key=secret', '/new?key=secret']);
  },
);

it('follows one that is not for good every time', async () => {
  redirect = 302;
  await asks(6, 7);
  expect(await asks(1, 7)).toEqual(['/old', '/new?key=secret']);
  expect(await movedTo()).toBeNull();
});

it('waits a day however often it answers', async () => {
  await asks(8, 1);
  expect(await movedTo()).toBeNull();
});

it('asks the old address again once the new one fails', async () => {
  await asks(5, 7);
  newPlace = 404;
  expect(await asks(1, 7)).toEqual(['/new?key=secret']);
  newPlace = 200;
  expect(await asks(1, 7)).toEqual(['/old', '/new?key=secret']);
  expect(await movedTo()).toBeNull();
});
