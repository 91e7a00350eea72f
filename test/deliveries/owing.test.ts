import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOwe } from '../../src/deliveries/owing.ts';
import { createLog } from '../../src/log.ts';
import { createIntake } from '../../src/pipeline/intake.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import { SubscriptionIndex } from '../../src/subscriptions/subscription-index.ts';
import { told } from '../stories/telling.ts';
import { channel, following } from '../subscriptions/following.ts';

it('what documents owe is kept with them: over the budget held, the next day owed again, a baseline owed to nobody', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-owing-'));
  const store = await openJsonStore({ folder, log: createLog('silent') });
  const here = channel('C1');
  const index = new SubscriptionIndex([following(here, { type: 'all' })]);
  const owe = createOwe({ store, index, defaults: { alertsPerDay: 2, zone: 'Europe/Stockholm' } });
  const documents = ['Klarna', 'Volvo', 'BT', 'IBM', 'SAP'].map((name) =>
    told(name, name, '2024-11-04', `${name} cuts 700 jobs`, { kind: 'layoff', jobs: 700 }),
  );
  let now = '2024-11-04T20:00:00.000Z';
  const takeIn = createIntake({
    store,
    owe,
    now: () => now,
    extract: ({ id }) => documents.find(({ document }) => document.id === id)?.signals ?? [],
  });
  const [klarna, volvo, bt, ibm, sap] = documents.map(({ document }) => document);
  await takeIn(klarna!, { baseline: true });
  await takeIn(volvo!, { baseline: false });
  await takeIn(bt!, { baseline: false });
  await takeIn(ibm!, { baseline: false });
  now = '2024-11-04T23:00:00.000Z';
  await takeIn(sap!, { baseline: false });
  const deliveries = await store.deliveriesTo(here, '');
  expect(
    Object.fromEntries(deliveries.map(({ key, state }) => [key.split(':')[1], state.is])),
  ).toEqual({
    'volvo-2024-11-layoff': 'owed',
    'bt-2024-11-layoff': 'owed',
    'ibm-2024-11-layoff': 'held',
    'sap-2024-11-layoff': 'owed',
  });
  await store.close();
  await rm(folder, { recursive: true, force: true });
});
