import { SYSTEM_CLOCK } from '../../src/clock.ts';
import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import { PlatformUnavailableError } from '../../src/deliveries/delivery-errors.ts';
import { owed } from '../../src/deliveries/delivery.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import { createOutbox } from '../../src/deliveries/outbox.ts';
import { createLog } from '../../src/log.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';

// A process of its own: owes so many deliveries, sends them to the server, and is killed while it does.
const [folder = '', server = '', owing = '0', startedAt = ''] = process.argv.slice(2);

async function call<T>(path: string, body: object): Promise<T> {
  try {
    const response = await fetch(server + path, { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as T;
  } catch (cause) {
    throw new PlatformUnavailableError('The server did not answer.', true, { cause });
  }
}

const adapter: ChatAdapter = {
  platform: 'slack',
  pace: { perDestinationMs: 0, perPlatformMs: 0 },
  post: ({ channel }, { summary }, { nonce }) =>
    call<PostedRef>('/post', { channel, nonce, text: summary }),
  edit: () => Promise.resolve(),
  find: ({ channel }, { nonce }) => call<PostedRef | null>('/find', { channel, nonce }),
};

const log = createLog('silent');
const store = await openJsonStore({ folder, log, journalBytes: 20_000 });
// Each life starts half an hour after the one before, so that nobody has to wait for the leases of the dead.
const ahead = Number(startedAt) - Date.now();
const outbox = createOutbox({
  store,
  adapters: [adapter],
  clock: { ...SYSTEM_CLOCK, now: () => Date.now() + ahead },
  log,
  chance: Math.random,
  messageFor: () => Promise.resolve(null),
});
await outbox.start();
const AT_ONCE = 20;
for (let first = 0; first < Number(owing); first += AT_ONCE) {
  const now = new Date(Date.now() + ahead).toISOString();
  const deliveries = Array.from({ length: AT_ONCE }, (_, index) => {
    const channel = `C${index % 7}`;
    const to = { platform: 'slack', workspace: 'T1', channel, person: false } as const;
    const text = `news ${first + index}`;
    const message = { summary: text, blocks: [], tone: 'neutral' } as const;
    return owed(`notice:${first + index}`, to, { type: 'notice', message }, now);
  });
  await store.oweDeliveries(deliveries);
  outbox.wake();
}
while ((await store.nextDeliveryDue('slack')) !== null) await SYSTEM_CLOCK.sleep(20);
await outbox.stop();
await store.close();
