import { createDiscordAdapter } from '../../../adapters/discord/app.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { owed } from '../../../src/deliveries/delivery.ts';
import { createOutbox } from '../../../src/deliveries/outbox.ts';
import { createLog } from '../../../src/log.ts';
import { openJsonStore } from '../../../src/store/json/json-store.ts';
import type { DiscordCore } from '../../../adapters/discord/core.ts';
import { BOT_TOKEN, GUILD_ID, TEXT_CHANNEL } from '../../platforms/discord-world.ts';
import { digestOf } from './digest-of.ts';

// A process of its own: owes a digest, posts it over the real adapter, outbox and store, and is killed while it does.
const [folder = '', apiUrl = '', startedAt = ''] = process.argv.slice(2);
const ahead = Number(startedAt) - Date.now();
const clock = { ...SYSTEM_CLOCK, now: () => Date.now() + ahead };
const log = createLog('silent');
const store = await openJsonStore({ folder, log });
const adapter = createDiscordAdapter({
  token: BOT_TOKEN,
  apiUrl,
  // Nobody asks anything here.
  core: {} as DiscordCore,
  log,
  clock,
  onFatal: () => undefined,
});
const outbox = createOutbox({
  store,
  adapters: [adapter.chat],
  clock,
  log,
  chance: Math.random,
  messageFor: () => Promise.resolve(null),
});
await outbox.start();
const to = {
  platform: 'discord',
  workspace: GUILD_ID,
  channel: TEXT_CHANNEL,
  person: false,
} as const;
const content = { type: 'digest', period: 'weekly:2024-W45', message: digestOf(14) } as const;
await store.oweDeliveries([owed('digest:1', to, content, new Date(clock.now()).toISOString())]);
outbox.wake();
while ((await store.nextDeliveryDue('discord')) !== null) await SYSTEM_CLOCK.sleep(10);
await outbox.stop();
await store.close();
