/** Which number comes first where a date is written with numbers only and both could be the month. */
export type DayOrder = 'month_first' | 'day_first';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const WRITTEN_DAY_FIRST = new RegExp(
  `^(?:[a-z]+,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH},?[\\s-]+(\\d{4}|\\d{2})\\b`,
  'i',
);
const WRITTEN_MONTH_FIRST = new RegExp(
  `^(?:[a-z]+,\\s+)?${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`,
  'i',
);
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)$/i;
const RFC_2822 =
  /^(?:[a-z]{3},\s*)?\d{1,2}\s+[a-z]{3,9}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s*(?:[A-Z]{1,5}|[+-]\d{4})$/i;

/**
 * Reads the day a date in any of the usual ways of writing names: ISO, with slashes, dots or dashes, with the month as
 * a word, `20240828`. Of a range or a list the first is read. A two-digit year is one of 1970 to 2069.
 * @returns an ISO date, null where it is none or the day does not exist.
 */
export function parseDate(text: string, order: DayOrder = 'month_first'): string | null {
  const trimmed = text.trim();
  const yearFirst = YEAR_FIRST.exec(trimmed) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(trimmed);
  if (yearFirst) return isoDay(yearFirst[1], yearFirst[2], yearFirst[3]);
  const [, day, dayMonth = '', dayYear] = WRITTEN_DAY_FIRST.exec(trimmed) ?? [];
  if (day) return isoDay(dayYear, monthNumber(dayMonth), day);
  const [, month = '', monthDay, monthYear] = WRITTEN_MONTH_FIRST.exec(trimmed) ?? [];
  if (monthDay) return isoDay(monthYear, monthNumber(month), monthDay);
  const [, first = '', second = '', year] = NUMBERS.exec(trimmed) ?? [];
  if (year === undefined) return null;
  const dayFirst = Number(first) > 12 || (order === 'day_first' && Number(second) <= 12);
  return dayFirst ? isoDay(year, second, first) : isoDay(year, first, second);
}

/**
 * As `parseDate`, but keeps the time where the text gives one with its zone.
 * @returns an ISO date or an ISO instant in UTC, null where it is neither.
 */
export function parseDateOrInstant(text: string): string | null {
  const trimmed = text.trim();
  if (INSTANT.test(trimmed) || RFC_2822.test(trimmed)) {
    const instant = new Date(trimmed);
    if (!Number.isNaN(instant.getTime())) return instant.toISOString().replace('.000Z', 'Z');
  }
  return parseDate(trimmed);
}

/** The day a spreadsheet's number stands for: days since 1899-12-30; null outside 1970 to 2069. */
export function parseSerialDay(serial: number): string | null {
  const EPOCH_DAYS = 25_569;
  const date = new Date((Math.floor(serial) - EPOCH_DAYS) * 86_400_000);
  const year = Number.isNaN(date.getTime()) ? 0 : date.getUTCFullYear();
  return year >= 1970 && year < 2070 ? date.toISOString().slice(0, 10) : null;
}

/** Whether a date is written so that only one order of day and month is possible; null where both are, or neither. */
export function orderShownBy(text: string): DayOrder | null {
  const [, first = '', second = ''] = NUMBERS.exec(text.trim()) ?? [];
  if (Number(first) > 12 && Number(second) <= 12) return 'day_first';
  return Number(second) > 12 && Number(first) <= 12 ? 'month_first' : null;
}

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

function isoDay(year = '', month = '', day = ''): string | null {
  const short = Number(year);
  const full = year.length > 2 ? short : short + (short < 70 ? 2000 : 1900);
  const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
