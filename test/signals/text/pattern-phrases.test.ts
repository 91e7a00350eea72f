import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../src/signals/text/matcher.ts';
import { parsePattern } from '../../../src/signals/text/pattern.ts';
import { readText } from '../../../src/signals/text/read-text.ts';

const pattern = parsePattern('prices (rise|go up) (by|as much as)? %', 'found');

function matches(sentence: string): boolean {
  const read = readText(`Title\n${sentence}`, []);
  let found = false;
  compileMatcher([pattern])(read.units, 0, read.units.length, () => {
    found = true;
  });
  return found;
}

describe('a choice that holds phrases', () => {
  it.each(['prices rise 5%', 'prices go up 5%', 'prices go up by 5%'])('matches %s', (sentence) => {
    expect(matches(sentence)).toBe(true);
  });

  it.each(['prices go 5%', 'prices up 5%'])('does not match %s', (sentence) => {
    expect(matches(sentence)).toBe(false);
  });

  it('refuses a phrase in a look ahead, which takes one word', () => {
    expect(() => parsePattern('prices !(go up) %', 1)).toThrow('single words');
  });
});
