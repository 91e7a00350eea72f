import type { Delivery } from '../../deliveries/delivery.ts';
import { subscriptionId } from '../../subscriptions/subscription-id.ts';
import { destinationKey, type Destination } from '../../subscriptions/subscription.ts';
import type { Change } from './changes.ts';
import type { Plan } from './engine.ts';
import type { Memory } from './memory.ts';
import { destinationGroup } from './shapes.ts';

/**
 * All that is a destination's, told again as the other's. Settings, reports and finished deliveries of the old name
 * stay as well: nothing asks for them there any more.
 */
export async function movePlan(
  memory: Memory,
  from: Destination,
  to: Destination,
): Promise<Plan<undefined>> {
  const { settings, open, finished } = memory;
  const here = destinationKey(from);
  if (here === destinationKey(to)) return { changes: [], result: undefined };
  const kept = settings.settingsOf(from);
  const deliveries = [
    ...(await finished.select({ group: destinationGroup(from) })),
    ...open.inGroup(destinationGroup(from)).filter(({ state }) => state.is === 'owed'),
  ];
  const owedThere: { readonly delivery: Delivery; readonly key: string }[] = [];
  for (const delivery of deliveries) {
    const key = keyThere(delivery.key, here, destinationKey(to));
    const known = key === null || (open.get(key) ?? (await finished.get(key)));
    if (!known) owedThere.push({ delivery, key });
  }
  const changes: Change[] = [
    ...settings.subscriptionsOf(from).flatMap((subscription): Change[] => {
      const ended: Change = { type: 'subscription_ended', id: subscription.id };
      const { target } = subscription;
      if (settings.subscriptionFor(to, target)) return [ended];
      const record = { ...subscription, id: subscriptionId(to, target), destination: to };
      return [ended, { type: 'subscription', record }];
    }),
    ...(kept && !settings.settingsOf(to)
      ? [{ type: 'settings', record: { ...kept, destination: to } } as const]
      : []),
    ...settings
      .reports()
      .filter(({ destination }) => destinationKey(destination) === here)
      .map((report): Change => ({ type: 'report', record: { ...report, destination: to } })),
    ...owedThere.flatMap(({ delivery, key }) => moved(delivery, key, to)),
  ];
  return { changes, result: undefined };
}

/** A key ends with its destination's; null where this one does not. */
function keyThere(key: string, here: string, there: string): string | null {
  return key.endsWith(`:${here}`) ? key.slice(0, -here.length) + there : null;
}

/** A delivery under its new key; one that is still owed ends under the old. */
function moved(delivery: Delivery, key: string, to: Destination): Change[] {
  const record = { ...delivery, key, destination: to };
  if (delivery.state.is !== 'owed') return [{ type: 'delivery', record }];
  const failed = { is: 'failed', code: 'moved', at: delivery.createdAt } as const;
  return [
    { type: 'delivery', record },
    { type: 'delivery_state', key: delivery.key, state: failed },
  ];
}
