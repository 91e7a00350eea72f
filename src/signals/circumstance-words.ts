import type { Unit } from './text/unit.ts';
import { wordFlags } from './text/word-flags.ts';

/** What a word says of how a matter is meant, a bit each. */
export const SAYS = {
  which: 1 << 0,
  considered: 1 << 1,
  hope: 1 << 2,
  bigger: 1 << 3,
  silence: 1 << 4,
  recently: 1 << 5,
  break: 1 << 6,
  last: 1 << 7,
  period: 1 << 8,
  earlier: 1 << 9,
  previously: 1 << 10,
  ago: 1 << 11,
  had: 1 << 12,
  after: 1 << 13,
  now: 1 << 14,
  future: 1 << 15,
  not: 1 << 16,
  denial: 1 << 17,
  instead: 1 << 18,
  imagined: 1 << 19,
  /** Numbers that make a hope a claim. */
  figure: 1 << 20,
  ongoing: 1 << 21,
  /** It dates or compares together with the words beside it. */
  beside: 1 << 22,
} as const;
const flags = wordFlags([
  [SAYS.which, 'which who'],
  [
    SAYS.considered,
    'under being planned considered foreseen on happening expected foreseen mentioned',
  ],
  [
    SAYS.hope,
    'aim+ hope~ could may might can potential expected would will should want~ believe~ expect~',
  ],
  [SAYS.bigger, 'bigger larger greater'],
  [SAYS.silence, 'say disclose specify comment know reveal elaborate tell give mention only yet'],
  [SAYS.recently, 'recently'],
  [SAYS.break, 'while whereas but although though'],
  [SAYS.last, 'last preceding previous prior past'],
  [
    SAYS.period,
    'year years month quarter spring summer autumn fall winter decade january february march april may june july august september october november december',
  ],
  [SAYS.earlier, 'earlier'],
  [SAYS.previously, 'former previously formerly once historically originally predecessor'],
  [SAYS.ago, 'ago'],
  [SAYS.had, "had 'd"],
  [SAYS.after, 'after following since'],
  [SAYS.now, 'now today currently monday tuesday wednesday thursday friday saturday sunday week'],
  [SAYS.future, "will would plan~ to could may might shall intend~ 'll is are"],
  [
    SAYS.not,
    "not no never n't without don't doesn't didn't won't isn't aren't wasn't weren't wouldn't neither nor none",
  ],
  [SAYS.denial, 'deny~ reject~ refute~ dismiss~ rebut~ quash~'],
  [SAYS.instead, 'instead rather avoid~ prevent~ avert~ than'],
  [SAYS.imagined, 'if hypothetical theoretical unless'],
  [SAYS.figure, '$ %'],
  [SAYS.ongoing, 'still already'],
  [SAYS.beside, 'past only began same top'],
]);

/** Whether a word says one of these, as bits of `SAYS`. */
export function says(unit: Unit | undefined, what: number): boolean {
  return unit !== undefined && ((flags[unit.symbol] ?? 0) & what) !== 0;
}

/** All that a word says, as bits of `SAYS`. */
export function saysOf({ symbol }: Unit): number {
  return flags[symbol] ?? 0;
}
