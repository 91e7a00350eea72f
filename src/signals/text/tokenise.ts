import type { Token } from './token.ts';
import { normalise, wordFormAt } from './word-forms.ts';

const APOSTROPHES = new Set([0x27, 0x2019, 0x2bc, 0xff07]);
const HYPHENS = new Set([0x2d, 0x2010, 0x2011]);
const NO_WORD = -1;
const ACRONYM = /^[a-z](?:\.[a-z])+$/;

/**
 * Words, numbers and marks of a text in order, in one pass. A hyphenated word stays whole when `known` has it, and is
 * cut at its hyphens otherwise; a possessive 's is a token of its own. Any string is accepted, lone surrogates and
 * control characters included: what is neither letter nor digit is a mark or a space.
 */
export function tokenise(text: string, known: { has(word: string): boolean }): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let at = 0;
  let previousEnd = -1;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at += 1;
      continue;
    }
    const glued = at === previousEnd;
    if (isDigit(code)) at = readNumber(text, at, glued, tokens);
    else if (isLetter(code)) at = readWord(text, at, glued, known, tokens);
    else {
      tokens.push({
        start: at,
        end: at + 1,
        kind: 'mark',
        norm: text.charAt(at),
        capital: false,
        glued,
        symbol: NO_WORD,
        opensQuantity: false,
      });
      at += 1;
    }
    previousEnd = at;
  }
  return tokens;
}

function readNumber(text: string, start: number, glued: boolean, tokens: Token[]): number {
  let end = start + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) end += 1;
    else if (isInsideNumber(code) && isDigit(text.charCodeAt(end + 1))) end += 2;
    else break;
  }
  tokens.push({
    start,
    end,
    kind: 'number',
    norm: text.slice(start, end),
    capital: false,
    glued,
    symbol: NO_WORD,
    opensQuantity: false,
  });
  return end;
}

/** Comma, full stop, and the no-break and thin spaces that group digits. */
function isInsideNumber(code: number): boolean {
  return code === 0x2c || code === 0x2e || code === 0xa0 || code === 0x202f || code === 0x2009;
}

function readWord(
  text: string,
  start: number,
  glued: boolean,
  known: { has(word: string): boolean },
  tokens: Token[],
): number {
  let end = start + 1;
  let hyphens = false;
  let apostrophe = -1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isLetter(code) || isDigit(code)) end += 1;
    else if (code === 0x20 || code === 0x2c) break;
    else if (APOSTROPHES.has(code) && isLetter(text.charCodeAt(end + 1))) {
      apostrophe = end;
      end += 2;
    } else if (HYPHENS.has(code) && isLetterOrDigit(text.charCodeAt(end + 1))) {
      hyphens = true;
      end += 2;
    } else if (
      code === 0x2e &&
      isLetter(text.charCodeAt(end + 1)) &&
      ACRONYM.test(text.slice(start, end + 2).toLowerCase())
    )
      end += 2;
    else break;
  }
  if (text.charCodeAt(end) === 0x2e && ACRONYM.test(text.slice(start, end).toLowerCase())) end += 1;
  pushWord(text, start, end, glued, hyphens, apostrophe, known, tokens);
  return end;
}

function pushWord(
  text: string,
  start: number,
  end: number,
  glued: boolean,
  hyphens: boolean,
  apostrophe: number,
  known: { has(word: string): boolean },
  tokens: Token[],
): void {
  const possessive =
    apostrophe > start && end - apostrophe === 2 && (text.charCodeAt(end - 1) | 32) === 0x73;
  const wordEnd = possessive ? apostrophe : end;
  if (!hyphens || known.has(normalise(text.slice(start, wordEnd)))) {
    tokens.push(word(text, start, wordEnd, glued));
  } else {
    let from = start;
    for (let at = start; at <= wordEnd; at += 1) {
      if (at < wordEnd && !HYPHENS.has(text.charCodeAt(at))) continue;
      if (at > from) tokens.push(word(text, from, at, from === start ? glued : true));
      from = at + 1;
    }
  }
  if (possessive) {
    tokens.push({ ...word(text, apostrophe, end, true), capital: false, norm: "'s" });
  }
}

function word(text: string, start: number, end: number, glued: boolean): Token {
  const numeric = isDigit(text.charCodeAt(start));
  const { norm, capital, symbol, opensQuantity } = wordFormAt(text, start, end);
  return {
    start,
    end,
    kind: numeric ? 'number' : 'word',
    norm,
    capital,
    glued,
    symbol: numeric ? NO_WORD : symbol,
    opensQuantity,
  };
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

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** ASCII letters quickly; above that, letters of Latin, Greek, Cyrillic and further scripts, without the punctuation. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba;
  if (code === 0xd7 || code === 0xf7) return false;
  return code < 0x2000 || (code >= 0x2c00 && code < 0xd800);
}

function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code);
}
