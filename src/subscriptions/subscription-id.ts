import { destinationKey } from './subscription.ts';
import type { Destination, Subscription, Target } from './subscription.ts';

/** One string a target: the same for the same target. */
export function targetKey(target: Target): string {
  switch (target.type) {
    case 'company':
      return `company:${target.companyId}`;
    case 'theme':
      return `theme:${target.theme}`;
    case 'kind':
      return `kind:${target.kind}`;
    case 'all':
      return 'all';
  }
}

/** The id of the one subscription that a destination has to a target. */
export function subscriptionId(destination: Destination, target: Target): Subscription['id'] {
  return `${destinationKey(destination)} ${targetKey(target)}`;
}
