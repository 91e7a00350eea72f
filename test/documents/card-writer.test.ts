import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { readCard } from '../../src/documents/card-reader.ts';
import { writeCard } from '../../src/documents/card-writer.ts';
import type { Card } from '../../src/documents/document.ts';
import { FIRST_DIALECT, SECOND_DIALECT } from './card-fixtures.ts';

// One line of text as a field holds it, rich in what Markdown could take for something else.
const line = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...Array.from('abcXYZ019 |*_`[]()<>#+-.!&;:~=\\/\'"%,')),
      fc.constantFrom(
        '&amp;',
        '<br>',
        '](',
        'Größe',
        '上海',
        '👩‍💻',
        '  ',
        '1. ',
        '- ',
        '# ',
        '|---|',
      ),
    ),
    minLength: 1,
    maxLength: 24,
  })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '');
const optional = fc.option(line);
const url = fc.webUrl({ withQueryParameters: true, withFragments: true });
const link = fc.record({ label: line, url });
const relevancy = fc.option(fc.integer({ min: 1, max: 5 }));
const item = fc.record({ name: line, description: optional, relevancy });
const list = fc.array(line, { maxLength: 4 });
const items = fc.array(item, { maxLength: 3 });

const anyCard: fc.Arbitrary<Card> = fc.record({
  dialect: fc.constantFrom(1, 2),
  title: line,
  origin: fc.option(link),
  link: fc.option(link),
  summary: fc.option(fc.array(line, { minLength: 1, maxLength: 3 }).map((p) => p.join('\n\n'))),
  keywords: list,
  themes: list,
  category: optional,
  type: optional,
  signals: fc.array(
    fc.record({
      name: line,
      description: optional,
      change: optional,
      horizon: optional,
      drivingForce: optional,
      relevancy,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  concerns: items,
  behaviors: items,
  technologies: items,
  issues: items,
  closest: fc.array(fc.record({ title: line, id: fc.stringMatching(/^[0-9a-f]{32}$/) }), {
    maxLength: 3,
  }),
});

describe('writeCard', () => {
  it('writes back what it read, whatever the fields hold', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(readCard(writeCard(card)).card).toEqual(card);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    { dialect: 'first', text: FIRST_DIALECT },
    { dialect: 'second', text: SECOND_DIALECT },
  ])('gives a file of the $dialect dialect back byte for byte', ({ text }) => {
    const tidy = writeCard(readCard(text).card);
    expect(writeCard(readCard(tidy).card)).toBe(tidy);
    expect(tidy.replace(/ +/g, ' ').replace(/-+/g, '-')).toBe(
      text.replace(/ +/g, ' ').replace(/-+/g, '-'),
    );
  });

  it('keeps sections that it does not know', () => {
    const text = `${FIRST_DIALECT}\n\n## Notes\n\nSee *also* the mill.`;
    expect(writeCard(readCard(text).card)).toContain('\n\n## Notes\n\nSee *also* the mill.');
  });
});
