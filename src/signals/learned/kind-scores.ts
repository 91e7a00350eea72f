import { KINDS } from '../signal.ts';
import type { Kind } from '../signal.ts';
import type { ReadText } from '../text/unit.ts';
import type { Trigger } from '../triggers.ts';
import type { TableWord, WordTable } from './word-table.ts';

/** Where a cue stands in the table: one telling word; two words in a row; two telling ones with one or two between. */
export const CUE_SLOTS = ['word', 'pair', 'apart'] as const;
export const CUE_SLOT = { word: 0, pair: 1, apart: 2 } as const;

/** Of each kind a weight for the sentence that a cue stands in, then one for the whole text. */
export const CUE_WIDTH = 2 * KINDS.length;

/** What was learned of cues: their weights, and for sentence and text the bias and the say of the rules. */
export type CueModel = {
  readonly table: WordTable;
  /** As a row of the table. */
  readonly bias: readonly number[];
  /** Of each kind, what a rule that fires adds for each step of its strength. */
  readonly rules: readonly number[];
};

/** How strongly a text and each of its sentences speak of each kind, in log-odds. */
export type KindScores = {
  readonly ofSentence: (sentence: number, kind: number) => number;
  readonly ofText: (kind: number) => number;
};

const STRONGEST_RULE = 4;

/** The strength of the strongest rule of each kind in each sentence, 0 to 2: one row of kinds a sentence. */
export function ruleStrengths(triggers: readonly Trigger[], sentences: number): Float64Array {
  const strengths = new Float64Array(sentences * KINDS.length);
  for (const { kind, sentence, weight } of triggers) {
    const at = sentence * KINDS.length + KIND_PLACES[kind];
    strengths[at] = Math.max(strengths[at] ?? 0, Math.min(STRONGEST_RULE, weight) / 2);
  }
  return strengths;
}

/** The place of a kind in every row of kinds. */
export const KIND_PLACES = Object.fromEntries(
  KINDS.map((kind, place) => [kind, place]),
) as Readonly<Record<Kind, number>>;

/** Calls `visit` with the words of each cue from `first` to `end`; one that stands there twice comes twice. */
export function visitCues<Word extends Omit<TableWord, 'id'>>(
  words: readonly Word[],
  first: number,
  end: number,
  visit: (slot: number, first: Word, second?: Word) => void,
): void {
  for (let at = first; at < end; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    if (word.telling) visit(CUE_SLOT.word, word);
    const next = at + 1 < end ? words[at + 1] : undefined;
    if (next === undefined) continue;
    if (!word.stop || !next.stop) visit(CUE_SLOT.pair, word, next);
    if (!word.telling) continue;
    for (let far = at + 2; far <= at + 3 && far < end; far += 1) {
      const other = words[far];
      if (other?.telling === true) visit(CUE_SLOT.apart, word, other);
    }
  }
}

/** Weighs the cues and the rules of a text. */
export function scoreKinds(
  { units, sentences }: ReadText,
  triggers: readonly Trigger[],
  { table, bias, rules }: CueModel,
): KindScores {
  const words = units.map(table.wordOf);
  const kinds = KINDS.length;
  const ofText = Float64Array.from(bias.slice(kinds));
  const ofSentences = ruleStrengths(triggers, sentences.length);
  for (let at = 0; at < ofSentences.length; at += 1)
    ofSentences[at] = (ofSentences[at] ?? 0) * (rules[at % kinds] ?? 0) + (bias[at % kinds] ?? 0);
  const inText = new Set<number>();
  for (const [sentence, { first, end }] of sentences.entries()) {
    const inSentence = new Set<number>();
    visitCues(words, first, end, (slot, one, two) => {
      if (one.id === 0 || two?.id === 0) return;
      const row = table.rowOf(slot, one.id, two?.id);
      if (row < 0) return;
      if (!inSentence.has(row)) {
        inSentence.add(row);
        addRow(ofSentences, sentence * kinds, table.weights, row, kinds);
      }
      if (!inText.has(row)) {
        inText.add(row);
        addRow(ofText, 0, table.weights, row + kinds, kinds);
      }
    });
  }
  return {
    ofSentence: (sentence, kind) => ofSentences[sentence * kinds + kind] ?? 0,
    ofText: (kind) => ofText[kind] ?? 0,
  };
}

function addRow(
  to: Float64Array,
  place: number,
  weights: Float32Array,
  row: number,
  count: number,
): void {
  for (let at = 0; at < count; at += 1)
    to[place + at] = (to[place + at] ?? 0) + (weights[row + at] ?? 0);
}
