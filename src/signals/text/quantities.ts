import { CURRENCIES, CURRENCY_NOUNS, MEASURES, TIME_UNITS } from '../lexicon/number-words.ts';
import { readFraction } from './fractions.ts';
import { PLAIN, quantity, VAGUE } from './make-quantity.ts';
import { readDigits, readSpelled } from './written-numbers.ts';
import type { Amount } from './written-numbers.ts';
import type { Quantity, QuantityForm } from './quantity.ts';
import { isGlued, isNumber, isWord } from './token.ts';
import type { Token } from './token.ts';
import { TRAITS } from './traits.ts';

/** Every number of a text, digits or words, in order and without overlap. Ranges give their upper bound. */
export function findQuantities(tokens: readonly Token[]): Quantity[] {
  const found: Quantity[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const quantity =
      token === undefined || (token.traits & TRAITS.opensQuantity) === 0
        ? null
        : readQuantity(tokens, at, token);
    if (quantity === null) {
      at += 1;
      continue;
    }
    const previous = found.at(-1);
    const range = previous === undefined ? null : joinRange(tokens, previous, quantity);
    if (range === null) found.push(quantity);
    else found[found.length - 1] = range;
    at = quantity.endToken;
  }
  return found;
}

function readQuantity(tokens: readonly Token[], at: number, token: Token): Quantity | null {
  if (isNumber(token)) return withUnit(tokens, at, readDigits(tokens, at));
  if (isWord(token)) return readWords(tokens, at, token);
  const currency = CURRENCIES.get(token.norm);
  if (currency !== undefined && isNumber(tokens[at + 1]))
    return money(tokens, at, readDigits(tokens, at + 1), currency);
  return null;
}

function readWords(tokens: readonly Token[], at: number, token: Token): Quantity | null {
  const { norm } = token;
  const next = tokens[at + 1];
  const currency = CURRENCIES.get(norm);
  if (currency !== undefined && next !== undefined) {
    if (isNumber(next)) return money(tokens, at, readDigits(tokens, at + 1), currency);
    if (next.norm === '.' && isNumber(tokens[at + 2]))
      return money(tokens, at, readDigits(tokens, at + 2), currency);
  }
  // US$34, A$1.2bn: the letters stand glued to the sign.
  if (isGlued(next) && next?.norm === '$' && isNumber(tokens[at + 2])) {
    const coded = CURRENCIES.get(`${norm}$`);
    if (coded !== undefined) return money(tokens, at, readDigits(tokens, at + 2), coded);
  }
  if (norm === 'dozens' || norm === 'hundreds' || norm === 'thousands' || norm === 'scores')
    return quantity(tokens, at, at + 1, 'count', 0, null, VAGUE);
  const fraction = readFraction(tokens, at);
  if (fraction !== null) return fraction;
  const amount = readSpelled(tokens, at);
  return amount === null ? null : withUnit(tokens, at, amount);
}

function money(tokens: readonly Token[], at: number, amount: Amount, currency: string): Quantity {
  return quantity(tokens, at, amount.next, 'money', amount.value, currency, PLAIN);
}

/** What follows the digits decides what they are: %, a currency, a time unit, a measure, an ordinal ending, a year. */
function withUnit(tokens: readonly Token[], at: number, amount: Amount): Quantity | null {
  const { value, next } = amount;
  const unit = tokens[next];
  const told =
    unit === undefined || (!unit.capital && (unit.traits & TRAITS.unitOfNumber) === 0)
      ? null
      : readUnit(tokens, at, amount);
  if (told !== null) return told;
  const form = amount.digits ? digitsForm(tokens, at, next, value) : 'count';
  return quantity(tokens, at, next, form, value, null, PLAIN);
}

/** A capital may begin the name of a currency, "Swedish krona"; null where no unit follows. */
function readUnit(tokens: readonly Token[], at: number, { value, next }: Amount): Quantity | null {
  let unitAt = next;
  if (tokens[unitAt]?.norm === '-' && isGlued(tokens[unitAt])) unitAt += 1;
  const unit = tokens[unitAt];
  const norm = unit?.norm ?? '';
  if (norm === '%' || norm === 'percent' || norm === 'pc' || norm === 'pct')
    return quantity(tokens, at, unitAt + 1, 'percent', value, null, PLAIN);
  if (norm === 'per' && tokens[unitAt + 1]?.norm === 'cent')
    return quantity(tokens, at, unitAt + 2, 'percent', value, null, PLAIN);
  if (norm === 'percentage') return quantity(tokens, at, unitAt + 1, 'measure', value, null, PLAIN);
  const currency = currencyAfter(tokens, unitAt);
  if (currency !== null)
    return quantity(tokens, at, currency.next, 'money', value, currency.code, PLAIN);
  if (TIME_UNITS.has(norm)) return quantity(tokens, at, unitAt + 1, 'duration', value, norm, PLAIN);
  if (MEASURES.has(norm)) return quantity(tokens, at, unitAt + 1, 'measure', value, norm, PLAIN);
  if (isGlued(unit) && unitAt === next && /^(?:st|nd|rd|th)$/.test(norm))
    return quantity(tokens, at, unitAt + 1, 'ordinal', value, null, PLAIN);
  return null;
}

