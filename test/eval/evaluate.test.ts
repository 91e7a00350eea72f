import { describe, expect, it } from 'vitest';
import { UnreadableDocumentError } from '../../src/errors.ts';
import { evaluate, measuresOf, renderReport } from '../../src/eval/evaluate.ts';
import { parseLabelledItems } from '../../src/eval/labelled-item.ts';
import { createSameCompany } from '../../src/eval/same-company.ts';
import type { PredictedSignal } from '../../src/eval/score-extraction.ts';
import { scoreStories } from '../../src/eval/score-stories.ts';

const line = JSON.stringify({
  id: 'x1',
  title: 'Acme cuts 40 jobs',
  text: 'It also hires.',
  published: null,
  relevant: true,
  event: 'acme-cut',
  gold: [
    { company: 'Acme', kind: 'layoff', primary: true, jobs: 40, ai: false },
    { company: 'Acme', kind: 'hiring', primary: false, ai: false },
  ],
});
const items = parseLabelledItems(line);

function predicted(changes: Partial<PredictedSignal>): PredictedSignal {
  return {
    company: { id: 'acme', name: 'Acme Inc.' },
    kind: 'layoff',
    primary: true,
    jobs: 40,
    percent: null,
    from: null,
    to: null,
    ai: false,
    evidence: [{ quote: 'Acme', start: 0, end: 4 }],
    facts: [],
    ...changes,
  };
}

const sameCompany = createSameCompany(() => null);
const run = (signals: PredictedSignal[]) =>
  evaluate(items, { extract: () => signals, sameCompany });

describe('evaluate', () => {
  it('counts a found and a missed pair', () => {
    const evaluation = run([predicted({})]);
    expect(evaluation.extraction.pairs).toEqual({ found: 1, extra: 0, missed: 1 });
    expect(measuresOf(evaluation)).toMatchObject({ relevance: 1, primary: 1, quotes: 1 });
  });

  it('holds a figure where the label has none against precision', () => {
    const { figurePrecision, figureRecall } = measuresOf(run([predicted({ percent: 10 })]));
    expect(figurePrecision).toBe(0.5);
    expect(figureRecall).toBe(1);
  });

  it('does not take a quote that stands elsewhere', () => {
    const evidence = [{ quote: 'Acme', start: 1, end: 5 }];
    expect(measuresOf(run([predicted({ evidence })])).quotes).toBe(0);
  });

  it.each([
    { quote: 'Acme cuts 40 jobs', value: 40, right: 1, why: 'it stands there' },
    { quote: 'Acme cuts forty jobs', value: 40, right: 1, why: 'in words too' },
    { quote: 'half of the staff', value: 50, right: 1, why: 'a fraction is a percentage' },
    { quote: 'Acme cuts 400 jobs', value: 40, right: 0, why: 'only a part of another number' },
    { quote: 'It also hires.', value: 40, right: 0, why: 'the quote is of something else' },
  ])('$value of “$quote”: $right, because $why', ({ quote, value, right }) => {
    const fact = {
      role: 'jobs',
      value,
      unit: 'jobs',
      qualifier: 'exactly',
      of: null,
      evidence: { quote, start: 0, end: quote.length },
    } as const;
    const { figuresQuoted } = run([predicted({ jobs: null, facts: [fact] })]).extraction;
    expect(figuresQuoted).toEqual({ right, all: 1 });
  });

  it('does not take a figure that has no quote at all', () => {
    expect(measuresOf(run([predicted({ jobs: 40 })])).figuresQuoted).toBe(0);
  });

  it('names each miss where asked', () => {
    const evaluation = run([predicted({ kind: 'closure', jobs: null })]);
    const report = renderReport(evaluation, { misses: true });
    expect(report).toContain('extra: Acme Inc. closure');
    expect(report).toContain('missed: Acme layoff');
    expect(renderReport(evaluation)).not.toContain('missed:');
  });

  it('says which line of the labels cannot be used', () => {
    expect(() => parseLabelledItems(`${line}\n{"id":1}`)).toThrow(UnreadableDocumentError);
    expect(() => parseLabelledItems(`${line}\nnot json`)).toThrow(/Line 2/);
  });
});

describe('createSameCompany', () => {
  it.each([
    ['Klarna', 'Klarna AB', true, 'a legal suffix'],
    ['Google', 'Alphabet Inc', true, 'an alias of the guide'],
    ['Block', 'BlockFi', false, 'a name that only begins alike'],
  ])('%s and %s: %s (%s)', (a, b, expected) => {
    expect(sameCompany(a, b)).toBe(expected);
  });
});

describe('scoreStories', () => {
  it('is 1 where the groups are the same under other names', () => {
    expect(scoreStories(['a', 'a', 'b'], ['x', 'x', 'y']).f1).toBe(1);
  });

  it('loses precision where two events are one story', () => {
    const { precision, recall } = scoreStories(['a', 'b'], ['x', 'x']);
    expect([precision, recall]).toEqual([0.5, 1]);
  });

  it('leaves out items without an event', () => {
    expect(scoreStories([null, 'a'], ['x', 'y']).items).toBe(1);
  });
});
