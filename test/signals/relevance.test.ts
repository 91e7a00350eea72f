import { expect, it } from 'vitest';
import { scoreRelevance, type RelevanceInput } from '../../src/signals/relevance.ts';

const plain: RelevanceInput = {
  kind: 'layoff',
  jobs: 300,
  percent: null,
  stage: 'announced',
  ai: false,
  attribution: 'none',
  publishers: 1,
};

it.each<{ change: Partial<RelevanceInput>; score: number; why: string }>([
  { change: {}, score: 3, why: 'an ordinary layoff is in the middle' },
  { change: { jobs: 14_000 }, score: 4, why: 'ten thousand people and more are large' },
  { change: { percent: 45 }, score: 4, why: 'so is nearly half of a small firm' },
  { change: { jobs: 20 }, score: 2, why: 'twenty people are small' },
  {
    change: { jobs: 20, percent: 30 },
    score: 3,
    why: 'but not where they are a third of the firm',
  },
  { change: { jobs: 60, percent: 30 }, score: 3, why: 'which makes a small firm no large story' },
  { change: { jobs: 600, percent: 30 }, score: 4, why: 'while six hundred and a third are one' },
  { change: { ai: true }, score: 4, why: 'AI as the reason is what readers came for' },
  { change: { stage: 'rumoured' }, score: 2, why: 'a rumour may come to nothing' },
  { change: { publishers: 3 }, score: 4, why: 'three publishers corroborate' },
  { change: { ai: true, jobs: 55_000, publishers: 4 }, score: 5, why: 'five is the top' },
  { change: { kind: 'results', stage: 'denied' }, score: 1, why: 'one is the bottom' },
  { change: { kind: 'ai_savings', ai: true }, score: 3, why: 'AI kinds are not paid twice for AI' },
])('$change scores $score: $why', ({ change, score }) => {
  expect(scoreRelevance({ ...plain, ...change }).score).toBe(score);
});

it('explains every step', () => {
  const { reasons } = scoreRelevance({ ...plain, ai: true, publishers: 3 });
  expect(reasons).toEqual([
    'starts at 3 for its kind (job cuts)',
    '+1 put down to AI',
    '+1 told by three publishers or more',
  ]);
});
