import { expect, it } from 'vitest';
import type { Figure } from '../../src/signals/signal.ts';
import { titleOf, type TitleInput } from '../../src/signals/signal-title.ts';

const evidence = { quote: '', start: 0, end: 0 };

function figure(role: Figure['role'], value: number, qualifier: Figure['qualifier']): Figure {
  return { role, value, unit: role === 'money' ? 'USD' : 'jobs', qualifier, of: null, evidence };
}

const PLAIN: TitleInput = {
  company: 'Verizon',
  kind: 'layoff',
  stage: 'announced',
  jobs: null,
  percent: null,
  from: null,
  to: null,
};

it.each<{ input: Partial<TitleInput>; title: string }>([
  { input: { jobs: 13_000 }, title: 'Verizon plans to cut 13,000 jobs' },
  {
    input: { jobs: 13_000, staff: [figure('jobs', 13_000, 'more_than')] },
    title: 'Verizon plans to cut more than 13,000 jobs',
  },
  {
    input: { jobs: 500, stage: 'executed', staff: [figure('jobs', 500, 'up_to')] },
    title: 'Verizon cuts up to 500 jobs',
  },
  {
    input: { percent: 50, staff: [figure('percent', 50, 'nearly')] },
    title: 'Verizon plans to cut nearly 50% of staff',
  },
  { input: { from: 3800, to: 2000 }, title: 'Verizon plans to go from 3,800 to 2,000 people' },
  {
    input: { kind: 'ai_replacement', jobs: 853, staff: [figure('jobs', 853, 'about')] },
    title: 'Verizon counts on AI for the work of about 853 people',
  },
  {
    input: { kind: 'ai_replacement', jobs: 853, stage: 'executed' },
    title: 'Verizon says AI does the work of 853 people',
  },
  {
    input: { kind: 'ai_replacement', jobs: 7800, stage: 'rumoured' },
    title: 'Verizon may have AI do the work of 7,800 people',
  },
  { input: { kind: 'hiring', stage: 'executed' }, title: 'Verizon is hiring' },
  { input: { kind: 'hiring', percent: 5 }, title: 'Verizon plans to hire 5% more people' },
  {
    input: { kind: 'funding', stage: 'executed', facts: [figure('money', 8e8, 'about')] },
    title: 'Verizon raises about $800 million',
  },
])('$title', ({ input, title }) => {
  expect(titleOf({ ...PLAIN, ...input })).toBe(title);
});
