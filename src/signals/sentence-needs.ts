import type { Need } from './patterns/rule.ts';
import type { ReadText, SentenceSpan, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

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
  const said = (test: (unit: Unit | undefined) => boolean) =>
    units.slice(span?.first ?? 0, span?.end ?? 0).some((unit) => test(unit));
  switch (need) {
    case 'hiringTalk':
      return said(isHiringTalk);
    case 'notAdvert':
      return !said(isAdvert);
    case 'notOneChief':
      return countsIn(units, first, end).length > 0 || !said(isChief);
    case 'notDeal':
      return !said(isDeal);
    case 'bigNumber':
      return units
        .slice(first, end)
        .every(
          ({ symbol, quantity }) => symbol !== SYMBOLS.count || (quantity?.value ?? 0) >= FEWEST,
        );
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

function countsIn(units: readonly Unit[], first: number, end: number): number[] {
  return units
    .slice(first, end)
    .flatMap(({ symbol, quantity }) =>
      symbol === SYMBOLS.count && quantity !== null ? [quantity.value] : [],
    );
}
