import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/console/render.ts';
import { digestMessage } from '../../src/digests/digest-message.ts';
import { makeDigest, type DigestInput } from '../../src/digests/make-digest.ts';
import { weekOf } from '../../src/digests/period.ts';
import { formatNumber } from '../../src/messages/format.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import { storiesOf, told } from '../stories/telling.ts';
import { sampleWeeks, troubledWeeks } from './sample-week.ts';

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
      'Week 45, 4 to 10 November 2024: no news of BT or IBM. 43 of 43 sources healthy.',
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
