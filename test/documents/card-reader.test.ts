import { describe, expect, it } from 'vitest';
import { readCard } from '../../src/documents/card-reader.ts';
import { looksLikeCard } from '../../src/documents/card-sections.ts';
import { UnreadableDocumentError } from '../../src/errors.ts';
import { FIRST_DIALECT, SECOND_DIALECT } from './card-fixtures.ts';

describe('readCard', () => {
  it('reads every field of the first dialect', () => {
    const { card, problems } = readCard(FIRST_DIALECT);
    expect(problems).toEqual([]);
    expect(card).toEqual({
      dialect: 1,
      title: 'Harbour Bank hands its call centre to a chatbot',
      origin: { label: '20240915', url: 'https://scan.example/p/20240915' },
      link: { label: 'External link', url: 'https://news.example/harbour-bank_(chatbot)?id=7' },
      summary:
        'Harbour Bank will let a chatbot answer most calls and expects to need 400 fewer people.',
      keywords: ['Harbour Bank', 'chatbot'],
      themes: ['Banking'],
      category: null,
      type: null,
      signals: [
        {
          name: 'Chatbot answers 70% of calls',
          description: null,
          change: 'From people to software',
          horizon: 'Few branches keep a counter',
          drivingForce: 'Cost',
          relevancy: null,
        },
        {
          name: '400 roles go at the call desk',
          description: null,
          change: 'Fewer first jobs in a bank',
          horizon: null,
          drivingForce: 'Wage pressure',
          relevancy: null,
        },
      ],
      concerns: [],
      behaviors: [],
      technologies: [],
      issues: [],
      closest: [
        { title: 'Branches close in the north', id: '0123456789abcdef0123456789abcdef' },
        { title: 'What a teller does now', id: 'fedcba9876543210fedcba9876543210' },
      ],
    });
  });

  it('reads every field of the second dialect, relevancy where a table has it', () => {
    const { card, problems } = readCard(SECOND_DIALECT);
    expect(problems).toEqual([
      'The Behaviors section is missing.',
      'The Technologies section is missing.',
    ]);
    expect(card).toMatchObject({
      dialect: 2,
      title: 'Mill Street Press tries robots in its bindery',
      origin: { label: '20250420', url: 'https://scan.example/p/20250420' },
      category: 'technology',
      type: 'news',
      concerns: [
        { name: 'Safety', description: 'People and robots share one floor.', relevancy: null },
      ],
      issues: [{ name: 'Training', description: 'Who teaches the binder.', relevancy: 5 }],
    });
    expect(card.signals[0]).toEqual({
      name: 'Robots bind book',
      description: 'Eight robots fold and stitch.',
      change: 'Hand work to machine.',
      horizon: 'Binderies run at night.',
      drivingForce: 'Labour is scarce.',
      relevancy: 4,
    });
  });

  it.each([
    { why: 'Windows line ends', text: FIRST_DIALECT.replaceAll('\n', '\r\n') },
    { why: 'a byte order mark', text: `\uFEFF${FIRST_DIALECT}` },
    { why: 'a line end after the last line', text: `${FIRST_DIALECT}\n` },
    { why: 'control characters', text: FIRST_DIALECT.replaceAll('a', 'a\u0000\u0007') },
  ])('reads the same card with $why', ({ text }) => {
    expect(readCard(text)).toEqual(readCard(FIRST_DIALECT));
  });

  it('reads a pipe that is escaped as part of its cell', () => {
    const { card } = readCard(FIRST_DIALECT.replace('| Cost ', '| Cost \\| scale '));
    expect(card.signals[0]?.drivingForce).toBe('Cost | scale');
  });

  it.each([
    {
      why: 'the table is cut inside a row',
      cutAfter: '| 400 roles',
      says: 'Row 2 of the Signals table has 1 of 4 cells.',
    },
    {
      why: 'the table is cut before its first row',
      cutAfter: '| Signal     ',
      says: 'The Signals section has no table row that could be read.',
    },
    {
      why: 'the text ends before the table',
      cutAfter: '* Banking',
      says: 'The Signals section is missing.',
    },
    {
      why: 'the text ends in the heading',
      cutAfter: '# __Harbour Bank hands',
      says: 'The Summary section is missing.',
    },
  ])('says so when $why', ({ cutAfter, says }) => {
    const end = FIRST_DIALECT.indexOf(cutAfter) + cutAfter.length;
    expect(readCard(FIRST_DIALECT.slice(0, end)).problems).toContain(says);
  });

  it('never throws for a card cut anywhere after its title', () => {
    const titleEnd = FIRST_DIALECT.indexOf('bank'.toUpperCase()) + FIRST_DIALECT.indexOf('\n');
    for (let end = titleEnd; end < FIRST_DIALECT.length; end += 7) {
      const { card, problems } = readCard(FIRST_DIALECT.slice(0, end));
      expect(card.title).toBe('Harbour Bank hands its call centre to a chatbot');
      expect(problems.length + card.closest.length).toBeGreaterThan(0);
    }
  });

  it('reads a heading without an origin and says that it is missing', () => {
    const { card, problems } = readCard('# Plain title\n\n## Signals\n\n| Signal |\n|---|\n| A |');
    expect(card).toMatchObject({ title: 'Plain title', origin: null, link: null });
    expect(problems).toContain('The origin of the card is missing.');
    expect(problems).toContain('The link to the article is missing.');
  });

  it('keeps a section that no dialect knows', () => {
    const { card } = readCard(`${FIRST_DIALECT}\n\n## Notes\n\nSee *also* the mill.\n`);
    expect(card.otherSections).toEqual([{ heading: 'Notes', markdown: 'See *also* the mill.' }]);
  });

  it('names a column that it does not know and a row with too many cells', () => {
    const table = '## Signals\n\n| Signal | Colour |\n|---|---|\n| A | red | x |';
    const { card, problems } = readCard(`# T\n\n${table}`);
    expect(card.signals.map(({ name }) => name)).toEqual(['A']);
    expect(problems).toContain(
      'The column "Colour" of the Signals table is not known and was left out.',
    );
    expect(problems).toContain('Row 1 of the Signals table has 3 of 2 cells.');
  });

  it('refuses text without a title', () => {
    expect(() => readCard('Just a paragraph.')).toThrow(UnreadableDocumentError);
  });
});

describe('looksLikeCard', () => {
  it.each([
    { text: FIRST_DIALECT, expected: true, why: 'first dialect' },
    { text: `\uFEFF${SECOND_DIALECT.replaceAll('\n', '\r\n')}`, expected: true, why: 'second' },
    { text: '# Release notes\n\n## Fixes\n\nMany.', expected: false, why: 'any other Markdown' },
    { text: '# A title\n\n## Summary\n\nWords.', expected: false, why: 'a summary alone' },
    { text: 'Signals\n\n## Signals', expected: false, why: 'no title' },
  ])('is $expected: $why', ({ text, expected }) => {
    expect(looksLikeCard(text)).toBe(expected);
  });
});
