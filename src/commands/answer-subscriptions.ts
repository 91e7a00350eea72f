import { countOf, listOf } from '../messages/format.ts';
import type { Message, RichText } from '../messages/message.ts';
import { plain } from '../messages/message.ts';
import { describeCadence, describeFilters, describeTarget } from '../subscriptions/describe.ts';
import type { Pause, Subscription } from '../subscriptions/subscription.ts';
import type { TargetWords } from '../subscriptions/subscription-request.ts';
import type { CommandContext } from './context.ts';
import { subscriptionsHere, subscriptionsMeant } from './find-subscriptions.ts';
import { say } from './say.ts';

const NOTHING = 'Nothing is followed here yet.';
const FIRST_STEP = [{ label: 'How to follow', action: 'help subscribe' }];

/** `subscriptions`: what is followed here, when it comes, who set it up and when. */
export async function answerSubscriptions(context: CommandContext): Promise<Message> {
  const subscriptions = await subscriptionsHere(context);
  if (subscriptions.length === 0) return say(NOTHING, [], FIRST_STEP);
  return {
    summary: `${countOf(subscriptions.length, 'subscription')} here`,
    tone: 'neutral',
    blocks: [
      { type: 'heading', level: 1, text: 'Followed here' },
      {
        type: 'table',
        columns: ['What', 'When', 'Only', 'Set up by'],
        rows: await Promise.all(subscriptions.map((subscription) => row(subscription, context))),
      },
    ],
  };
}

async function row(
  { target, cadence, filters, destination, createdBy, createdAt, pause }: Subscription,
  context: CommandContext,
): Promise<RichText[]> {
  const to = destination.person ? ', in a direct message' : '';
  const when =
    pause === null ? `${describeCadence(cadence)}${to}` : await pausedWords(pause, context);
  const creator = await nameOf(createdBy, context);
  return [
    plain(describeTarget(target)),
    plain(when),
    plain(describeFilters(filters).join('; ')),
    [...plain(`${creator}, `), { type: 'date', at: createdAt, precision: 'day' }],
  ];
}

async function pausedWords(pause: Pause, context: CommandContext): Promise<string> {
  return pause.because === 'asked'
    ? `paused by ${await nameOf(pause.by, context)}`
    : `paused: ${pause.reason}`;
}

async function nameOf(who: string, context: CommandContext): Promise<string> {
  return (await context.nameOf?.(who)) ?? who;
}

/** `unsubscribe`: ends the subscriptions that the words mean. */
export async function answerUnsubscribe(
  targets: readonly TargetWords[],
  context: CommandContext,
): Promise<Message> {
  const known = await subscriptionsHere(context);
  const meant = subscriptionsMeant(targets, known, context);
  if (meant.length === 0) return notFollowed(known);
  for (const { id } of meant) await context.store.endSubscription(id);
  return say(`No longer following ${namesOf(meant)}.`);
}

/** `pause` and `resume`: rests all subscriptions here (`targets` null) or those meant, or ends the rest. */
export async function answerPause(
  type: 'pause' | 'resume',
  targets: readonly TargetWords[] | null,
  context: CommandContext,
): Promise<Message> {
  const { store, who, now } = context;
  const known = await subscriptionsHere(context);
  const meant = subscriptionsMeant(targets ?? [{ type: 'all' }], known, context);
  if (meant.length === 0) return notFollowed(known);
  const pause: Pause | null = type === 'pause' ? { because: 'asked', by: who, at: now } : null;
  const changed = meant.filter(
    (subscription) => (subscription.pause === null) !== (pause === null),
  );
  for (const subscription of changed) await store.keepSubscription({ ...subscription, pause });
  if (changed.length === 0)
    return say(`${namesOf(meant)}: ${type === 'pause' ? 'already paused' : 'not paused'}.`);
  return type === 'pause'
    ? say(
        `Paused: ${namesOf(changed)}. Nothing is lost; resume goes on.`,
        [],
        [{ label: 'Resume', action: 'resume' }],
      )
    : say(`Going on with ${namesOf(changed)}.`);
}

function namesOf(subscriptions: readonly Subscription[]): string {
  return listOf([...new Set(subscriptions.map(({ target }) => describeTarget(target)))]);
}

function notFollowed(known: readonly Subscription[]): Message {
  if (known.length === 0) return say(NOTHING, [], FIRST_STEP);
  return say(
    `That is not followed here. Followed are ${namesOf(known)}.`,
    [],
    [{ label: 'What I follow', action: 'subscriptions' }],
  );
}
