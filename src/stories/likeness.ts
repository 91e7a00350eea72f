import type { Kind, Signal } from '../signals/signal.ts';
import { sharedShare } from './distinctive-terms.ts';
import { DAY_GAPS, DIFFERENT_BEYOND, FAMILIES, SAME_WITHIN, WEIGHTS } from './thresholds.ts';

/** What grouping needs to know of a telling, whether already in a story or not. */
export type Told = {
  readonly publishedAt: string | null;
  readonly signals: readonly Signal[];
  readonly terms: readonly string[];
};

/** How alike two tellings are, and in plain words for `why` what speaks for it and against it, strongest first. */
export type Likeness = {
  readonly score: number;
  readonly alike: readonly string[];
  readonly unlike: readonly string[];
};

type Point = { readonly points: number; readonly reason: string };

/** Weighs two tellings about the same company. At `WEIGHTS.join` and above they tell one event. */
export function likeness(one: Told, other: Told): Likeness {
  const points = [
    ...kindPoints(one.signals, other.signals),
    ...figurePoints(one.signals, other.signals),
    ...wordPoints(one, other),
    ...dayPoints(one.publishedAt, other.publishedAt),
  ];
  const told = points
    .filter(({ reason }) => reason !== '')
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return {
    score: points.reduce((sum, { points: more }) => sum + more, 0),
    alike: told.filter(({ points: more }) => more >= 0).map(({ reason }) => reason),
    unlike: told.filter(({ points: more }) => more < 0).map(({ reason }) => reason),
  };
}

function kindPoints(ones: readonly Signal[], others: readonly Signal[]): Point[] {
  const one = leadOf(ones);
  const other = leadOf(others);
  if (!one || !other) return [];
  const [family, otherFamily] = [FAMILIES[one.kind], FAMILIES[other.kind]];
  if (family === otherFamily) return [{ points: WEIGHTS.sameFamily, reason: 'same kind of news' }];
  if (family === 'reversal' || otherFamily === 'reversal') {
    const both = has(ones, 'ai_reversal') && has(others, 'ai_reversal');
    if (!both) {
      return [
        { points: WEIGHTS.reversalAcross, reason: 'one takes back what the other announced' },
      ];
    }
  }
  const shared = has(ones, other.kind) && has(others, one.kind);
  return shared
    ? [{ points: WEIGHTS.sharedKinds, reason: 'both report both kinds of news' }]
    : [{ points: WEIGHTS.otherFamily, reason: 'different kind of news' }];
}

/** The signal a telling is led by: its primary one, else the one that comes first. */
export function leadOf(signals: readonly Signal[]): Signal | undefined {
  return signals.find(({ primary }) => primary) ?? signals[0];
}

function has(signals: readonly Signal[], kind: Kind): boolean {
  return signals.some((signal) => signal.kind === kind);
}

type Counted = 'jobs' | 'percent' | 'from' | 'to';

function figurePoints(ones: readonly Signal[], others: readonly Signal[]): Point[] {
  return [
    ...countPoints(ones, others, 'jobs', WEIGHTS.sameJobs, WEIGHTS.otherJobs, 'number of people'),
    ...countPoints(
      ones,
      others,
      'percent',
      WEIGHTS.samePercent,
      WEIGHTS.otherPercent,
      'share of staff',
    ),
    ...countPoints(
      ones,
      others,
      'to',
      WEIGHTS.sameHeadcount,
      WEIGHTS.otherHeadcount,
      'headcount to come',
    ),
    ...countPoints(ones, others, 'from', WEIGHTS.sameHeadcount, WEIGHTS.otherBefore, 'headcount'),
    ...moneyPoints(ones, others),
  ];
}

/** Equal values anywhere in one family count; values disagree only where the same kind has different ones. */
function countPoints(
  ones: readonly Signal[],
  others: readonly Signal[],
  role: Counted,
  same: number,
  different: number,
  noun: string,
): Point[] {
  const pairs = ones.flatMap((one) =>
    others
      .filter((other) => FAMILIES[one.kind] === FAMILIES[other.kind])
      .map((other) => ({ a: one[role], b: other[role], kind: one.kind === other.kind })),
  );
  const known = pairs.flatMap(({ a, b, kind }) =>
    a === null || b === null ? [] : [{ a, b, kind }],
  );
  const equal = known.find(({ a, b }) => sameCount(a, b));
  if (equal) return [{ points: same, reason: `same ${noun} (${plain(equal.a)})` }];
  const unlike = known.find(({ a, b, kind }) => kind && gap(a, b) > DIFFERENT_BEYOND);
  if (!unlike) return [];
  return [
    { points: different, reason: `different ${noun} (${plain(unlike.a)} and ${plain(unlike.b)})` },
  ];
}

function moneyPoints(ones: readonly Signal[], others: readonly Signal[]): Point[] {
  const theirs = new Set(others.flatMap(amounts));
  const shared = ones.flatMap(amounts).find((amount) => theirs.has(amount));
  return shared === undefined
    ? []
    : [{ points: WEIGHTS.sameMoney, reason: `same amount of money (${shared})` }];
}

function amounts(signal: Signal): string[] {
  return signal.facts
    .filter(({ role }) => role === 'money')
    .map(({ unit, value }) => `${unit} ${plain(value)}`);
}

function wordPoints(one: Told, other: Told): Point[] {
  const share = sharedShare(one.terms, other.terms);
  const percent = Math.round(share * 100);
  return [
    {
      points: share * WEIGHTS.sharedWords,
      reason: percent >= 15 ? `${percent}% of the rarer names and numbers in common` : '',
    },
  ];
}

function dayPoints(one: string | null, other: string | null): Point[] {
  if (one === null || other === null) return [];
  const days = daysBetween(one, other);
  const row = DAY_GAPS.find(({ upToDays }) => days <= upToDays);
  if (!row) return [];
  return [{ points: row.points, reason: gapWords(days) }];
}

function gapWords(days: number): string {
  if (days === 0) return 'same day';
  return days === 1 ? '1 day apart' : `${days.toLocaleString('en-US')} days apart`;
}

/** Whole days between two ISO dates or instants, never negative. */
export function daysBetween(one: string, other: string): number {
  return Math.round(Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000);
}

/** Equal, or as near as rounding brings them: 3,900 and 4,000, but not 270,000 and 275,000, which are both exact. */
export function sameCount(a: number, b: number): boolean {
  if (a === b) return true;
  return gap(a, b) <= SAME_WITHIN && Math.min(digits(a), digits(b)) <= 1;
}

/** Digits before the trailing zeros: 1 for 4,000, 2 for 3,900. */
function digits(value: number): number {
  return String(value).replace('.', '').replace(/0+$/, '').length;
}

function gap(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  return larger === 0 ? 0 : Math.abs(a - b) / larger;
}

function plain(value: number): string {
  return value.toLocaleString('en-US');
}
