import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../src/words/letters.ts';
import { hashOn, makeRoom, wordAt, wordTable, writtenOf } from '../../src/words/word-book.ts';

/** Any UTF-16 units, lone surrogates too. */
const anyWord = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 20 })
  .map((letters) => String.fromCharCode(...letters));

function numberOf(word: string): number {
  const letters = lettersOf(word);
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = hashOn(hash, letters[at] ?? 0);
  return wordAt(letters, 0, word.length, hash);
}

describe('the word book', () => {
  it('gives every written word one number of its own, and the word back for it', () => {
    fc.assert(
      fc.property(fc.array(anyWord, { maxLength: 12 }), (words) => {
        const numbers = words.map(numberOf);
        expect(numbers.map(writtenOf)).toEqual(words);
        expect(words.map(numberOf)).toEqual(numbers);
        expect(new Set(numbers).size).toBe(new Set(words).size);
      }),
    );
  });

  it('tells apart words of the same hash', () => {
    const [one, other] = ['Aa', 'BB'];
    expect(hashOn(hashOn(0, 65), 97)).toBe(hashOn(hashOn(0, 66), 66));
    expect(numberOf(one)).not.toBe(numberOf(other));
    expect(numberOf(one)).toBe(numberOf(one));
  });

  it('begins anew when too many words are known, and what is known of them too', () => {
    const lengthOf = wordTable((written) => written.length + 1);
    for (let count = 0; count < 70_000; count += 1) lengthOf(numberOf(`w${count}`));
    const before = numberOf('w69999');
    makeRoom();
    const after = numberOf('another');
    expect(after).toBeLessThan(before);
    expect(writtenOf(after)).toBe('another');
    expect(lengthOf(after)).toBe(8);
  });

  it('reads the letters of a text longer than any before, with zeros behind it', () => {
    const text = 'æ\ud800'.repeat(40_000);
    const letters = lettersOf(text);
    expect([letters[0], letters[79_999], letters[80_000], letters[80_001]]).toEqual([
      0xe6, 0xd800, 0, 0,
    ]);
  });
});
