/** Sorts of characters as words are cut out of a text: bits, as a no-break space divides words and groups digits. */
export const SORTS = {
  space: 1,
  digit: 2,
  letter: 4,
  apostrophe: 8,
  hyphen: 16,
  /** Comma, full stop, and the no-break and thin spaces that group digits. */
  insideNumber: 32,
} as const;

/** The sort of every UTF-16 unit. */
export const SORT_OF: Uint8Array = Uint8Array.from({ length: 65_536 }, (_, code) => sortOf(code));

function sortOf(code: number): number {
  return (
    (isSpace(code) ? SORTS.space : 0) |
    (code >= 0x30 && code <= 0x39 ? SORTS.digit : 0) |
    (isLetter(code) ? SORTS.letter : 0) |
    (code === 0x27 || code === 0x2019 || code === 0xff07 ? SORTS.apostrophe : 0) |
    (code === 0x2d || code === 0x2010 || code === 0x2011 ? SORTS.hyphen : 0) |
    (isInsideNumber(code) ? SORTS.insideNumber : 0)
  );
}

function isInsideNumber(code: number): boolean {
  return code === 0x2c || code === 0x2e || code === 0xa0 || code === 0x202f || code === 0x2009;
}

function isSpace(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0x202f ||
    code === 0x2009 ||
    code === 0x200b ||
    code === 0xfeff ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e)
  );
}

/** ASCII letters; above that, letters of Latin, Greek, Cyrillic and further scripts, without the punctuation. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  return code < 0x2000 || (code >= 0x2c00 && code < 0xd800);
}
