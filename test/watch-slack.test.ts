import { expect, it, vi } from 'vitest';
import { textsIn } from './adapters/slack/texts-in.ts';
import { slackPerson } from './platforms/slack-person.ts';
import { CUTS, MINUTE, PATIENCE, useServing } from './serving.ts';
import { LONG_ARTICLE, startWire, type WatchedWire } from './watched-wire.ts';

const bot = useServing();

async function command(line: string): Promise<string> {
  const person = slackPerson(bot.slack, 'U1', (type, payload) =>
    bot.slack.socket.send(type, payload),
  );
  const { posts } = await person.command(line, 'C1');
  await vi.waitUntil(() => posts.length > 0, PATIENCE);
  return posts.flatMap((post) => textsIn(post.blocks)).join('\n');
}

/** Time passes until the bot has asked the wire's feed again. */
async function looksAgain(wire: WatchedWire): Promise<void> {
  const before = wire.readings();
  await vi.waitUntil(
    () => {
      bot.slack.clock.advance(10 * MINUTE);
      return wire.readings() > before;
    },
    { ...PATIENCE, interval: 50 },
  );
}

it('watches a place for a channel from its address on, posts what it brings, and stops when told to', async () => {
  const opened = await bot.startBot();
  await bot.slack.socket.connected();
  await bot.hasRead(opened);
  const wire = await startWire(() => bot.slack.clock.now());
  await command('subscribe klarna');

  expect(await command(`watch ${wire.base}/`)).toContain('Watching Wire');
  // What was there when it was watched is no news, so that has to be read first.
  await vi.waitUntil(
    async () => (await opened.store.sourceStates()).some(({ id }) => id === `${wire.base}/feed`),
    PATIENCE,
  );
  const sources = await command('sources');
  expect(sources).toContain(`Wire, ${wire.base}/feed`);
  expect(sources).toMatch(/U1|Ada/);

  wire.publish('Klarna to cut staff', `Klarna will cut 700 jobs in Stockholm. ${LONG_ARTICLE}`);
  await looksAgain(wire);
  const posted = () => bot.slack.team.channels.get('C1')?.messages ?? [];
  await vi.waitUntil(() => posted().length === 1, PATIENCE);
  // The number stands in the article behind the teaser only.
  expect(textsIn(posted()[0]?.content.blocks).join('\n')).toContain('700');

  expect(await command(`unwatch ${wire.base}/feed`)).toContain('No longer watching Wire');
  expect(await command('sources')).not.toContain(wire.base);
  const before = wire.readings();
  wire.publish('Klarna to buy a rival', `Klarna buys a rival. ${LONG_ARTICLE}`);
  // The listed source is asked again, and the one that is watched no longer is not.
  await bot.publish(CUTS);
  await bot.publish({ ...CUTS, id: 2 });
  expect(wire.readings()).toBe(before);
});
