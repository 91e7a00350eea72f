import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import type { Document } from '../../src/documents/document.ts';
import type { Signal } from '../../src/signals/signal.ts';
import { createIntake, type TakeIn } from '../../src/pipeline/intake.ts';
import { takeBatches } from '../../src/pipeline/take-batches.ts';
import type { ReadBatch } from '../../src/sources/source.ts';
import type { Store } from '../../src/store/store.ts';
import { jsonPlace } from '../store/json/place.ts';
import { told } from '../stories/telling.ts';

const NOW = '2026-01-15T09:00:00.000Z';
const SAID = new Map<string, readonly Signal[]>();

function news(id: string, jobs: number, text = `Acme lays off ${jobs} people in Leeds`): Document {
  const { document, signals } = told(id, 'Acme', '2026-01-14', text, { kind: 'layoff', jobs });
  SAID.set(`${document.id} ${document.text}`, signals);
  return document;
}

let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;
let takeIn: TakeIn;
let owed: Delivery[][];

beforeEach(async () => {
  place = await jsonPlace();
  store = await place.open();
  owed = [];
  takeIn = createIntake({
    store,
    extract: ({ id, text }) => SAID.get(`${id} ${text}`) ?? [],
    owe: (changes) => {
      const due = changes.map(({ after }): Delivery => ({
        key: `alert:${after.id}:console:local:terminal`,
        destination: {
          platform: 'console',
          workspace: 'local',
          channel: 'terminal',
          person: false,
        },
        content: { type: 'alert', storyId: after.id },
        state: { is: 'owed', dueAt: NOW, attempts: 0, lastError: null },
        createdAt: NOW,
      }));
      owed.push(due);
      return Promise.resolve(due);
    },
    now: () => NOW,
  });
});

afterEach(async () => {
  await store.close();
  await place.remove();
});

describe('a document that is taken in', () => {
  it('is kept with its story and what that owes', async () => {
    const { was, changes } = await takeIn(news('a', 200), { baseline: false });
    expect(was).toBe('new');
    const [story] = await store.storiesAbout('acme', '0000-01-01');
    expect(story).toEqual(changes[0]?.after);
    expect((await store.documentById('a'))?.revision).toBe(1);
    expect(
      await store.deliveryByKey(`alert:${story?.id ?? ''}:console:local:terminal`),
    ).not.toBeNull();
  });

  it('as a baseline owes nobody anything', async () => {
    await takeIn(news('a', 200), { baseline: true });
    expect(owed).toEqual([]);
    expect(await store.storiesAbout('acme', '0000-01-01')).toHaveLength(1);
  });

  it('is known when it comes again, with another date or a mended comma', async () => {
    await takeIn(news('a', 200), { baseline: false });
    const touched = {
      ...news('a', 200),
      publishedAt: '2026-01-15',
      text: 'Acme lays off 200 people, in Leeds',
    };
    expect((await takeIn(touched, { baseline: false })).was).toBe('known');
    expect((await store.documentById('a'))?.document.publishedAt).toBe('2026-01-14');
    expect(owed).toHaveLength(1);
  });

  it('is revised when its number changes, and the story notes the correction', async () => {
    await takeIn(news('a', 98_912), { baseline: false });
    const { was, changes } = await takeIn(news('a', 9891), { baseline: false });
    expect(was).toBe('revised');
    expect(changes[0]?.after.corrections).toMatchObject([{ role: 'jobs', was: 98_912, is: 9891 }]);
    expect((await store.documentById('a'))?.revision).toBe(2);
  });

  it('is kept unread where its language is not', async () => {
    const { was, signals } = await takeIn(
      { ...news('a', 200), readable: false, language: 'sv' },
      { baseline: false },
    );
    expect({ was, signals }).toEqual({ was: 'unread', signals: [] });
    expect(await store.documentById('a')).not.toBeNull();
  });
});

it('documents taken in at the same moment all join the one story', async () => {
  const tellings = ['a', 'b', 'c', 'd', 'e'].map((id) => news(id, 200));
  await Promise.all(tellings.map((document) => takeIn(document, { baseline: true })));
  const stories = await store.storiesAbout('acme', '0000-01-01');
  expect(stories).toHaveLength(1);
  expect(stories[0]?.tellings).toHaveLength(5);
});

it('a story that another writer grew meanwhile is read again, and nothing is lost', async () => {
  await takeIn(news('a', 200), { baseline: true });
  const other = createIntake({
    store,
    extract: ({ id, text }) => SAID.get(`${id} ${text}`) ?? [],
    owe: () => Promise.resolve([]),
    now: () => NOW,
  });
  await Promise.all([
    takeIn(news('b', 200), { baseline: true }),
    other(news('c', 200), { baseline: true }),
    takeIn(news('d', 200), { baseline: true }),
    other(news('e', 200), { baseline: true }),
  ]);
  const [story, ...others] = await store.storiesAbout('acme', '0000-01-01');
  expect(others).toEqual([]);
  expect(story?.tellings.map(({ documentId }) => documentId).sort()).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ]);
});

it('batches are counted, the oldest document first', async () => {
  const documents = [
    { ...news('late', 200), publishedAt: '2026-01-14' },
    { ...news('early', 200), publishedAt: '2026-01-10' },
  ];
  const batches: AsyncIterable<ReadBatch> = Readable.from([
    { from: 'x', documents, problems: ['Row 3 has no company.'] },
    { from: 'x', documents, problems: [] },
  ]);
  const tally = await takeBatches(batches, takeIn, { baseline: true });
  expect(tally).toMatchObject({
    documents: 4,
    fresh: 2,
    known: 2,
    signals: 2,
    problems: ['Row 3 has no company.'],
  });
  const [story] = await store.storiesAbout('acme', '0000-01-01');
  expect(story?.tellings.map(({ documentId }) => documentId)).toEqual(['early', 'late']);
});

it('rows about one company wait for each other, in their order, and for what came before them', async () => {
  const jobs = [10, 20, 30, 40];
  const rows = jobs.map((count, index): Document => ({
    ...news(`row-${index}`, count),
    format: 'row',
    row: {
      company: 'Acme',
      jobs: count,
      percent: null,
      noticeDate: null,
      effectiveDate: null,
      closure: false,
      place: null,
      table: 'warn',
    },
  }));
  const taken: string[] = [];
  const note = async (document: Document) => {
    await takeIn(document, { baseline: true });
    taken.push(document.id);
  };
  const all = [news('first', 200), ...rows, news('last', 200)];
  await Promise.all(all.map(note));
  expect(taken).toEqual(['first', 'row-0', 'row-1', 'row-2', 'row-3', 'last']);
});
