import { fc } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import { compileMatcher } from '../../../src/signals/text/matcher.ts';
import { parsePattern } from '../../../src/signals/text/pattern.ts';
import type { Element } from '../../../src/signals/text/pattern.ts';
import { readText } from '../../../src/signals/text/read-text.ts';
import type { Unit } from '../../../src/signals/text/unit.ts';
import { symbolsOfClass, SYMBOLS } from '../../../src/signals/text/vocabulary.ts';

const WORDS = ['cut', 'jobs', 'staff', 'plan', 'the', 'of', 'which', ',', '500', 'unheard'];
const ELEMENTS = ['cut', 'jobs', '(staff|plan)', '(jobs|staff|the)', '#', ',', '<phraseEnd>'];

const word = fc.constantFrom(...WORDS);
const element = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...ELEMENTS) },
  fc.constantFrom(
    'jobs?',
    '(staff|of)?',
    ',?',
    '!the',
    '!(jobs|staff)',
    '..1',
    '..3',
    '--1',
    '--4',
  ),
);
const pattern = fc
  .tuple(fc.constantFrom(...ELEMENTS), fc.array(element, { maxLength: 4 }))
  .map(([first, others]) => [first, ...others].join(' '));

const STOPS = new Set([...symbolsOfClass('stop'), SYMBOLS.barrier]);
const PHRASE_ENDS = symbolsOfClass('phraseEnd');

/** What the language means, spelled out: each way is tried, the shortest first. */
function endOf(elements: readonly Element[], units: readonly Unit[], at: number): number | null {
  const [element, ...others] = elements;
  if (element === undefined) return at;
  const symbol = units[at]?.symbol;
  const fits = symbol !== undefined && element.type !== 'gap' && element.symbols.has(symbol);
  if (element.type === 'not') return fits ? null : endOf(others, units, at);
  if (element.type === 'one')
    return (
      (fits ? endOf(others, units, at + 1) : null) ??
      (element.optional ? endOf(others, units, at) : null)
    );
  const end = endOf(others, units, at);
  if (end !== null || element.most === 0 || symbol === undefined || STOPS.has(symbol)) return end;
  if (element.phrase && PHRASE_ENDS.has(symbol)) return null;
  return endOf([{ ...element, most: element.most - 1 }, ...others], units, at + 1);
}

describe('compileMatcher', () => {
  it('finds what trying every pattern at every place finds, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 5 }),
        fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        (sources, sentences) => {
          const patterns = sources.map((source, index) => parsePattern(source, index));
          const matcher = compileMatcher(patterns);
          for (const sentence of sentences) {
            const { units } = readText(`\n${sentence.join(' ')}`, []);
            const found: number[][] = [];
            matcher(units, 0, units.length, (...match) => found.push(match));
            const expected = units.flatMap((_, at) =>
              patterns.flatMap(({ rows, value }) =>
                rows.flatMap((elements) => {
                  const end = endOf(elements, units, at);
                  return end === null ? [] : [[value, at, end]];
                }),
              ),
            );
            expect(found).toEqual(expected);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
