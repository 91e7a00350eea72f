const LOCALE = 'en-GB';

/** Made once: making one costs a hundred times as much as using it. */
const NUMBER = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 10 });

const SYMBOLS: Readonly<Record<string, string>> = {
  USD: '$',
  GBP: '£',
  EUR: '€',
  INR: '₹',
  JPY: '¥',
  KRW: '₩',
  AUD: 'A$',
  CAD: 'C$',
  NZD: 'NZ$',
  SGD: 'S$',
  HKD: 'HK$',
  BRL: 'R$',
};

const SCALES = [
  { size: 1e12, name: 'trillion' },
  { size: 1e9, name: 'billion' },
  { size: 1e6, name: 'million' },
];

/** Thousands separated by commas, every digit kept: 3800 is `3,800`, 13.25 is `13.25`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** `value` in percent (0 to 100, or more for growth): 47 is `47%`. */
export function formatPercent(value: number): string {
  return `${formatNumber(value)}%`;
}

/**
 * An amount of a currency (ISO 4217) the way a person says it: `$4 million`, `SEK 13.3 billion`, `$950,000`. It is
 * shortened only where no digit is lost, so that what is shown is what the source said.
 */
export function formatMoney(value: number, currency: string): string {
  const sign = value < 0 ? '-' : '';
  const symbol = SYMBOLS[currency] ?? `${currency} `;
  return `${sign}${symbol}${shorten(Math.abs(value))}`;
}

function shorten(value: number): string {
  for (const { size, name } of SCALES) {
    if (value < size) continue;
    const scaled = Number((value / size).toPrecision(12));
    if (Math.round(scaled * 100) / 100 === scaled) return `${formatNumber(scaled)} ${name}`;
    return formatNumber(value);
  }
  return formatNumber(value);
}

const QUALIFIER_WORDS: Readonly<Record<string, string>> = {
  about: 'about',
  up_to: 'up to',
  at_least: 'at least',
  nearly: 'nearly',
  more_than: 'more than',
};

/** Puts the qualifier's plain words before a figure: (`up_to`, `500`) is `up to 500`; `exactly` adds nothing. */
export function withQualifier(qualifier: string, figure: string): string {
  const words = QUALIFIER_WORDS[qualifier];
  return words === undefined ? figure : `${words} ${figure}`;
}

/** `1 story`, `3 stories`, `1,200 jobs`; the plural is the noun with an s where none is given. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}

/** `Klarna`, `Klarna and BT`, `Klarna, BT and IBM`. */
export function listOf(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

/**
 * A moment as the reader in `zone` (IANA name) knows it: `28 Aug 2024`, `28 Aug 2024, 09:00`. A bare ISO date is the
 * same day everywhere. What is no date comes back as it is.
 */
export function formatDate(at: string, precision: 'day' | 'minute', zone: string): string {
  const bareDay = /^\d{4}-\d\d-\d\d$/.test(at);
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return at;
  return new Intl.DateTimeFormat(LOCALE, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: bareDay ? 'UTC' : zone,
    ...(precision === 'minute' && !bareDay ? { hour: '2-digit', minute: '2-digit' } : {}),
  }).format(moment);
}
