import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/console/render.ts';
import { changesChannel } from '../../src/chat/changes-channel.ts';
import { answerLine } from '../../src/commands/answer.ts';
import { createCompanyDirectory } from '../../src/commands/company-directory.ts';
import type { CommandContext, SourceView } from '../../src/commands/context.ts';
import { parseCommand } from '../../src/commands/parse-command.ts';
import { parseRegistry } from '../../src/companies/registry.ts';
import { createGuardedFetch, type GuardedFetch } from '../../src/sources/guarded-fetch.ts';
import { lookAt } from '../../src/sources/look-at.ts';
import type { Store } from '../../src/store/store.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { loopbackServer } from '../sources/loopback-server.ts';
import { jsonPlace } from '../store/json/place.ts';

const PAGES: Record<string, string> = {
  '/feed': `<rss version="2.0"><channel><title>Wire</title>
    <item><title>Harbour Bank lays off 200</title><link>https://wire.example/1</link></item>
    <item><title>Mill Street closes</title><link>https://wire.example/2</link></item></channel></rss>`,
  '/': '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Wire</body></html>',
  '/story': '<html><title>Pier One cuts 40 jobs</title><body><p>It does.</p></body></html>',
  '/warn.csv': 'Company,Notice Date,Employees\nPier One,3/1/2026,40',
};
const registry = parseRegistry(JSON.stringify([{ id: 'klarna', name: 'Klarna' }]), '');
const companies = createCompanyDirectory(() => registry);
const here: Destination = { platform: 'slack', workspace: 'T1', channel: 'C1', person: false };
const presets = [
  { name: 'ledger', title: 'The Ledger', type: 'page', url: 'https://ledger.example/' },
  { name: 'filings', title: 'Filings', type: 'filings', url: 'https://sec.example/list' },
] as const;

let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;
let guarded: GuardedFetch;
let base: string;
let listed: readonly SourceView[];

beforeEach(async () => {
  place = await jsonPlace();
  store = await place.open();
  guarded = createGuardedFetch({ allowPrivateAddresses: true });
  listed = [];
  base = await loopbackServer((request, response) => {
    const body = PAGES[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body);
  });
});

afterEach(async () => {
  await guarded.close();
  await store.close();
  await place.remove();
});

const viewOf = (id: string, isListed = true): SourceView => ({
  id,
  name: id,
  isListed,
  lastReadAt: null,
  movedTo: null,
  illness: null,
});

async function ask(line: string, destination = here, watchInChat = true) {
  const context: CommandContext = {
    store,
    companies,
    sources: {
      watchInChat,
      presets,
      lookAt: (url) => lookAt(url, guarded.fetch),
      all: async () => [
        ...listed,
        ...(await store.watchedSources())
          .map(({ url }) => viewOf(url, false))
          .filter(({ id }) => !listed.some((one) => one.id === id)),
      ],
    },
    now: '2026-01-15T09:00:00Z',
    zone: 'UTC',
    who: 'ada',
    destination,
    person: { ...here, channel: 'U1', person: true },
    alertsPerDay: 10,
    digest: () => Promise.resolve(null),
  };
  const message = await answerLine(line, context);
  return renderMessage(message, {
    width: 200,
    color: false,
    hyperlinks: false,
    zone: 'UTC',
  }).replaceAll(base, '');
}

