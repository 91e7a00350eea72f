import { describe, expect, it } from 'vitest';
import { askBot, here, person } from './asked-bot.ts';
import { klarnaReading } from './klarna-stories.ts';

const bot = askBot();

describe('subscriptions', () => {
  it('confirms by name, replays the last 90 days and shows a sample', async () => {
    await bot.store.keepReading(klarnaReading());
    const shown = await bot.ask('subscribe klarna weekly, block ai only');
    expect(shown).toContain('Klarna (lender, SE): every Monday at 09:00 (Europe/Stockholm)');
    expect(shown).toContain('Block (payments company); not BlockFi:');
    expect(shown).toContain('less than one story a month (1 in all). The latest: Klarna plans');
    expect(shown).toContain('nothing would have come');
    expect(await bot.store.subscriptionsOf(here)).toHaveLength(2);
  });

  it('keeps nothing when a company has to be asked back', async () => {
    expect(await bot.ask('subscribe klarna, deutsche')).toContain('Which one do you mean');
    expect(await bot.store.subscriptionsOf(here)).toEqual([]);
  });

  it('changes the one that is there and says what changed', async () => {
    await bot.ask('subscribe klarna');
    expect(await bot.ask('subscribe klarna')).toContain('already followed like this');
    const shown = await bot.ask('follow klarna daily min 3');
    expect(shown).toContain(
      'changed, now every day at 09:00 (Europe/Stockholm), was at once; now relevance 3 or more',
    );
    expect(await bot.store.subscriptionsOf(here)).toHaveLength(1);
  });

  it('goes to the person where asked, and is listed with who set it up', async () => {
    await bot.ask('subscribe "Daily Mail" to me');
    expect(await bot.store.subscriptionsOf(person)).toMatchObject([{ createdBy: 'reader' }]);
    const shown = await bot.ask('subscriptions');
    expect(shown).toContain('Daily Mail at once, in a direct message');
    expect(shown).toContain('reader, 30 Aug 2024');
  });

  it('is paused, resumed and ended', async () => {
    expect(await bot.ask('unsubscribe klarna')).toContain('Nothing is followed here yet');
    await bot.ask('subscribe klarna, kind:layoff');
    expect(await bot.ask('pause klarna')).toContain('Paused: Klarna');
    expect(await bot.ask('subscriptions')).toContain('paused by reader');
    expect(await bot.ask('resume')).toContain('Going on with Klarna');
    expect(await bot.ask('unsubscribe block')).toContain(
      'Followed are job cuts at any company and Klarna',
    );
    expect(await bot.ask('unsubscribe all')).toContain(
      'No longer following job cuts at any company and Klarna',
    );
    expect(await bot.store.subscriptionsOf(here)).toEqual([]);
  });
});
