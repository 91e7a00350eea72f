import { lettersOf } from '../../words/letters.ts';
import { hashOn, makeRoom, wordAt } from '../../words/word-book.ts';
import { SORT_OF, SORTS } from './characters.ts';
import { markForm } from './mark-forms.ts';
import { token } from './token.ts';
import type { Token } from './token.ts';
import { TRAITS, traitsOfWord } from './traits.ts';
import { FIRST_WORD, symbolOf, SYMBOLS } from './vocabulary.ts';
import { isCapitalForm, normOf, symbolOfForm, traitsOfForm, wordForm } from './word-forms.ts';

const FULL_STOP = 0x2e;
const LETTER_OR_DIGIT = SORTS.letter | SORTS.digit;

/**
 * Words, numbers and marks of a text in order, in one pass. A hyphenated word stays whole when the vocabulary has it,
 * and is cut at its hyphens otherwise; a possessive 's is a token of its own. Any string is accepted, lone surrogates
 * and control characters included: what is neither letter nor digit is a mark or a space.
 */
export function tokenise(text: string): Token[] {
  makeRoom();
  const letters = lettersOf(text);
  const tokens: Token[] = [];
  const { length } = text;
  let at = 0;
  let previousEnd = -1;
  while (at < length) {
    const letter = letters[at] ?? 0;
    const sort = SORT_OF[letter] ?? 0;
    if ((sort & SORTS.space) !== 0) {
      at += 1;
      continue;
    }
    const glued = at === previousEnd ? TRAITS.glued : 0;
    if ((sort & SORTS.letter) !== 0) at = readWord(letters, at, glued, tokens);
    else if ((sort & SORTS.digit) !== 0) at = readNumber(text, letters, at, glued, tokens);
    else {
      const { norm, symbol, gluedSymbol, traits } = markForm(letter);
      tokens.push(
        token(glued === 0 ? symbol : gluedSymbol, norm, at, at + 1, false, traits | glued),
      );
      at += 1;
    }
    previousEnd = at;
  }
  return tokens;
}

/** The sort of the letter there; behind the text stands a space. */
function sortAt(letters: Uint16Array, at: number): number {
  return SORT_OF[letters[at] ?? 0] ?? 0;
}

function readNumber(
  text: string,
  letters: Uint16Array,
  start: number,
  glued: number,
  tokens: Token[],
): number {
  let end = start + 1;
  let plain: number = TRAITS.plainDigits;
  for (;;) {
    const sort = sortAt(letters, end);
    if ((sort & SORTS.digit) !== 0) end += 1;
    else if ((sort & SORTS.insideNumber) !== 0 && (sortAt(letters, end + 1) & SORTS.digit) !== 0) {
      end += 2;
      plain = 0;
    } else break;
  }
  const traits = TRAITS.number | TRAITS.opensQuantity | plain | glued;
  tokens.push(token(SYMBOLS.unknown, text.slice(start, end), start, end, false, traits));
  return end;
}

function readWord(letters: Uint16Array, start: number, glued: number, tokens: Token[]): number {
  let end = start;
  let hash = 0;
  let hyphens = false;
  let apostrophe = -1;
  let hashBefore = 0;
  for (;;) {
    const letter = letters[end] ?? 0;
    const sort = SORT_OF[letter] ?? 0;
    if ((sort & LETTER_OR_DIGIT) === 0) {
      if ((sort & SORTS.apostrophe) !== 0) {
        if ((sortAt(letters, end + 1) & SORTS.letter) === 0) break;
        apostrophe = end;
        hashBefore = hash;
      } else if ((sort & SORTS.hyphen) !== 0) {
        if ((sortAt(letters, end + 1) & LETTER_OR_DIGIT) === 0) break;
        hyphens = true;
      } else if (letter !== FULL_STOP || !isAcronym(letters, start, end + 2)) break;
    }
    hash = hashOn(hash, letter);
    end += 1;
  }
  if (letters[end] === FULL_STOP && isAcronym(letters, start, end)) {
    hash = hashOn(hash, FULL_STOP);
    end += 1;
  }
  // What is longer than one letter after the apostrophe is no possessive: "we're", "d'Or".
  if (apostrophe < 0 || end - apostrophe !== 2 || ((letters[end - 1] ?? 0) | 32) !== 0x73) {
    pushWord(letters, start, end, glued, hyphens, hash, tokens);
    return end;
  }
  pushWord(letters, start, apostrophe, glued, hyphens, hashBefore, tokens);
  tokens.push(token(POSSESSIVE.symbol, "'s", apostrophe, end, false, POSSESSIVE.traits));
  return end;
}

const POSSESSIVE = {
  symbol: symbolOf("'s"),
  traits: traitsOfWord("'s") | TRAITS.glued,
};

/** Single letters with a full stop between each two: "U.S", "e.g". */
function isAcronym(letters: Uint16Array, start: number, end: number): boolean {
  if (end - start < 3 || (end - start) % 2 === 0) return false;
  for (let at = start; at < end; at += 1) {
    const letter = letters[at] ?? 0;
    if ((at - start) % 2 === 1 ? letter !== FULL_STOP : !isAsciiLetter(letter)) return false;
  }
  return true;
}

function isAsciiLetter(code: number): boolean {
  return (code | 32) >= 0x61 && (code | 32) <= 0x7a;
}

function pushWord(
  letters: Uint16Array,
  start: number,
  end: number,
  glued: number,
  hyphens: boolean,
  hash: number,
  tokens: Token[],
): void {
  const word = wordAt(letters, start, end, hash);
  if (!hyphens || symbolOfForm(wordForm(word)) >= FIRST_WORD) {
    pushForm(word, start, end, glued, tokens);
    return;
  }
  let from = start;
  let part = 0;
  for (let at = start; at <= end; at += 1) {
    if (at < end && (sortAt(letters, at) & SORTS.hyphen) === 0) {
      part = hashOn(part, letters[at] ?? 0);
      continue;
    }
    if (at > from)
      pushForm(
        wordAt(letters, from, at, part),
        from,
        at,
        from === start ? glued : TRAITS.glued,
        tokens,
      );
    from = at + 1;
    part = 0;
  }
}

function pushForm(word: number, start: number, end: number, glued: number, tokens: Token[]): void {
  const form = wordForm(word);
  tokens.push(
    token(
      symbolOfForm(form),
      normOf(word),
      start,
      end,
      isCapitalForm(form),
      traitsOfForm(form) | glued,
    ),
  );
}
