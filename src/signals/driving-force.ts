import type { AiCause } from './ai-cause.ts';
import type { Finding } from './assemble.ts';
import type { Grounded } from './signal.ts';
import type { ReadText, SentenceSpan, Unit } from './text/unit.ts';
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

const opensReason = wordTest(REASONS.map(([first]) => first ?? '').join(' '));

/**
 * The reason that the text itself gives for a finding, in its words, from a sentence that tells the finding or names AI
 * as its cause; null where it gives none. Never a reason of ours.
 */
export function drivingForceOf(finding: Finding, cause: AiCause, read: ReadText): Grounded | null {
  const seen: number[] = [];
  for (const { trigger } of finding.triggers) {
    if (seen.includes(trigger.sentence)) continue;
    seen.push(trigger.sentence);
    const text = reasonIn(trigger.sentence, read);
    if (text !== null) return { text, basis: 'source' };
  }
  for (const sentence of cause.sentences) {
    if (seen.includes(sentence)) continue;
    const text = reasonIn(sentence, read);
    if (text !== null) return { text, basis: 'source' };
  }
  return null;
}

function reasonIn(sentence: number, { text, units, sentences }: ReadText): string | null {
  const span = sentences[sentence];
  if (span === undefined || span.title) return null;
  let opens = false;
  for (let at = span.first; at < span.end; at += 1) opens ||= opensReason(units[at]);
  if (!opens) return null;
  for (const words of REASONS) {
    const at = placeOf(words, units, span);
    const reason = at < 0 ? null : reasonFrom(units, at + words.length, span.end, text);
    if (reason !== null) return reason;
  }
  return null;
}

/** Where the words stand first without a "not" before them; -1 where they do not. */
function placeOf(words: readonly string[], units: readonly Unit[], span: SentenceSpan): number {
  for (let at = span.first; at + words.length <= span.end; at += 1) {
    let met = 0;
    while (met < words.length && units[at + met]?.norm === words[met]) met += 1;
    if (met < words.length) continue;
    if (at === span.first || units[at - 1]?.norm !== 'not') return at;
  }
  return -1;
}

/** The words up to the end of the clause; null where they say nothing by themselves. */
function reasonFrom(
  units: readonly Unit[],
  first: number,
  end: number,
  text: string,
): string | null {
  let last = first;
  for (; last < end && last - first < LONGEST; last += 1) {
    const unit = units[last];
    if (unit === undefined || endsReason(unit)) break;
    if (unit.symbol === SYMBOLS.barrier || unit.symbol === SYMBOLS.comma) break;
    if (unit.symbol === SYMBOLS.quote || unit.norm === '(') break;
  }
  if (last - first >= LONGEST || last - first < SHORTEST) return null;
  const from = units[first];
  const to = units[last - 1];
  if (from === undefined || to === undefined || isEmpty(to) || from.quantity !== null) return null;
  // "Because of AI" is too short to be told, and "of AI" is no reason.
  if (from.norm === 'of') return null;
  return text.slice(from.start, to.end).replaceAll(/\s+/gu, ' ');
}
