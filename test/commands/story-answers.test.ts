import { describe, expect, it } from 'vitest';
import { askBot } from './asked-bot.ts';
import { klarnaReading } from './klarna-stories.ts';

const bot = askBot();

describe('signals', () => {
  it('tells a company’s newest story with figures, outlook and its basis, evidence, source and date', async () => {
    await bot.store.keepReading(klarnaReading());
    await expect(await bot.show('signals klarna', 80)).toMatchFileSnapshot(
      '../fixtures/console/signals-klarna.txt',
    );
  });

  it.each(['klarna', 'KLARNA', 'signals klar', 'signals chatbot agents'])(
    '“%s” finds it',
    async (line) => {
      await bot.store.keepReading(klarnaReading());
      expect(await bot.ask(line)).toContain('Klarna plans to go from 3,800 to 2,000 people');
    },
  );

  it('shows the newest first', async () => {
    await bot.store.keepReading(klarnaReading());
    await bot.store.keepReading(
      klarnaReading({ id: 'klarna-2022-05-layoff', headline: 'Older', happenedOn: '2022-05-23' }),
    );
    const shown = await bot.ask('klarna');
    expect(shown).toContain('2 stories');
    expect(shown.indexOf('Klarna plans')).toBeLessThan(shown.indexOf('Older'));
  });

  it('says in a list which story nobody dates', async () => {
    const [story] = klarnaReading().stories;
    const undated = (story?.tellings ?? []).map((telling) => ({ ...telling, publishedAt: null }));
    for (const at of [1, 2, 3, 4])
      await bot.store.keepReading(
        klarnaReading({
          id: `klarna-2024-0${at}-layoff`,
          happenedOn: `2024-0${at}-02`,
          ...(at === 1 ? { tellings: undated } : {}),
        }),
      );
    expect(await bot.ask('klarna')).toContain('• undated, read 2 Jan 2024: Klarna plans');
  });

  it.each([
    { line: 'klrana', says: 'Did you mean Klarna (lender, SE)? Try: signals klarna' },
    { line: 'signals klarma', says: 'Did you mean Klarna (lender, SE)?' },
    { line: 'deutsche', says: 'Which one do you mean: Deutsche Bank (bank) or Deutsche Telekom' },
    { line: 'block', says: 'I know Block (payments company), but have read nothing about it yet' },
    { line: 'quantum otters', says: 'I know no company called “quantum otters”' },
  ])('“$line”: $says', async ({ line, says }) => {
    await bot.store.keepReading(klarnaReading());
    expect(await bot.ask(line)).toContain(says);
  });

  it('alone shows this week’s top, and the newest where the week is empty', async () => {
    expect(await bot.ask('signals')).toContain('No stories yet');
    await bot.store.keepReading(
      klarnaReading({ happenedOn: '2024-05-01', headline: 'An old story' }),
    );
    expect(await bot.ask('signals')).toContain('No stories in the last 7 days');
    await bot.store.keepReading(klarnaReading({ id: 'klarna-2024-08-layoff' }));
    expect(await bot.ask('signals')).toContain('This week’s top: 1 story');
  });
});

describe('why and card', () => {
  it('why shows quotes, sources, the company’s name, what joined the documents and the score', async () => {
    await bot.store.keepReading(klarnaReading());
    const shown = await bot.ask('why klarna');
    for (const part of [
      'Klarna stands in the registry of companies as klarna',
      'Klarna wants to manage with 2,000 people',
      'The Example Times',
      'first to tell it',
      'starts at 3 for its kind (fewer staff without dismissals)',
      '25%',
    ])
      expect(shown).toContain(part);
  });

  it('card shows the story as a card with the closest documents kept', async () => {
    await bot.store.keepReading(klarnaReading());
    await bot.store.keepReading(klarnaReading({ id: 'klarna-2023-12-hiring-freeze' }));
    const shown = await bot.ask('card klarna-2024-08-attrition');
    expect(shown).toContain('Human work to AI');
    expect(shown).toContain('(projected)');
    expect(shown).toContain('(document-of-klarna-2023-12-hiring-freeze)');
    expect(shown).not.toContain('(document-of-klarna-2024-08-attrition)');
  });

  it('card tells the story in the document’s own sentences, with wider themes', async () => {
    await bot.store.keepReading(klarnaReading());
    const shown = await bot.ask('card document-of-klarna-2024-08-attrition');
    expect(shown).toContain(
      'Summary ─────── Klarna wants to manage with 2,000 people in some years, down from 3,800 now',
    );
    expect(shown).toMatch(/Themes ─+ • Workforce Management • Artificial Intelligence/);
  });
});
