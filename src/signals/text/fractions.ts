import { FRACTIONS, TIME_UNITS, UNITS } from '../lexicon/number-words.ts';
import { FRACTION, quantity } from './make-quantity.ts';
import type { Quantity } from './quantity.ts';
import { isMark, isNumber } from './token.ts';
import type { Token } from './token.ts';
import { spelledParts } from './written-numbers.ts';

/** "a third", "two-thirds", "half", "one in ten", "two out of five", "a fifth". */
export function readFraction(tokens: readonly Token[], at: number): Quantity | null {
  const norm = tokens[at]?.norm ?? '';
  const inParts = readOneIn(tokens, at);
  if (inParts !== null) return inParts;
  if (norm === 'half' || norm === 'halves') {
    if (norm === 'halves' || (tokens[at - 1]?.norm === 'a' && isTimeWord(tokens[at + 1])))
      return null;
    if (isPeriodHalf(tokens, at)) return null;
    return quantity(tokens, at, at + 1, 'percent', 50, null, FRACTION);
  }
  const count = norm === 'a' || norm === 'an' ? 1 : UNITS.get(norm);
  const rest = tokens[at + 1];
  const part = rest === undefined ? undefined : FRACTIONS.get(rest.norm);
  if (count !== undefined && rest !== undefined && part !== undefined && part < 50) {
    if (count === 1 && !followsShare(tokens, at + 2)) return null;
    return quantity(tokens, at, at + 2, 'percent', Math.round(count * part), null, FRACTION);
  }
  const bare = FRACTIONS.get(norm);
  if (bare !== undefined && bare < 50 && tokens[at + 1]?.norm === 'of')
    return isOrdinalUse(tokens, at)
      ? null
      : quantity(tokens, at, at + 1, 'percent', Math.round(bare), null, FRACTION);
  return null;
}

/** "a third straight quarter" is no share; "a third", "a third of", "a quarter of" are. */
function followsShare(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || isMark(token) || SHARE_FOLLOWERS.has(token.norm);
}
const SHARE_FOLLOWERS = new Set(
  'of in at over by since within under or and as on to through from after before fewer less more smaller its their his her our the compared'.split(
    ' ',
  ),
);

function isOrdinalUse(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.norm ?? '';
  return before === 'the' || before === 'first' || isTimeWord(tokens[at + 2]);
}

function isPeriodHalf(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.norm ?? '';
  return before === 'first' || before === 'second' || before === 'latter' || before === 'other';
}

function isTimeWord(token: Token | undefined): boolean {
  return token !== undefined && TIME_UNITS.has(token.norm);
}

/** "one in ten", "two in five", "one employee in ten", "two out of five", "1 in 10". */
function readOneIn(tokens: readonly Token[], at: number): Quantity | null {
  const first = smallNumber(tokens[at]);
  if (first === null) return null;
  for (let middle = at + 1; middle <= at + 2; middle += 1) {
    let after = middle + 1;
    if (tokens[middle]?.norm === 'out' && tokens[after]?.norm === 'of') after += 1;
    else if (tokens[middle]?.norm !== 'in') continue;
    if (tokens[after]?.norm === 'every') after += 1;
    const second = smallNumber(tokens[after]);
    if (second === null || second <= first || second > 100) return null;
    if (middle > at + 1 && first > 4) return null;
    return quantity(
      tokens,
      at,
      after + 1,
      'percent',
      Math.round((first / second) * 100),
      null,
      FRACTION,
    );
  }
  return null;
}

function smallNumber(token: Token | undefined): number | null {
  if (token === undefined) return null;
  if (isNumber(token)) return /^\d{1,3}$/.test(token.norm) ? Number(token.norm) : null;
  return spelledParts(token.norm);
}