function currencyAfter(
  tokens: readonly Token[],
  at: number,
): { readonly code: string; readonly next: number } | null {
  for (let next = at; next <= at + 1; next += 1) {
    const norm = tokens[next]?.norm;
    const code = norm === undefined ? undefined : (CURRENCY_NOUNS.get(norm) ?? trailingCode(norm));
    if (code !== undefined) return { code, next: next + 1 };
    if (tokens[next]?.capital !== true) return null;
  }
  return null;
}

function trailingCode(norm: string): string | undefined {
  return norm.length === 3 || norm === '€' || norm === '£' ? CURRENCIES.get(norm) : undefined;
}

const MONTHS = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

function digitsForm(
  tokens: readonly Token[],
  at: number,
  next: number,
  value: number,
): QuantityForm {
  const token = tokens[at];
  const before = tokens[at - 1];
  const after = tokens[next];
  if (token === undefined) return 'count';
  if (before?.norm === '#') return 'ordinal';
  const plain = (token.traits & TRAITS.plainDigits) !== 0;
  const bare = plain && next === at + 1;
  if (!plain && /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(token.norm)) return 'date';
  if (after?.norm === ':' && isGlued(after) && /^\d{2}$/.test(tokens[next + 1]?.norm ?? ''))
    return 'date';
  if (before?.norm === ':' && isGlued(before) && isGlued(token)) return 'date';
  if (isGluedIdentifier(before, token)) return 'ordinal';
  if (bare && value <= 31 && (isMonth(before) || (isMonth(after) && after?.norm !== 'may')))
    return 'date';
  if (bare && value >= 1900 && value <= 2100 && token.norm.length === 4) {
    if (isMonth(before) || isMonth(tokens[at - 2])) return 'year';
    if (after !== undefined && isWord(after) && YEAR_BREAKERS.has(after.norm)) return 'count';
    return 'year';
  }
  if (bare && after?.norm === 's' && isGlued(after)) return 'date';
  return 'count';
}

/** Nouns that make four digits a count even where they look like a year. */
const YEAR_BREAKERS = new Set(
  'jobs job roles positions posts people employees workers staff staffers contractors redundancies layoffs engineers customers drivers teachers nurses full part permanent'.split(
    ' ',
  ),
);

function isMonth(token: Token | undefined): boolean {
  return token !== undefined && token.capital && MONTHS.has(token.norm);
}

/** GPT-4, MD-11, Covid-19, Q3: a number that belongs to a name. */
function isGluedIdentifier(before: Token | undefined, token: Token): boolean {
  return isGlued(token) && isWord(before);
}

const RANGE_WORDS = new Set(['-', '\u2013', '\u2014', 'to', 'or']);

/** "1,000-1,500", "between 5% and 15%", "$115-$135 billion", "10 to 15 percent": one quantity, the upper bound. */
function joinRange(tokens: readonly Token[], low: Quantity, high: Quantity): Quantity | null {
  const gap = high.firstToken - low.endToken;
  if (gap !== 1 || high.value < low.value || low.fraction !== high.fraction) return null;
  if (low.fraction || low.vague || high.vague) return null;
  const compatible = (low.form === high.form && low.unit === high.unit) || low.form === 'count';
  if (!compatible || high.form === 'year' || high.form === 'date' || high.form === 'ordinal')
    return null;
  const link = tokens[low.endToken]?.norm ?? '';
  const opener = tokens[low.firstToken - 1]?.norm ?? '';
  const between = link === 'and' && opener === 'between';
  const fromTo = link === 'to' && opener === 'from';
  if (!between && (!RANGE_WORDS.has(link) || fromTo)) return null;
  if (link === 'to' && high.value > low.value * 4) return null;
  return { ...high, start: low.start, firstToken: low.firstToken, qualifier: low.qualifier };
}
