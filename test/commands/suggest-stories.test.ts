import { expect, it } from 'vitest';
import { suggestStories } from '../../src/commands/suggest-stories.ts';
import type { Story } from '../../src/stories/story.ts';
import { storyOf } from '../store/records.ts';

const NOW = '2024-11-08T09:00:00.000Z';
const stories = [
  storyOf('klarna-2024-10-layoff', { companyName: 'Klarna', headline: 'Klarna cuts 200 jobs' }),
  storyOf('bt-2024-09-layoff', { companyName: 'BT', headline: 'BT cuts 200 jobs' }),
];
const asked: { from: string; to: string }[] = [];
const store = {
  storiesBetween: (from: string, to: string): Promise<Story[]> => {
    asked.push({ from, to });
    return Promise.resolve(stories);
  },
};

it.each([
  { typed: 'klar', ids: ['klarna-2024-10-layoff'], why: 'the beginning of the company' },
  { typed: 'CUTS 200', ids: stories.map(({ id }) => id), why: 'words of the headline' },
  { typed: 'bt-2024', ids: ['bt-2024-09-layoff'], why: 'the beginning of the id' },
  { typed: 'larna', ids: [], why: 'not the middle of a word' },
  { typed: 'klarna bt', ids: [], why: 'all of the words have to be there' },
  { typed: ' ', ids: stories.map(({ id }) => id), why: 'nothing typed is everything' },
])('“$typed” offers $ids: $why', async ({ typed, ids }) => {
  const found = await suggestStories(typed, { store, now: NOW }, 25);
  expect(found.map(({ id }) => id)).toEqual(ids);
});

it('offers no more than asked for, of the last year', async () => {
  expect(await suggestStories('', { store, now: NOW }, 1)).toHaveLength(1);
  expect(asked.at(-1)).toEqual({ from: '2023-11-08', to: '2024-11-10' });
});
