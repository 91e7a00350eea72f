import { describeTarget } from '../subscriptions/describe.ts';
import { destinationKey } from '../subscriptions/subscription.ts';
import type { Subscription, Target } from '../subscriptions/subscription.ts';
import { targetKey } from '../subscriptions/subscription-id.ts';
import type { TargetWords } from '../subscriptions/subscription-request.ts';
import type { CommandContext } from './context.ts';

/** What is followed here, and by the person who asks in their own messages. */
export async function subscriptionsHere({
  store,
  destination,
  person,
}: Pick<CommandContext, 'store' | 'destination' | 'person'>): Promise<Subscription[]> {
  const here = inOrder(await store.subscriptionsOf(destination));
  if (destinationKey(destination) === destinationKey(person)) return here;
  return [...here, ...inOrder(await store.subscriptionsOf(person))];
}

function inOrder(subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.toSorted((a, b) =>
    describeTarget(a.target).localeCompare(describeTarget(b.target), 'en'),
  );
}

/** Of `subscriptions` those that the words mean; `all` means every one. */
export function subscriptionsMeant(
  targets: readonly TargetWords[],
  subscriptions: readonly Subscription[],
  { companies }: Pick<CommandContext, 'companies'>,
): Subscription[] {
  return subscriptions.filter(({ target }) =>
    targets.some((words) => words.type === 'all' || isMeant(words, target, companies)),
  );
}

function isMeant(
  words: TargetWords,
  target: Target,
  companies: CommandContext['companies'],
): boolean {
  if (words.type !== 'company') return targetKey(words) === targetKey(target);
  if (target.type !== 'company') return false;
  if (target.name.toLowerCase() === words.words.toLowerCase()) return true;
  const found = companies.lookUp(words.words);
  return found.type === 'one' && found.company.id === target.companyId;
}
