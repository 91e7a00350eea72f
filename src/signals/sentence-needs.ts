import type { Need } from './patterns/rule.ts';
import type { ReadText, SentenceSpan, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';
import type { WordTest } from './text/word-test.ts';

/** Needs that a look at the words of one sentence, or at the numbers of a match, answers. */
export type SentenceNeed = Extract<
  Need,
  'falling' | 'rising' | 'bigNumber' | 'hiringTalk' | 'notAdvert' | 'notOneChief' | 'notDeal'
>;

const isHiringTalk = wordTest(
  `<hireVerb> <hireNoun> vacancies vacancy applicants applicant candidates candidate openings listing listings requisitions appointments appointment
  graduates graduate freshers interns intake offer offers joining nobody newcomers outsiders engineers staff job+ role+ headcount external lid anyone posts`,
);
const isAdvert = wordTest('hybrid senior apply salary remote m/f/d full-time');
const isChief = wordTest(
  'ceo chief chairman chairwoman coach minister ministers premier president boss cfo quarterback founder striker',
);
const isDeal = wordTest('buy~ acquire~ takeover merger acquisition purchase bid rival');
/** A smaller bare number is mostly of something else. */
const FEWEST = 20;

export function sentenceHolds(
  need: SentenceNeed,
  { units }: ReadText,
  span: SentenceSpan | undefined,
  { first, end }: { readonly first: number; readonly end: number },
): boolean {
  switch (need) {
    case 'hiringTalk':
      return says(isHiringTalk, units, span);
    case 'notAdvert':
      return !says(isAdvert, units, span);
    case 'notOneChief':
      return countsIn(units, first, end).length > 0 || !says(isChief, units, span);
    case 'notDeal':
      return !says(isDeal, units, span);
    case 'bigNumber':
      return countsIn(units, first, end).every((count) => count >= FEWEST);
    case 'falling':
    case 'rising': {
      const counts = countsIn(units, first, end);
      const change = (counts.at(-1) ?? 0) - (counts[0] ?? 0);
      return need === 'falling' ? change < 0 : change > 0;
    }
    default:
      return need satisfies never;
  }
}

function says(test: WordTest, units: readonly Unit[], span: SentenceSpan | undefined): boolean {
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1) if (test(units[at])) return true;
  return false;
}

function countsIn(units: readonly Unit[], first: number, end: number): number[] {
  const counts: number[] = [];
  for (let at = first; at < end; at += 1) {
    const unit = units[at];
    if (unit?.symbol === SYMBOLS.count && unit.quantity !== null) counts.push(unit.quantity.value);
  }
  return counts;
}
