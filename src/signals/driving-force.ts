import type { AiCause } from './ai-cause.ts';
import type { Finding } from './assemble.ts';
import type { Grounded } from './signal.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

/** Words after which a text gives its reason, as what follows them: "because of falling demand", "citing weak sales". */
const REASONS: readonly (readonly string[])[] = [
  ['because', 'of'],
  ['due', 'to'],
  ['owing', 'to'],
  ['thanks', 'to'],
  ['as', 'a', 'result', 'of'],
  ['on', 'account', 'of'],
  ['in', 'response', 'to'],
  ['attributed', 'to'],
  ['driven', 'by'],
  ['citing'],
  ['cited'],
  ['blaming'],
  ['blamed'],
  ['amid'],
  ['because'],
];

const LONGEST = 12;
const SHORTEST = 2;
const endsReason = wordTest(
  'while whereas although though but who which when after before until <sayVerb> told',
);
const isEmpty = wordTest('it is keeps most this that these those them the a an its their');

/**
 * The reason that the text itself gives for a finding, in its words, from a sentence that tells the finding or names AI
 * as its cause; null where it gives none. Never a reason of ours.
 */
export function drivingForceOf(finding: Finding, cause: AiCause, read: ReadText): Grounded | null {
  const sentences = new Set([
    ...finding.triggers.map(({ trigger }) => trigger.sentence),
    ...cause.sentences,
  ]);
  for (const sentence of sentences) {
    const span = read.sentences[sentence];
    if (span === undefined || span.title) continue;
    const units = read.units.slice(span.first, span.end);
    for (const words of REASONS) {
      const at = units.findIndex(
        (_, index) =>
          words.every((word, step) => units[index + step]?.norm === word) &&
          units[index - 1]?.norm !== 'not',
      );
      const text = at < 0 ? null : reasonFrom(units, at + words.length, read.text);
      if (text !== null) return { text, basis: 'source' };
    }
  }
  return null;
}

/** The words up to the end of the clause; null where they say nothing by themselves. */
function reasonFrom(units: readonly Unit[], first: number, text: string): string | null {
  let last = first;
  for (; last < units.length && last - first < LONGEST; last += 1) {
    const unit = units[last];
    if (unit === undefined || endsReason(unit)) break;
    if (unit.symbol === SYMBOLS.barrier || unit.symbol === SYMBOLS.comma) break;
    if (unit.symbol === SYMBOLS.quote || unit.norm === '(') break;
  }
  if (last - first >= LONGEST || last - first < SHORTEST) return null;
  const from = units[first];
  const to = units[last - 1];
  if (from === undefined || to === undefined || isEmpty(to) || from.quantity !== null) return null;
  return text.slice(from.start, to.end).replaceAll(/\s+/gu, ' ');
}
