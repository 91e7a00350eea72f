import { describe, expect, it } from 'vitest';
import { materialChanges } from '../../src/stories/material-changes.ts';
import { storiesOf, told } from './telling.ts';

const halving = { kind: 'attrition', from: 3800, to: 2000, percent: 50, ai: true } as const;

describe('the same event told again', () => {
  it('joins its story and says why', () => {
    const [story, ...others] = storiesOf(
      told('a', 'Klarna', '2024-08-27', 'Klarna will shrink to 2,000 staff from 3,800.', halving),
      told('b', 'Klarna', '2024-08-29', 'Klarna boss plans half the people.', {
        ...halving,
        kind: 'layoff',
      }),
    );
    expect(others).toEqual([]);
    expect(story?.tellings.map(({ documentId }) => documentId)).toEqual(['a', 'b']);
    expect(story?.tellings[1]?.joinedBecause).toContain('same headcount to come (2,000)');
    expect(story?.version).toBe(2);
  });

  it.each([
    { gap: '2023-10-21', joined: true, why: 'two days later, the same number' },
    { gap: null, joined: true, why: 'an undated copy with the same number' },
    { gap: '2024-10-21', joined: false, why: 'a year later 14,000 is another round' },
  ])('published $gap, joined is $joined: $why', ({ gap, joined }) => {
    const stories = storiesOf(
      told('a', 'Nokia', '2023-10-19', 'Nokia sheds posts as sales sink', {
        kind: 'layoff',
        jobs: 14_000,
      }),
      told('b', 'Nokia', gap, 'Up to 14,000 to go at Nokia', { kind: 'layoff', jobs: 14_000 }),
    );
    expect(stories).toHaveLength(joined ? 1 : 2);
  });

  it('keeps figures that disagree, each with who says it', () => {
    const [story] = storiesOf(
      told('a', 'Paramount', '2025-10-29', 'Paramount starts cutting 1,000 jobs in New York', {
        kind: 'layoff',
        jobs: 1000,
        percent: 10,
      }),
      told('b', 'Paramount', '2025-10-29', 'Paramount starts cutting 1,080 jobs in New York', {
        kind: 'layoff',
        jobs: 1080,
        percent: 10,
      }),
    );
    expect(story?.figures.filter(({ role }) => role === 'jobs')).toMatchObject([
      { value: 1000, documentIds: ['a'] },
      { value: 1080, documentIds: ['b'] },
    ]);
    expect(story?.figures.find(({ role }) => role === 'percent')?.documentIds).toEqual(['a', 'b']);
  });
});

describe('different events at one company', () => {
  const klarna = () =>
    storiesOf(
      told('may22', 'Klarna', '2022-05-23', 'Klarna parts with a tenth of its people', {
        kind: 'layoff',
        percent: 10,
      }),
      told('dec23', 'Klarna', '2023-12-04', 'Klarna stops recruiting', {
        kind: 'hiring_freeze',
        ai: true,
      }),
      told('aug24', 'Klarna', '2024-08-28', 'Klarna wants 2,000 people', halving),
      told('may25', 'Klarna', '2025-05-09', 'Klarna hires people for its service desk again', {
        kind: 'ai_reversal',
        stage: 'reversed',
      }),
    );

  it('are stories of their own', () => {
    expect(klarna().map(({ id }) => id)).toEqual([
      'klarna-2022-05-layoff',
      'klarna-2023-12-hiring-freeze',
      'klarna-2024-08-attrition',
      'klarna-2025-05-ai-reversal',
    ]);
  });

  it('are linked where one takes the other back', () => {
    expect(klarna().at(-1)?.links).toEqual([
      { storyId: 'klarna-2024-08-attrition', relation: 'reverses' },
    ]);
  });

  it.each([
    {
      why: 'a plan of 15,800 and a decision of 8,000',
      first: { kind: 'layoff', jobs: 15_800, percent: 20 } as const,
      second: { kind: 'layoff', jobs: 8000, percent: 10 } as const,
    },
    {
      why: 'a cut of 45 posts and its withdrawal',
      first: { kind: 'layoff', jobs: 45, ai: true } as const,
      second: { kind: 'ai_reversal', jobs: 45 } as const,
    },
    {
      why: 'training of 65,000 and a cut',
      first: { kind: 'reskilling', jobs: 65_000 } as const,
      second: { kind: 'layoff', jobs: 1500 } as const,
    },
  ])('are kept apart: $why', ({ first, second }) => {
    const stories = storiesOf(
      told('a', 'Meta', null, 'Meta is thinking of a large step', first),
      told('b', 'Meta', null, 'Something has been decided at Meta', second),
    );
    expect(stories).toHaveLength(2);
    expect(stories[1]?.tellings[0]?.joinedBecause).toContain('kept apart from');
  });

  it.each([
    { first: '2024-05-02', second: '2024-05-03', says: '1 day apart' },
    { first: '2022-05-23', second: '2025-11-18', says: '1,275 days apart' },
  ])('says how far $first and $second are: $says', ({ first, second, says }) => {
    const stories = storiesOf(
      told('a', 'Meta', first, 'Meta is thinking of a large step', { kind: 'layoff', jobs: 700 }),
      told('b', 'Meta', second, 'Meta is thinking of a large step', { kind: 'layoff', jobs: 700 }),
    );
    const reasons = stories.flatMap(({ tellings }) => tellings).map((one) => one.joinedBecause);
    expect(reasons.join(' ')).toContain(says);
  });

  it('two companies in one document are two stories', () => {
    const sap = told('a', 'SAP', '2023-01-26', 'SAP follows IBM', { kind: 'layoff', jobs: 2800 });
    const ibm = told('a', 'IBM', '2023-01-26', 'SAP follows IBM', { kind: 'layoff', jobs: 3900 });
    const [second] = ibm.signals;
    const stories = storiesOf({
      document: sap.document,
      signals: [...sap.signals, ...(second ? [{ ...second, primary: false }] : [])],
    });
    expect(stories.map(({ id }) => id)).toEqual(['sap-2023-01-layoff', 'ibm-2023-01-layoff']);
  });

  it('a step that carries a plan out follows it', () => {
    const stories = storiesOf(
      told('plan', 'BT', '2023-05-18', 'BT will need up to 55,000 fewer', {
        kind: 'layoff',
        jobs: 55_000,
        stage: 'rumoured',
      }),
      told(
        'done',
        'BT',
        '2024-05-16',
        'With the fibre network built, engineers leave BT in numbers',
        {
          kind: 'layoff',
          jobs: 55_000,
          stage: 'executed',
        },
      ),
    );
    expect(stories[1]?.links).toEqual([{ storyId: 'bt-2023-05-layoff', relation: 'follows' }]);
  });

  it('a second story of the same month and kind gets a counter', () => {
    const stories = storiesOf(
      told('a', 'Intel', '2024-08-01', 'Intel goes', { kind: 'layoff', jobs: 15_000 }),
      told('b', 'Intel', '2024-08-20', 'Ireland plant shrinks', { kind: 'layoff', jobs: 120 }),
    );
    expect(stories[1]?.id).toBe('intel-2024-08-layoff-2');
  });
});

