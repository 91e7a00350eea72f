import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/console/render.ts';
import { digestMessage } from '../../src/digests/digest-message.ts';
import { makeDigest } from '../../src/digests/make-digest.ts';
import type { DigestInput } from '../../src/digests/make-digest.ts';
import { weekOf } from '../../src/digests/period.ts';
import { headlineOf } from '../../src/digests/headline.ts';
import { formatNumber } from '../../src/messages/format.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import type { Story } from '../../src/stories/story.ts';
import { storiesOf, told } from '../stories/telling.ts';
import { sampleWeeks } from './sample-week.ts';

const week45 = weekOf('2024-11-04');
const zone = 'Europe/Stockholm';
const shown = (input: Partial<DigestInput>) =>
  renderMessage(
    digestMessage(makeDigest({ period: week45, zone, stories: sampleWeeks(), ...input })),
    {
      width: 80,
      color: false,
      hyperlinks: false,
      zone,
    },
  );

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('a digest as it is read', () => {
  it('of a week with everything in it', async () => {
    await expect(
      shown({
        followed: [
          { id: 'klarna', name: 'Klarna' },
          { id: 'ibm', name: 'IBM' },
          { id: 'bt', name: 'BT' },
        ],
        coverage: {
          sources: 43,
          healthy: 41,
          silent: [
            { name: 'Example Wire', since: '2024-11-05' },
            { name: 'Example Filings', since: '2024-11-05' },
          ],
        },
      }),
    ).toMatchFileSnapshot('../fixtures/digests/week-80.txt');
  });

  it('tells a deal once that one text tells of both firms', () => {
    const deal = (company: string, other: string, document = 'm1') =>
      told(document, company, '2024-11-05', 'Acme buys Borealis for $2 billion.', {
        kind: 'merger',
        title: `${company} and ${other} in a merger or sale`,
      });
    const both = shown({ stories: storiesOf(deal('Acme', 'Borealis'), deal('Borealis', 'Acme')) });
    expect(both).toContain('Acme and Borealis in a merger');
    expect(both).not.toContain('Borealis and Acme in a merger');
    const others = [deal('Acme', 'Borealis'), deal('Borealis', 'Cantor', 'm2')];
    expect(shown({ stories: storiesOf(...others) })).toContain('Borealis and Cantor');
  });

  it('names a source that is back once, in the digest after it is', () => {
    const coverage = {
      sources: 2,
      healthy: 2,
      silent: [],
      healed: [
        { name: 'Example Wire', since: '2024-11-01T08:00:00Z', at: '2024-11-05T08:00:00Z' },
        { name: 'Example Filings', since: '2024-10-01T08:00:00Z', at: '2024-10-05T08:00:00Z' },
      ],
    };
    expect(oneLine(shown({ stories: [], coverage }))).toContain(
      '2 of 2 sources healthy; back: Example Wire, silent since 1 Nov 2024.',
    );
    expect(
      oneLine(shown({ stories: [], coverage, lastDigestAt: '2024-11-06T08:00:00Z' })),
    ).toContain('2 of 2 sources healthy.');
  });

  it('that is late, with reversals, corrections, held alerts and news read late', async () => {
    await expect(
      shown({
        stories: troubledWeeks(),
        held: [
          { storyId: 'acme-2024-11-layoff', because: 'budget' },
          { storyId: 'ocado-2024-10-layoff', because: 'late' },
        ],
        lastDigestAt: '2024-11-04T08:00:00Z',
        late: {
          at: '2024-11-11T08:00:00Z',
          missed: { start: '2024-10-21', end: '2024-11-04' },
        },
      }),
    ).toMatchFileSnapshot('../fixtures/digests/late-80.txt');
  });

  it('says of a story that nobody dates that its day is that of reading', () => {
    const [story] = storiesOf(
      told('u1', 'Acme', null, 'Acme cuts 70 jobs', {
        kind: 'layoff',
        jobs: 70,
        title: 'Acme cuts 70 jobs',
      }),
    );
    if (!story) throw new Error('no story');
    const text = oneLine(shown({ stories: [{ ...story, happenedOn: '2024-11-05' }] }));
    expect(text).toContain('Acme cuts 70 jobs. Paper u1 (https://news.example/u1), undated, first');
    expect(text).toContain('first read on 5 Nov 2024');
    expect(text).toContain(
      '1 story stands in this week because it was first read then; its sources give no date.',
    );
    expect(oneLine(shown({}))).not.toContain('no date');
  });

  it.each([
    { kind: 'layoff', stage: 'executed', says: 'Acme did it: 300 people; carried out.' },
    { kind: 'ai_replacement', stage: 'executed', says: 'Acme did it: 300 people.' },
    {
      kind: 'attrition',
      stage: 'executed',
      to: 2907,
      says: 'out of 5,527 people; 2,907 people now',
    },
    { kind: 'attrition', stage: 'announced', to: 2000, says: '2,000 people when it is done' },
  ] as const)('tells $kind $stage as “$says”', ({ says, ...signal }) => {
    const to = 'to' in signal ? { from: 5527 } : { jobs: 300 };
    const stories = storiesOf(
      told('k1', 'Acme', '2024-11-05', 'Acme did it', { ...signal, ...to, title: 'Acme did it' }),
    );
    expect(oneLine(shown({ stories }))).toContain(says);
  });

  it('with nothing in it, in one line', () => {
    const followed = [
      { id: 'ibm', name: 'IBM' },
      { id: 'bt', name: 'BT' },
    ];
    const coverage = { sources: 43, healthy: 43, silent: [] };
    expect(shown({ stories: [], followed, coverage })).toBe(
      ['Week 45, 4 to 10 November 2024: no news of BT or IBM. 43 of 43 sources healthy.'].join(' '),
    );
    expect(shown({ stories: [] })).toBe('Week 45, 4 to 10 November 2024: no news.');
  });

  it('says how many of many quiet companies it does not name', () => {
    const followed = Array.from({ length: 40 }, (_, index) => ({
      id: `c${index}`,
      name: `Company ${String(index).padStart(2, '0')}`,
    }));
    expect(shown({ followed }).replaceAll('\n', ' ')).toMatch(
      /No news of Company 00, .*Company 11 or 28 other companies you follow\./,
    );
  });

  it.each([
    {
      why: 'the only number is disputed',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme cuts jobs at its plant', {
          kind: 'layoff',
          jobs: 1_000,
        }),
        told('x2', 'Acme', '2024-11-05', 'Acme cuts jobs at its plant', {
          kind: 'layoff',
          jobs: 1_090,
        }),
      ),
      headline:
        'Job cuts announced: Acme, where sources disagree on the number; AI is not given as a cause.',
    },
    {
      why: 'nobody gave a number',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme cuts jobs', { kind: 'layoff', ai: true }),
        told('x2', 'Northwind', '2024-11-05', 'Northwind cuts jobs', { kind: 'layoff' }),
      ),
      headline:
        'Job cuts announced: Acme and Northwind, which gave no number of people; AI is given as a cause at 1 of the 2 companies.',
    },
    {
      why: 'there are no cuts',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme hires', { kind: 'hiring', jobs: 5 }),
      ),
      headline: 'No job cuts were announced; there is 1 story of 1 company.',
    },
    {
      why: 'there are only rumours',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme may cut', {
          kind: 'layoff',
          jobs: 70,
          stage: 'rumoured',
        }),
      ),
      headline: 'Job cuts rumoured: 70 people at 1 company; AI is not given as a cause.',
    },
    {
      why: 'it is less than the week before, and AI is behind all of it',
      stories: storiesOf(
        told('x0', 'Acme', '2024-10-30', 'Acme cuts at home', { kind: 'layoff', jobs: 700 }),
        told('x1', 'Northwind', '2024-11-05', 'Northwind cuts', {
          kind: 'layoff',
          jobs: 70,
          ai: true,
        }),
      ),
      headline:
        'Job cuts announced: 70 people at 1 company; down from 700 the week before; AI is given as a cause.',
    },
  ])('begins with one sentence where $why', ({ stories, headline }) => {
    expect(headlineOf(makeDigest({ period: week45, zone, stories }))).toBe(headline);
  });

  it('shows no number that is in no story, no total and no date', () => {
    const stories = sampleWeeks();
    const text = plainText(digestMessage(makeDigest({ period: week45, zone, stories })), zone)
      .replaceAll(/https?:\S+/g, '')
      .replaceAll(/\d{1,2} \w{3} \d{4}|why \S+|digest \S+|Paper \w\d|Week 45, .* 2024/g, '');
    const figures = stories.flatMap((story) =>
      story.figures.map(({ value }) => formatNumber(value)),
    );
    // The sum and its share (12,000 + 9,000 + 400; 400 of them), counts of companies and sources, list numbers.
    const derived = ['21,400', '2', ...['1', '3', '4', '5'], '9'];
    const shownNumbers = text.match(/\d[\d,.]*\d|\d/g) ?? [];
    expect(shownNumbers.filter((number) => ![...figures, ...derived].includes(number))).toEqual([]);
    expect(text).not.toMatch(/!|\p{Extended_Pictographic}/u);
  });

  it('tells of every story of the week, however many there are', () => {
    const stories = storiesOf(
      ...Array.from({ length: 120 }, (_, index) =>
        told(`m${index}`, `Company${index}`, '2024-11-06', `Company${index} cuts`, {
          kind: 'layoff',
          jobs: 100 + index,
          title: `Company${index} cuts ${100 + index} jobs`,
        }),
      ),
    );
    const text = shown({ stories });
    for (const { headline } of stories) expect(text).toContain(headline);
    expect(text).toContain('and 110 more below');
  });
});

/** A week of changes: a plan taken back, a figure put right, sources that disagree, news that came late. */
function troubledWeeks(): Story[] {
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
