import type { Destination, Subscription, Target } from '../../src/subscriptions/subscription.ts';
import { destinationKey, NO_FILTERS } from '../../src/subscriptions/subscription.ts';

/** A Slack channel. */
export function channel(name: string, workspace = 'T1'): Destination {
  return { platform: 'slack', workspace, channel: name, person: false };
}

export function company(companyId: string): Target {
  return { type: 'company', companyId, name: companyId };
}

/** An instant subscription made on 1 January 2024, changed as told. */
export function following(
  destination: Destination,
  target: Target,
  changes: Partial<Subscription> = {},
): Subscription {
  return {
    id: `${destinationKey(destination)}/${JSON.stringify(target)}`,
    destination,
    target,
    cadence: { every: 'instant' },
    filters: NO_FILTERS,
    createdBy: 'U1',
    createdAt: '2024-01-01T00:00:00.000Z',
    pause: null,
    ...changes,
  };
}
