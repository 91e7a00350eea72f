import type { Story } from '../../src/stories/story.ts';
import { storiesOf, told } from '../stories/telling.ts';

/** Stories of weeks 44 and 45 of 2024 as they come out of reading. */
export function sampleWeeks(): Story[] {
  return storiesOf(
    told('a1', 'Ocado', '2024-10-29', 'Ocado cuts 900 jobs. Orders are picked by machines.', {
      kind: 'layoff',
      jobs: 900,
      title: 'Ocado cuts 900 jobs',
    }),
    told('b1', 'Intel', '2024-11-05', 'Intel to cut 12,000 jobs. The chip maker saves money.', {
      kind: 'layoff',
      jobs: 12_000,
      percent: 15,
      title: 'Intel is to cut 12,000 jobs',
    }),
    told('b2', 'Intel', '2024-11-06', 'Intel to cut 12,000 jobs, 15% of staff. Chip maker saves.', {
      kind: 'layoff',
      jobs: 12_000,
      percent: 15,
      title: 'Intel is to cut 12,000 jobs',
    }),
    told('c1', 'Klarna', '2024-11-04', 'Klarna will go from 3,800 to 2,000 people. AI does it.', {
      kind: 'attrition',
      from: 3_800,
      to: 2_000,
      ai: true,
      attribution: 'company',
      title: 'Klarna plans to go from 3,800 to 2,000 people',
    }),
    told('d1', 'Duolingo', '2024-11-07', 'Duolingo parts with 400 contractors as AI writes.', {
      kind: 'layoff',
      jobs: 400,
      ai: true,
      attribution: 'reported',
      title: 'Duolingo parts with 400 contractors',
    }),
    told('e1', 'Nissan', '2024-11-07', 'Nissan to shed 9,000 posts worldwide this year.', {
      kind: 'layoff',
      jobs: 9_000,
      title: 'Nissan sheds 9,000 posts',
    }),
    told('f1', 'Northwind', '2024-11-08', 'Northwind lays off 300 in Leeds.', {
      kind: 'layoff',
      jobs: 300,
      stage: 'executed',
      title: 'Northwind has laid off 300 people',
    }),
    told('g1', 'Acme', '2024-11-08', 'Acme weighs 2,500 cuts, people close to it say.', {
      kind: 'layoff',
      jobs: 2_500,
      stage: 'rumoured',
      title: 'Acme weighs 2,500 cuts',
    }),
    told(
      'h1',
      'Commonwealth',
      '2024-11-06',
      'Commonwealth hires its callers back; the bot failed.',
      {
        kind: 'ai_reversal',
        jobs: 45,
        ai: true,
        stage: 'reversed',
        title: 'Commonwealth takes 45 people back after its voice bot failed',
      },
    ),
    told('i1', 'Vestas', '2024-11-09', 'Vestas looks for 600 engineers in Denmark.', {
      kind: 'hiring',
      jobs: 600,
      title: 'Vestas looks for 600 engineers',
    }),
    told('j1', 'Ocado', '2024-11-09', 'Ocado says results are up. Robots pick half of it all.', {
      kind: 'results',
      title: 'Ocado sells 9% more',
    }),
  );
}

/** A week of changes: a plan taken back, a figure put right, sources that disagree, news that came late. */
export function troubledWeeks(): Story[] {
  const plan = {
    kind: 'ai_replacement',
    jobs: 45,
    title: 'Commonwealth lets a bot do the work of 45 callers',
  } as const;
  const stories = storiesOf(
    told(
      'p1',
      'Commonwealth',
      '2024-08-01',
      'Commonwealth puts a bot on its lines instead of 45 callers.',
      plan,
    ),
    told(
      'p2',
      'Commonwealth',
      '2024-11-06',
      'Commonwealth hires its callers back; the bot failed.',
      {
        kind: 'ai_reversal',
        jobs: 45,
        ai: true,
        stage: 'reversed',
        title: 'Commonwealth takes 45 callers back',
      },
    ),
    told('q1', 'Acme', '2024-11-05', 'Acme to cut jobs at its plant, the paper learns', {
      kind: 'layoff',
      jobs: 1_000,
      title: 'Acme is to cut jobs at its plant',
    }),
    told('q2', 'Acme', '2024-11-05', 'Acme to cut jobs at its plant, unions say', {
      kind: 'layoff',
      jobs: 1_090,
      title: 'Acme is to cut jobs at its plant',
    }),
    told('r1', 'Ocado', '2024-10-29', 'Ocado cuts 900 jobs. Orders are picked by machines.', {
      kind: 'layoff',
      jobs: 900,
      title: 'Ocado cuts 900 jobs',
    }),
    told('s1', 'Providence', '2024-10-20', 'Providence lays off 9,891 in its hospitals.', {
      kind: 'layoff',
      jobs: 9_891,
      title: 'Providence lays off 9,891 people',
    }),
  );
  return stories.map((story) => ({
    ...story,
    firstSeenAt:
      story.companyName === 'Ocado' ? '2024-11-07T10:00:00Z' : `${story.happenedOn}T10:00:00Z`,
    corrections:
      story.companyName === 'Providence'
        ? [{ role: 'jobs', was: 98_912, is: 9_891, at: '2024-11-06T10:00:00Z', documentId: 's1' }]
        : [],
  }));
}