describe('a revised document', () => {
  const wrong = told('a', 'Acme', '2026-03-02', 'Acme cuts 98,912', {
    kind: 'layoff',
    jobs: 98_912,
  });
  const right = told('a', 'Acme', '2026-03-02', 'Acme cuts 9,891', { kind: 'layoff', jobs: 9891 });

  it('replaces its telling and is noted as a correction', () => {
    const [story, ...others] = storiesOf(wrong, right);
    expect(others).toEqual([]);
    expect(story?.tellings).toHaveLength(1);
    expect(story?.corrections).toMatchObject([{ role: 'jobs', was: 98_912, is: 9891 }]);
    expect(story?.figures).toMatchObject([{ role: 'jobs', value: 9891 }]);
  });

  it('is a material change once, as a correction and not also as a new figure', () => {
    const [before] = storiesOf(wrong);
    const [after] = storiesOf(wrong, right);
    expect(before && after && materialChanges(before, after).map(({ type }) => type)).toEqual([
      'correction',
    ]);
  });
});

describe('material changes', () => {
  const first = told('a', 'Dropbox', '2024-10-30', 'Dropbox lays off 20%', {
    kind: 'layoff',
    percent: 20,
  });

  it.each([
    {
      why: 'another paper with the same figures',
      next: { kind: 'layoff', percent: 20 } as const,
      types: [],
    },
    {
      why: 'the number of people becomes known',
      next: { kind: 'layoff', percent: 20, jobs: 528 } as const,
      types: ['figure'],
    },
    {
      why: 'the plan is carried out',
      next: { kind: 'layoff', percent: 20, stage: 'executed' } as const,
      types: ['stage'],
    },
  ])('$why: $types', ({ next, types }) => {
    const [before] = storiesOf(first);
    const [after] = storiesOf(first, told('b', 'Dropbox', '2024-10-31', 'Dropbox news', next));
    expect(before && after && materialChanges(before, after).map(({ type }) => type)).toEqual(
      types,
    );
  });
});

describe('the headline of a story', () => {
  const plan = told('a', 'Dropbox', '2024-10-30', 'Dropbox plans to cut 528 jobs', {
    kind: 'layoff',
    jobs: 528,
    title: 'Dropbox plans to cut 528 jobs',
  });
  const deed = told('b', 'Dropbox', '2024-10-31', 'Dropbox has cut 528 jobs', {
    kind: 'layoff',
    jobs: 528,
    stage: 'executed',
    title: 'Dropbox cuts 528 jobs',
  });
  const heading = told('a', 'Dropbox', '2024-10-30', 'Fewer people at Dropbox: 528', {
    kind: 'layoff',
    jobs: 528,
    title: 'Fewer people at Dropbox: 528',
  });

  it.each([
    { tellings: [plan], headline: 'Dropbox plans to cut 528 jobs', why: 'a plan is one' },
    { tellings: [plan, deed], headline: 'Dropbox cuts 528 jobs', why: 'the plan was carried out' },
    {
      tellings: [heading, deed],
      headline: 'Fewer people at Dropbox: 528',
      why: 'a card’s own words are left as they are',
    },
  ])('is “$headline”, because $why', ({ tellings, headline }) => {
    expect(storiesOf(...tellings).map((story) => story.headline)).toEqual([headline]);
  });
});
