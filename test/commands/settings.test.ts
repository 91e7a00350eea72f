import { describe, expect, it } from 'vitest';
import { askBot, here } from './asked-bot.ts';
import { klarnaReading } from './klarna-stories.ts';

const bot = askBot();

describe('settings and the rest', () => {
  it.each([
    { line: 'mute klarna 14d', says: 'No alerts about Klarna here until 13 Sept 2024' },
    { line: 'unmute klarna', says: 'Klarna is not muted here' },
    { line: 'budget', says: 'At most 10 alerts a day here, the usual number' },
    { line: 'budget 20', says: 'At most 20 alerts a day here;' },
    { line: 'budget off', says: 'There is no limit on alerts here' },
    { line: 'quiet 22-7', says: 'from 22:00 to 07:00 (Europe/Stockholm)' },
    { line: 'quiet', says: 'There are no quiet hours here' },
    { line: 'missed', says: 'Nothing was held back here in the last 30 days' },
    { line: 'digest week', says: 'A digest' },
    { line: 'digests empty', says: 'comes here also when there is nothing to tell, in one line' },
    { line: 'digests empty off', says: 'comes here only when there is something to tell' },
    { line: 'digests empty maybe', says: 'Write digests empty off or digests empty on' },
    { line: 'help digest', says: 'until digests empty off' },
    { line: 'digest never', says: '“never” is no period I know' },
    { line: 'help', says: 'What Bellwether understands' },
    { line: 'help mute', says: 'mute <company> [14d]' },
    { line: 'subscibe klarna', says: 'Did you mean subscribe? Try: subscribe klarna' },
  ])('“$line”: $says', async ({ line, says }) => {
    expect(await bot.ask(line)).toContain(says);
  });

  it('remembers a mute until it is ended', async () => {
    await bot.ask('mute klarna');
    expect((await bot.store.settingsOf(here))?.mutes).toEqual({
      klarna: '2024-09-13T08:00:00.000Z',
    });
    expect(await bot.ask('unmute klarna')).toContain('Alerts about Klarna come here again');
    expect((await bot.store.settingsOf(here))?.mutes).toEqual({});
  });

  it('remembers that empty digests are off, and keeps the other settings', async () => {
    await bot.ask('budget 20');
    await bot.ask('digests empty off');
    expect(await bot.store.settingsOf(here)).toMatchObject({
      emptyDigests: false,
      alertsPerDay: 20,
    });
    expect(await bot.ask('digests empty')).toContain('only when there is something to tell');
    await bot.ask('digests empty on');
    expect(await bot.store.settingsOf(here)).toMatchObject({ emptyDigests: true });
  });

  it('missed names the alerts held back and why', async () => {
    await bot.store.keepReading(klarnaReading());
    await bot.store.oweDeliveries([
      {
        key: 'alert:klarna-2024-08-attrition:here',
        destination: here,
        content: { type: 'alert', storyId: 'klarna-2024-08-attrition' },
        state: { is: 'held', because: 'budget', at: '2024-08-29T08:00:00Z' },
        createdAt: '2024-08-29T08:00:00Z',
      },
    ]);
    expect(await bot.ask('missed klarna')).toContain(
      'Klarna plans to go from 3,800 to 2,000 people (over the day’s number of alerts; why',
    );
    expect(await bot.ask('missed block')).toContain('Nothing about Block was held back');
  });
});
