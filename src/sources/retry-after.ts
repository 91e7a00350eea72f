// A server that asks for a year has a fault; it is asked again the next day.
const LONGEST_MS = 24 * 3_600_000;

/**
 * How long a Retry-After header asks to wait, ms.
 * @param header seconds, or an HTTP date (RFC 9110, 10.2.3).
 * @param now ms since 1970.
 * @returns null where there is no header or it says nothing; at most a day.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_MS);
}