describe('watch', () => {
  it('adds nothing where the operator switched it off, and still ends what is watched', async () => {
    await ask(`watch ${base}/feed`);
    expect(await ask(`watch ${base}/story`, here, false)).toContain('ask the operator');
    expect(await store.watchedSources()).toHaveLength(1);
    expect(await ask(`unwatch ${base}/feed`, here, false)).toContain('No longer watching');
  });

  it('says what it found and watches the feed of a page', async () => {
    const said = await ask(`watch ${base}/`);
    expect(said).toContain('a feed.');
    expect(said).toContain('It has 2 articles now, the first: “Harbour Bank lays off 200”.');
    expect(await store.watchedSources()).toEqual([
      {
        url: `${base}/feed`,
        type: 'feed',
        title: 'Wire',
        addedIn: here,
        addedBy: 'ada',
        addedAt: '2026-01-15T09:00:00Z',
      },
    ]);
  });

  it.each([
    { path: '/story', type: 'page', says: 'by its own text' },
    { path: '/warn.csv', type: 'table', says: 'a table of layoffs' },
  ])('of $path is watching a $type', async ({ path, type, says }) => {
    expect(await ask(`watch ${base}${path}`)).toContain(says);
    expect(await store.watchedSources()).toMatchObject([{ type }]);
  });

  it('is refused in a sentence where nothing can be read, and nothing is kept', async () => {
    expect(await ask(`watch ${base}/none`)).toMatch(/^Not watched: .*status 404/);
    expect(await store.watchedSources()).toEqual([]);
  });

  it('twice is once, and what the operator lists stays the operator’s', async () => {
    await ask(`watch ${base}/feed`);
    expect(await ask(`watch ${base}/`)).toContain('is watched already');
    listed = [viewOf(`${base}/warn.csv`)];
    expect(await ask(`watch ${base}/warn.csv`)).toContain('the operator set it up');
    expect(await store.watchedSources()).toHaveLength(1);
  });

  it('takes presets by name, also filings', async () => {
    await ask('watch preset:ledger');
    await ask('watch preset:filings');
    expect((await store.watchedSources()).map(({ type, title }) => [type, title])).toEqual([
      ['page', 'The Ledger'],
      ['filings', 'Filings'],
    ]);
    expect(await ask('watch preset:none')).toContain('There is no preset none.');
    const all = await ask('sources presets');
    expect(all).toContain('watch preset:ledger');
    expect(all).toContain('Read already: The Ledger and Filings.');
  });

  it('is for channels, where others see it, and for those who may change what a channel follows', async () => {
    expect(await ask(`watch ${base}/feed`, { ...here, person: true })).toContain('in a channel');
    expect(await store.watchedSources()).toEqual([]);
    const isName = () => false;
    const lines = ['watch https://a.example', 'unwatch https://a.example', 'sources'];
    expect(lines.map((line) => changesChannel(parseCommand(line, { isName })))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('ends at a hundred places a workspace', async () => {
    const addedIn = { ...here, channel: 'C2' };
    for (let index = 0; index < 100; index += 1)
      await store.keepWatchedSource({
        url: `https://a.example/${index}`,
        type: 'feed',
        title: null,
        addedIn,
        addedBy: 'bob',
        addedAt: '2026-01-01T00:00:00Z',
      });
    expect(await ask(`watch ${base}/feed`)).toContain('100 places');
    expect(await store.watchedSources()).toHaveLength(100);
  });
});

describe('unwatch', () => {
  it('ends a watch, also by the address as people write it', async () => {
    await ask(`watch ${base}/feed`);
    expect(await ask(`unwatch ${base}/feed/`)).toContain('No longer watching Wire');
    expect(await store.watchedSources()).toEqual([]);
  });

  it('leaves what other workspaces watch and what the operator lists', async () => {
    await ask(`watch ${base}/feed`, { ...here, workspace: 'T2' });
    expect(await ask(`unwatch ${base}/feed`)).toContain('not watched from here');
    listed = [viewOf(`${base}/warn.csv`)];
    expect(await ask(`unwatch ${base}/warn.csv`)).toContain('and stays');
    expect(await ask('unwatch https://nobody.example')).toContain('not watched from here');
    expect(await store.watchedSources()).toHaveLength(1);
  });
});

describe('sources', () => {
  it('say no more of a file than its name', async () => {
    listed = [viewOf('/srv/news/inbox/wire.xml')];
    const said = await ask('sources');
    expect(said).toContain('wire.xml');
    expect(said).not.toContain('/srv');
    const problem = 'There is no file or folder /srv/news/inbox/wire.xml; check the path.';
    listed = [
      {
        ...viewOf('/srv/news/inbox/wire.xml'),
        illness: { since: '2026-01-14T09:00:00Z', problem },
      },
    ];
    const failing = await ask('sources');
    expect(failing).toContain('no file or folder wire.xml');
    expect(failing).not.toContain('/srv');
  });

  it('says where a source is read that has moved for good', async () => {
    listed = [
      {
        ...viewOf('https://wire.example/rss'),
        lastReadAt: '2026-01-15T08:00:00Z',
        movedTo: 'https://wire.example/feed',
      },
    ];
    expect(await ask('sources')).toContain('where it has moved: https://wire.example/feed');
  });

  it('lists what is read, what fails first, and not what others watch', async () => {
    const illness = { since: '2026-01-14T08:00:00Z', problem: 'It answers with status 503.' };
    listed = [
      { ...viewOf('https://a.example/rss'), lastReadAt: '2026-01-15T08:50:00Z' },
      { ...viewOf('https://b.example/rss'), illness },
      viewOf('https://search.example/rss?q=Klarna', false),
    ];
    await ask(`watch ${base}/feed`);
    await ask(`watch ${base}/warn.csv`, { ...here, workspace: 'T2' });
    const said = await ask('sources');
    expect(said.indexOf('b.example')).toBeLessThan(said.indexOf('a.example'));
    expect(said).toContain('status 503');
    expect(said).toMatch(/Wire.*ada, 15 Jan 2026/);
    expect(said).not.toContain('warn.csv');
    expect(said).not.toContain('search.example');
    expect(said).toContain('2 more sources: watched from elsewhere, or news searches');
  });

  it('comes in pages, none of them cut', async () => {
    listed = Array.from({ length: 45 }, (_, index) => viewOf(`https://a.example/${index}.`));
    const pages = [await ask('sources'), await ask('sources page 2'), await ask('sources page 9')];
    expect(pages.map((page) => /page \d of \d/.exec(page)?.[0])).toEqual([
      'page 1 of 3',
      'page 2 of 3',
      'page 3 of 3',
    ]);
    const all = pages.join('\n');
    expect(listed.filter(({ id }) => !all.includes(id))).toEqual([]);
  });

  it('says so where nothing is read', async () => {
    expect(await ask('sources')).toContain('Nothing is read yet.');
  });
});
