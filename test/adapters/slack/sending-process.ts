import { createSlackPosts } from '../../../adapters/slack/post.ts';
import { singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { createOutbox } from '../../../src/deliveries/outbox.ts';
import { createLog } from '../../../src/log.ts';
import { openJsonStore } from '../../../src/store/json/json-store.ts';

// A process of its own that sends what the store owes to the Slack at an address, and is killed while it does.
const [folder = '', apiUrl = '', token = '', startedAt = ''] = process.argv.slice(2);

const log = createLog('silent');
// Each life starts later than the leases of the one before, so that nobody has to wait for them.
const ahead = Number(startedAt) - Date.now();
const clock = { ...SYSTEM_CLOCK, now: () => Date.now() + ahead };
const store = await openJsonStore({ folder, log });
const { chat } = createSlackPosts({
  workspaces: singleWorkspace(token, { apiUrl, log }),
  clock,
  log,
});
const outbox = createOutbox({
  store,
  adapters: [chat],
  clock,
  log,
  chance: Math.random,
  messageFor: () => Promise.resolve(null),
});
await outbox.start();
while ((await store.nextDeliveryDue('slack')) !== null) await SYSTEM_CLOCK.sleep(20);
await outbox.stop();
await store.close();
