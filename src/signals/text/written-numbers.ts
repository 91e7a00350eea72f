import { GLUED_SCALES, SCALES, UNITS } from '../lexicon/number-words.ts';
import { isGlued, isNumber, isWord } from './token.ts';
import type { Token } from './token.ts';

/** A number read from digits or words, and the index of the token after it. */
export type Amount = { readonly value: number; readonly next: number; readonly digits: boolean };

/** Digits with grouping and decimals of any style, then scale words: 1,500 1.500 1 500 2,80,000 14,3 1.5k 2bn. */
export function readDigits(tokens: readonly Token[], at: number): Amount {
  let raw = tokens[at]?.norm ?? '';
  let next = at + 1;
  // 1 200 with ordinary spaces: groups of exactly three digits after one to three.
  while (
    isNumber(tokens[next]) &&
    /^\d{1,3}(?: \d{3})*$/.test(raw) &&
    /^\d{3}$/.test(tokens[next]?.norm ?? '')
  ) {
    if (isGlued(tokens[next]) || raw.startsWith('0')) break;
    raw += ` ${tokens[next]?.norm ?? ''}`;
    next += 1;
  }
  return scaled(tokens, next, parseDigits(raw, tokens[next]), true);
}

function parseDigits(raw: string, following: Token | undefined): number {
  if (/^\d+$/.test(raw)) return Number(raw);
  const plain = raw.replaceAll(/[\u00a0\u202f\u2009 ]/g, '');
  if (/^\d+$/.test(plain)) return Number(plain);
  if (/^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/.test(plain))
    return Number(plain.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain)) {
    const scale = following === undefined ? undefined : SCALES.get(following.norm);
    const decimal =
      following?.norm === '%' || (scale !== undefined && plain.split('.').length === 2);
    return decimal
      ? Number(plain.replaceAll(',', ''))
      : Number(plain.replaceAll('.', '').replace(',', '.'));
  }
  if (/^\d+,\d{1,2}$/.test(plain)) return Number(plain.replace(',', '.'));
  const value = Number.parseFloat(plain.replaceAll(',', ''));
  return Number.isFinite(value) ? value : 0;
}

function scaled(tokens: readonly Token[], next: number, value: number, digits: boolean): Amount {
  let amount = value;
  let at = next;
  for (;;) {
    let scaleAt = at;
    if (tokens[scaleAt]?.norm === '-' && isGlued(tokens[scaleAt])) scaleAt += 1;
    const token = tokens[scaleAt];
    const scale = token === undefined ? undefined : SCALES.get(token.norm);
    if (token === undefined || scale === undefined) break;
    if (GLUED_SCALES.has(token.norm) && !(digits && isGlued(token))) break;
    amount *= scale;
    at = scaleAt + 1;
  }
  return { value: Math.round(amount * 1e6) / 1e6, next: at, digits };
}

/** "forty-five", "two hundred and ten", "a dozen", "a hundred"; a bare "one" is a word, not a number. */
export function readSpelled(tokens: readonly Token[], start: number): Amount | null {
  let at = start;
  let total = 0;
  let current = -1;
  const first = tokens[start]?.norm ?? '';
  if ((first === 'a' || first === 'an') && isScaleWord(tokens[start + 1])) {
    current = 1;
    at += 1;
  }
  for (;;) {
    const token = tokens[at];
    if (token === undefined || !isWord(token)) break;
    const parts = spelledParts(token.norm);
    const scale = SCALES.get(token.norm);
    if (parts !== null) {
      if (
        current > 0 &&
        !(current % 100 === 0 || (current % 10 === 0 && current % 100 >= 20 && parts < 10))
      )
        break;
      current = Math.max(current, 0) + parts;
    } else if (scale !== undefined && !GLUED_SCALES.has(token.norm) && current > 0) {
      if (scale >= 1000) {
        total += current * scale;
        current = 0;
      } else current *= scale;
    } else if (
      token.norm === 'and' &&
      current > 0 &&
      current % 100 === 0 &&
      hasParts(tokens[at + 1])
    ) {
      at += 1;
      continue;
    } else break;
    at += 1;
  }
  if (current < 0) return null;
  const value = total + Math.max(current, 0);
  if (at === start + 1 && value <= 1) return null;
  return { value, next: at, digits: false };
}

/** The value of one number word: "forty", "forty-five"; null for any other word. */
export function spelledParts(norm: string): number | null {
  const whole = UNITS.get(norm);
  if (whole !== undefined) return whole;
  const dash = norm.indexOf('-');
  if (dash < 0) return null;
  const tens = UNITS.get(norm.slice(0, dash));
  const rest = UNITS.get(norm.slice(dash + 1));
  return tens === undefined || rest === undefined || tens < 20 ? null : tens + rest;
}

function hasParts(token: Token | undefined): boolean {
  return token !== undefined && spelledParts(token.norm) !== null;
}

function isScaleWord(token: Token | undefined): boolean {
  return (
    token !== undefined && !GLUED_SCALES.has(token.norm) && SCALES.get(token.norm) !== undefined
  );
}
