import { describe, expect, it } from 'vitest';
import { storyMessage } from '../../src/digests/story-message.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import type { Story } from '../../src/stories/story.ts';
import { klarnaReading } from '../commands/klarna-stories.ts';

const shown = (changes: Partial<Story> = {}) => {
  const [story] = klarnaReading(changes).stories;
  return plainText(storyMessage(story!), 'Europe/Stockholm');
};

describe('a story as a message', () => {
  it('begins with the company and what changed', () => {
    expect(shown()).toMatch(/^Klarna plans to go from 3,800 to 2,000 people\n/);
  });

  it.each([
    { part: 'Headcount: 3,800 to 2,000', why: 'headcounts stand together' },
    { part: 'Share of staff: nearly 47%', why: 'the qualifier is kept' },
    { part: 'Also: external marketing suppliers: 25%', why: 'not the staff' },
    { part: 'lenders (our projection, not in the source)', why: 'a projection is marked' },
    { part: 'Efficiency through AI (from the source)', why: 'so is what the source says' },
    { part: 'AI: given as a reason by the company itself', why: 'who says that AI is the cause' },
    { part: 'Date: 28 Aug 2024', why: 'when' },
    {
      part: 'The Example Times (https://news.example.com/klarna), 28 Aug 2024',
      why: 'who tells it',
    },
    { part: 'Klarna’s chatbot does the work of 700 agents', why: 'what else is told' },
  ])('says “$part”: $why', ({ part }) => {
    expect(shown()).toContain(part);
  });

  it('shows figures that disagree side by side, each with who says it', () => {
    const [story] = klarnaReading().stories;
    const [telling] = story!.tellings;
    const tellings = [telling!, { ...telling!, documentId: 'wire', publisher: 'Example Wire' }];
    const figure = { role: 'jobs', unit: 'jobs', qualifier: 'exactly' } as const;
    const text = shown({
      tellings,
      figures: [
        { ...figure, value: 1800, documentIds: [telling!.documentId] },
        { ...figure, value: 2000, documentIds: ['wire'] },
      ],
    });
    expect(text).toContain('People affected: 1,800 (The Example Times); 2,000 (Example Wire)');
    expect(text).toContain('Sources: ');
  });

  it('counts its sources, each publisher once', () => {
    const [story] = klarnaReading().stories;
    const [telling] = story!.tellings;
    const tellings = ['The Example Times', 'Example Wire'].map((publisher) => ({
      ...telling!,
      publisher,
    }));
    expect(shown()).toContain('Relevance 5 of 5 · 1 source · story');
    expect(shown({ tellings: [telling!, ...tellings] })).toContain('5 of 5 · 2 sources · story');
  });

  it('names what it is about in the words that people have for it, the chief kind first', () => {
    const [story] = klarnaReading().stories;
    const { topics = [] } = storyMessage(story!);
    expect(topics[0]).toBe('attrition');
    expect(topics).toEqual(expect.arrayContaining(['ai replacement', 'AI', 'Klarna']));
    expect(topics).not.toContain('layoffs');
  });

  it('names corrections and earlier stories', () => {
    const text = shown({
      corrections: [
        { role: 'jobs', was: 2000, is: 1800, at: '2024-08-29T10:00:00Z', documentId: 'd' },
      ],
      links: [{ storyId: 'klarna-2023-12-hiring-freeze', relation: 'follows' }],
    });
    expect(text).toContain('Corrected: 1,800, not 2,000 (29 Aug 2024)');
    expect(text).toContain('follows klarna-2023-12-hiring-freeze');
  });

  it.each([
    { kind: 'layoff', tone: 'loss' },
    { kind: 'hiring', tone: 'growth' },
    { kind: 'ai_savings', tone: 'ai' },
    { kind: 'ipo', tone: 'money' },
  ] as const)('$kind has the tone $tone', ({ kind, tone }) => {
    const [story] = klarnaReading({ kind }).stories;
    expect(storyMessage(story!).tone).toBe(tone);
  });
});
