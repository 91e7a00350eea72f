import { describe, expect, it } from 'vitest';
import { isTelling, stemOf } from '../../../src/signals/learned/stems.ts';

describe('stemOf', () => {
  it.each([
    ['hire', 'hiring', 'hires', 'hired'],
    ['cut', 'cuts'],
    ['company', 'companies'],
    ['close', 'closes', 'closing'],
    ['drop', 'drops', 'dropped', 'dropping'],
  ])('gives the forms of "%s" one stem', (word, ...forms) => {
    for (const form of forms) expect(stemOf(form), form).toBe(stemOf(word));
  });

  it('keeps words apart that only begin alike', () => {
    expect(stemOf('staff')).not.toBe(stemOf('stage'));
    expect(stemOf('as')).toBe('as');
  });
});

describe('isTelling', () => {
  it('leaves out what stands in every sentence', () => {
    expect(['the', ',', 'said', 'of'].filter(isTelling)).toEqual([]);
    expect(['job', 'NUM', 'ORG'].filter(isTelling)).toEqual(['job', 'NUM', 'ORG']);
  });
});
