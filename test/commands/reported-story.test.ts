import { beforeEach, describe, expect, it } from 'vitest';
import { askBot, here } from './asked-bot.ts';
import { klarnaReading } from './klarna-stories.ts';

const bot = askBot();

describe('a story that was reported here as wrong', () => {
  const id = 'klarna-2024-08-attrition';
  const alert = `alert:${id}:console:local:console`;
  beforeEach(async () => {
    await bot.store.keepReading(klarnaReading());
    await bot.store.oweDeliveries([
      {
        key: alert,
        destination: here,
        content: { type: 'alert', storyId: id },
        state: { is: 'held', because: 'muted', at: '2024-08-29T08:00:00Z' },
        createdAt: '2024-08-29T08:00:00Z',
      },
    ]);
    for (const destination of [here, { ...here, channel: 'other' }])
      await bot.store.keepReport({
        destination,
        storyId: id,
        reason: 'not_news',
        note: '',
        by: 'reader',
        at: '2024-08-29T09:00:00Z',
      });
  });

  it('is left out of the week’s top and marked where it is asked for', async () => {
    expect(await bot.ask('signals')).not.toContain('top: 1 story');
    await bot.store.keepReading(
      klarnaReading({ id: 'klarna-2024-08-layoff', headline: 'Another' }),
    );
    const top = await bot.ask('signals');
    expect(top).toContain('This week’s top: 1 story');
    expect(top).toContain(`1 story that was reported here as wrong is left out: why ${id}.`);
    expect(await bot.ask('signals klarna')).toContain(
      'Reported here (it is no news here, 29 Aug 2024). Nothing more of this story comes here.',
    );
    expect(await bot.ask('missed')).toContain(`(reported here as wrong; why ${id})`);
  });

  it.each(['klarna', id])('right %s takes the report back, here and not elsewhere', async (of) => {
    expect(await bot.ask(`why ${id}`)).toContain(`right ${id}`);
    const answer = await bot.ask(`right ${of}`);
    expect(answer).toContain(
      'Taken back. What is new of this story comes here again: Klarna plans',
    );
    expect(await bot.ask('signals klarna')).not.toContain('Reported here');
    expect(await bot.ask(`why ${id}`)).toContain('it is no news here; taken back on 30 Aug 2024');
    expect(await bot.ask(`right ${of}`)).toContain('Nothing was said here to be wrong with it');
    const elsewhere = await bot.store.reportsAt({ ...here, channel: 'other' });
    expect(elsewhere).toMatchObject([{ storyId: id }]);
    expect(elsewhere[0]).not.toHaveProperty('takenBack');
  });
});
