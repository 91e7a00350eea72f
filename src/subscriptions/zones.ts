import { closest } from 'fastest-levenshtein';

const ZONES = new Map(
  [...Intl.supportedValuesOf('timeZone'), 'UTC', 'GMT', 'Europe/Kyiv', 'Asia/Kolkata'].map(
    (zone) => [zone.toLowerCase(), zone],
  ),
);

/** The IANA zone meant, in its usual spelling, or null: `europe/stockholm` is `Europe/Stockholm`. */
export function zoneByName(name: string): string | null {
  const known = ZONES.get(name.toLowerCase());
  if (known !== undefined) return known;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name.includes('/') ? name : null;
  } catch {
    return null;
  }
}

/** The zone spelled most like a name that is none. */
export function closestZone(name: string): string {
  return ZONES.get(closest(name.toLowerCase(), [...ZONES.keys()])) ?? 'UTC';
}
