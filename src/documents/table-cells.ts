import { oneLine } from './clean-text.ts';
import { parseDate, parseSerialDay } from './dates.ts';
import type { DayOrder } from './dates.ts';
import type { TableRow } from './document.ts';

const NOTHING =
  /^(?:null|n\/?a|none|nan|nil|unknown|undisclosed|tbd|tba|-+|–|—|\?+|not (?:provided|available|listed))?$/i;
/** More people than any employer has. */
const MOST_JOBS = 5_000_000;

/** The text of a cell on one line; empty where it says that there is nothing: NULL, N/A, TBD. */
export function cellText(cell: string): string {
  const text = oneLine(cell);
  return NOTHING.test(text) ? '' : text;
}

/** A cell that holds an address under the company's name, with the town of that address. */
export function splitAddress(cell: string): { readonly company: string; readonly town: string } {
  const [first = '', ...others] = cell
    .split(/[\r\n]+/)
    .map(oneLine)
    .filter((line) => line !== '');
  const rest = others.join(', ');
  const isAddress = others.some((line) => /^\d+\s+\S|\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?$/.test(line));
  const name = isAddress ? first : [first, ...others].join(' ');
  const [, town = ''] = isAddress
    ? (/(?:^|,)\s*([^,\d]+?),?\s+[A-Z]{2}(?:,?\s+\d{5}(?:-\d{4})?)?$/.exec(rest) ?? [])
    : [];
  return { company: cellText(name), town };
}

/** A number of people, and how exact the cell says it is. */
export type Count = { readonly count: number; readonly qualifier: TableRow['qualifier'] };

const AT_LEAST = /\b(?:over|at least|more than|minimum of)\b|\+/;
const UP_TO = /\b(?:up to|maximum of|no more than|at most)\b/;
const ABOUT = /\b(?:about|approx(?:imately)?|around|est(?:imated)?|roughly|circa|ca)\b|[~≈]/;

/**
 * `1,200`, `~300`, `300+`, `up to 40 employees`, `150 (20 remote)`, `12*`; of a range the upper end. Null for anything
 * else, fractions included.
 */
export function parseCount(text: string): Count | null {
  const lower = text.toLowerCase();
  const plain = lower
    .replace(/\([^)]*\)/g, ' ')
    .replace(new RegExp(`${AT_LEAST.source}|${UP_TO.source}|${ABOUT.source}`, 'g'), ' ')
    .replace(
      /\b(?:full[- ]time|part[- ]time|total|employees?|workers?|people|positions?|jobs)\b|[*†]|\./g,
      (word) => (word === '.' ? '.' : ' '),
    )
    .replace(/^[\s.]+|\s+$/g, '');
  const [, low = '', high] = /^([\d,. ]+?)(?:\s*(?:-|–|to)\s*([\d,. ]+))?$/.exec(plain) ?? [];
  const digits = (high ?? low).trim().replace(/\.0+$/, '');
  if (!/^\d+$|^\d{1,3}(?:[, ]\d{3})+$/.test(digits)) return null;
  const count = Number(digits.replace(/[, ]/g, ''));
  if (count > MOST_JOBS) return null;
  if (high !== undefined || UP_TO.test(lower)) return { count, qualifier: 'up_to' };
  if (AT_LEAST.test(lower)) return { count, qualifier: 'at_least' };
  return { count, qualifier: ABOUT.test(lower) ? 'about' : undefined };
}

/** A share in per cent, 0 to 100; null for what is none. */
export function parsePercent(text: string, shares: 'fraction' | 'percent'): number | null {
  const [, digits = '', sign] =
    /^~?(\d+(?:\.\d+)?|\.\d+)\s*(%|percent|per cent)?$/i.exec(text) ?? [];
  if (digits === '') return null;
  const value = Number(digits) * (sign === undefined && shares === 'fraction' ? 100 : 1);
  return value <= 100 ? Math.round(value * 100) / 100 : null;
}

const BEFORE_A_DATE =
  /^(?:(?:on|or|about|around|approximately|beginning|starting|commencing|effective|from|by|between|week|of|as|no|later|than|not|before)\b[\s,:]*)+/i;

/** A day as tables write it: `on or about 5/1/2022`, `08-31-23 thru 09-15-23`, a spreadsheet's number. */
export function parseDay(text: string, order: DayOrder): string | null {
  const bare = text.replace(BEFORE_A_DATE, '');
  return (
    parseDate(bare, order) ?? (/^\d{5}(?:\.\d+)?$/.test(bare) ? parseSerialDay(Number(bare)) : null)
  );
}
