import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import {
  CUE_SLOTS,
  CUE_WIDTH,
  scoreKinds,
  visitCues,
} from '../../../src/signals/learned/kind-scores.ts';
import { wordTable } from '../../../src/signals/learned/word-table.ts';
import { KINDS } from '../../../src/signals/signal.ts';
import { readText } from '../../../src/signals/text/read-text.ts';

const layoff = KINDS.indexOf('layoff');
const row = (sentence: number, text = 0) => {
  const weights = Array.from({ length: CUE_WIDTH }, () => 0);
  weights[layoff] = sentence;
  weights[KINDS.length + layoff] = text;
  return weights;
};
const zeros = (length: number) => Array.from({ length }, () => 0);

function scores(title: string, text: string, entries: Record<string, Record<string, number[]>>) {
  const read = readText(`${title}\n${text}`, []);
  const table = wordTable(CUE_SLOTS, CUE_WIDTH, entries);
  return scoreKinds(read, [], { table, bias: zeros(CUE_WIDTH), rules: zeros(KINDS.length) });
}

describe('scoreKinds', () => {
  it('adds what words, pairs and words apart say, in the sentence they stand in', () => {
    const told = scores('Posts vanish', 'Forty posts vanish in Turku. It rains.', {
      word: { [`post`]: row(1) },
      pair: { 'post vanish': row(0.5) },
      apart: { 'post vanish': row(9), 'NUM vanish': row(0.25) },
    });
    expect(told.ofSentence(0, layoff)).toBeCloseTo(1.5);
    expect(told.ofSentence(1, layoff)).toBeCloseTo(1.75);
    expect(told.ofSentence(2, layoff)).toBe(0);
  });

  it('counts a cue once for the text, however often it stands there', () => {
    const told = scores('Posts go', 'Posts go, and posts go again.', { word: { post: row(1, 2) } });
    expect(told.ofText(layoff)).toBeCloseTo(2);
    expect(told.ofSentence(1, layoff)).toBeCloseTo(1);
  });
});

describe('visitCues', () => {
  const word = fc.record({ name: fc.string(), telling: fc.boolean(), stop: fc.boolean() });

  it('never looks beyond the sentence it is given', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.nat(12), fc.nat(12), (words, a, b) => {
        const [first, end] = [Math.min(a, b), Math.min(Math.max(a, b), words.length)];
        const inside = new Set(words.slice(first, end));
        visitCues(words, first, end, (_slot, one, two) => {
          expect(inside.has(one)).toBe(true);
          if (two !== undefined) expect(inside.has(two)).toBe(true);
        });
      }),
    );
  });
});
