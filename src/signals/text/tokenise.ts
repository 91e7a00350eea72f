import { SORT_OF, SORTS } from './characters.ts';
import { markForm } from './mark-forms.ts';
import { token } from './token.ts';
import type { Token } from './token.ts';
import { TRAITS } from './traits.ts';
import { FIRST_WORD, SYMBOLS } from './vocabulary.ts';
import { hashedWordForm, hashOn, wordForm, wordFormAt } from './word-forms.ts';
import type { WordForm } from './word-forms.ts';

const FULL_STOP = 0x2e;
const POSSESSIVE = wordForm("'s");

/**
 * Words, numbers and marks of a text in order, in one pass. A hyphenated word stays whole when the vocabulary has it,
 * and is cut at its hyphens otherwise; a possessive 's is a token of its own. Any string is accepted, lone surrogates
 * and control characters included: what is neither letter nor digit is a mark or a space.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let at = 0;
  let previousEnd = -1;
  while (at < length) {
    const code = text.charCodeAt(at);
    const sort = SORT_OF[code] ?? 0;
    if ((sort & SORTS.space) !== 0) {
      at += 1;
      continue;
    }
    const glued = at === previousEnd ? TRAITS.glued : 0;
    if ((sort & SORTS.letter) !== 0) at = readWord(text, at, glued, tokens);
    else if ((sort & SORTS.digit) !== 0) at = readNumber(text, at, glued, tokens);
    else {
      const { norm, symbol, gluedSymbol, traits } = markForm(code);
      tokens.push(
        token(glued === 0 ? symbol : gluedSymbol, norm, at, at + 1, false, traits | glued),
      );
      at += 1;
    }
    previousEnd = at;
  }
  return tokens;
}

function sortAt(text: string, at: number): number {
  return at < text.length ? (SORT_OF[text.charCodeAt(at)] ?? 0) : 0;
}

function readNumber(text: string, start: number, glued: number, tokens: Token[]): number {
  let end = start + 1;
  let plain: number = TRAITS.plainDigits;
  for (;;) {
    const sort = sortAt(text, end);
    if ((sort & SORTS.digit) !== 0) end += 1;
    else if ((sort & SORTS.insideNumber) !== 0 && (sortAt(text, end + 1) & SORTS.digit) !== 0) {
      end += 2;
      plain = 0;
    } else break;
  }
  const traits = TRAITS.number | TRAITS.opensQuantity | plain | glued;
  tokens.push(token(SYMBOLS.unknown, text.slice(start, end), start, end, false, traits));
  return end;
}

function readWord(text: string, start: number, glued: number, tokens: Token[]): number {
  const { length } = text;
  let end = start;
  let hash = 0;
  let hyphens = false;
  let apostrophe = -1;
  let hashBefore = 0;
  while (end < length) {
    const code = text.charCodeAt(end);
    const sort = SORT_OF[code] ?? 0;
    if ((sort & (SORTS.letter | SORTS.digit)) === 0) {
      if ((sort & SORTS.apostrophe) !== 0) {
        if ((sortAt(text, end + 1) & SORTS.letter) === 0) break;
        apostrophe = end;
        hashBefore = hash;
      } else if ((sort & SORTS.hyphen) !== 0) {
        if ((sortAt(text, end + 1) & (SORTS.letter | SORTS.digit)) === 0) break;
        hyphens = true;
      } else if (code !== FULL_STOP || !isAcronym(text, start, end + 2)) break;
    }
    hash = hashOn(hash, code);
    end += 1;
  }
  if (end < length && text.charCodeAt(end) === FULL_STOP && isAcronym(text, start, end)) {
    hash = hashOn(hash, FULL_STOP);
    end += 1;
  }
  // What is longer than one letter after the apostrophe is no possessive: "we're", "d'Or".
  if (apostrophe < 0 || end - apostrophe !== 2 || (text.charCodeAt(end - 1) | 32) !== 0x73) {
    pushWord(text, start, end, glued, hyphens, hash, tokens);
    return end;
  }
  pushWord(text, start, apostrophe, glued, hyphens, hashBefore, tokens);
  pushForm(POSSESSIVE, apostrophe, end, TRAITS.glued, tokens);
  return end;
}

/** Single letters with a full stop between each two: "U.S", "e.g". */
function isAcronym(text: string, start: number, end: number): boolean {
  if (end > text.length || end - start < 3 || (end - start) % 2 === 0) return false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if ((at - start) % 2 === 1 ? code !== FULL_STOP : !isAsciiLetter(code)) return false;
  }
  return true;
}

function isAsciiLetter(code: number): boolean {
  return (code | 32) >= 0x61 && (code | 32) <= 0x7a;
}

function pushWord(
  text: string,
  start: number,
  end: number,
  glued: number,
  hyphens: boolean,
  hash: number,
  tokens: Token[],
): void {
  const whole = hashedWordForm(text, start, end, hash);
  if (!hyphens || whole.symbol >= FIRST_WORD) {
    pushForm(whole, start, end, glued, tokens);
    return;
  }
  let from = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && (sortAt(text, at) & SORTS.hyphen) === 0) continue;
    if (at > from)
      pushForm(wordFormAt(text, from, at), from, at, from === start ? glued : TRAITS.glued, tokens);
    from = at + 1;
  }
}

function pushForm(
  { norm, symbol, capital, traits }: WordForm,
  start: number,
  end: number,
  glued: number,
  tokens: Token[],
): void {
  tokens.push(token(symbol, norm, start, end, capital, traits | glued));
}
