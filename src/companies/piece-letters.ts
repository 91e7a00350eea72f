/** Sorts of UTF-16 units as pieces are cut out of a text. */
export const OTHER = 1;
export const LOWER = 2;
export const UPPER = 3;
export const DIGIT = 4;

/** Sort of every UTF-16 unit, filled as characters are met; 0 = not met yet. */
const sorts = new Uint8Array(65_536);

export function sortOf(code: number): number {
  const known = sorts[code] ?? 0;
  return known !== 0 ? known : (sorts[code] = classify(String.fromCharCode(code)));
}

function classify(character: string): number {
  if (/\p{Lu}/u.test(character)) return UPPER;
  if (/[\p{L}\p{M}]/u.test(character)) return LOWER;
  return /\p{N}/u.test(character) ? DIGIT : OTHER;
}
