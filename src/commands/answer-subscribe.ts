import { storyBlocks, toneOf } from '../digests/story-message.ts';
import { countOf, listOf } from '../messages/format.ts';
import type { Block, Message } from '../messages/message.ts';
import {
  describeCadence,
  describeChanges,
  describeFilters,
  describeTarget,
  targetWords,
} from '../subscriptions/describe.ts';
import { forecast, FORECAST_DAYS } from '../subscriptions/forecast.ts';
import type { Forecast } from '../subscriptions/forecast.ts';
import { subscriptionId } from '../subscriptions/subscription-id.ts';
import { cadenceOf } from '../subscriptions/subscription-request.ts';
import type { SubscriptionRequest, TargetWords } from '../subscriptions/subscription-request.ts';
import type { Subscription, Target } from '../subscriptions/subscription.ts';
import type { CommandContext } from './context.ts';
import { describeCompany, findCompany, lookAlikesOf } from './find-company.ts';
import { note, text } from './say.ts';

const DAY_MS = 86_400_000;

type Confirmed = { readonly target: Target; readonly described: string };

/**
 * `subscribe`: finds every company first and asks back rather than guess; then keeps all of them. The answer confirms
 * each by name, says what changed where it was followed before, and replays the last 90 days.
 */
export async function answerSubscribe(
  request: SubscriptionRequest,
  context: CommandContext,
): Promise<Message> {
  const confirmed: Confirmed[] = [];
  for (const words of request.targets) {
    const found = await confirm(words, context);
    if ('blocks' in found) return found;
    confirmed.push(found);
  }
  const { store, now } = context;
  const from = new Date(Date.parse(now) - FORECAST_DAYS * DAY_MS).toISOString().slice(0, 10);
  const to = new Date(Date.parse(now) + 2 * DAY_MS).toISOString().slice(0, 10);
  const stories = await store.storiesBetween(from, to);
  const blocks: Block[] = [];
  let sample: Forecast['latest'] = null;
  for (const { target, described } of confirmed) {
    const { subscription, before } = await keep(target, request, context);
    const replay = forecast(stories, subscription);
    sample ??= replay.latest;
    blocks.push(text(sentenceFor(subscription, before, described)), note(replaySentence(replay)));
  }
  const names = listOf(confirmed.map(({ target }) => describeTarget(target)));
  const [first] = confirmed;
  return {
    summary: `Following ${names}`,
    tone: sample === null ? 'neutral' : toneOf(sample.kind),
    blocks: [
      { type: 'heading', level: 1, text: `Following ${names}` },
      ...blocks,
      ...(sample === null ? [] : [note('The newest, as a sample:'), ...storyBlocks(sample, 2)]),
      {
        type: 'buttons',
        buttons: [
          ...(confirmed.length === 1 && first !== undefined
            ? [{ label: 'Unsubscribe', action: `unsubscribe ${targetWords(first.target)}` }]
            : []),
          { label: 'What I follow', action: 'subscriptions' },
        ],
      },
    ],
  };
}

async function confirm(words: TargetWords, context: CommandContext): Promise<Confirmed | Message> {
  if (words.type !== 'company') return { target: words, described: describeTarget(words) };
  const { company, ask } = await findCompany(words.words, 'subscribe', context);
  if (company === null) return ask;
  const unlike = lookAlikesOf(company);
  const not = unlike.length === 0 ? '' : `; not ${listOf(unlike, 'or')}`;
  return {
    target: { type: 'company', companyId: company.id, name: company.name },
    described: `${describeCompany(company)}${not}`,
  };
}

async function keep(
  target: Target,
  { cadence, filters, toPerson }: SubscriptionRequest,
  { store, destination: here, person, who, now, zone }: CommandContext,
): Promise<{ subscription: Subscription; before: Subscription | undefined }> {
  const destination = toPerson ? person : here;
  const id = subscriptionId(destination, target);
  const before = (await store.subscriptionsOf(destination)).find((known) => known.id === id);
  const subscription: Subscription = {
    id,
    destination,
    target,
    cadence: cadenceOf(cadence, zone),
    filters,
    createdBy: before?.createdBy ?? who,
    createdAt: before?.createdAt ?? now,
    pause: before?.pause ?? null,
  };
  await store.keepSubscription(subscription);
  return { subscription, before };
}

function sentenceFor(
  subscription: Subscription,
  before: Subscription | undefined,
  described: string,
): string {
  const paused = subscription.pause === null ? '' : ' It is paused; resume ends that.';
  const where = subscription.destination.person ? ', in a direct message' : '';
  if (before === undefined) {
    const filters = describeFilters(subscription.filters);
    const only = filters.length === 0 ? '' : `; ${filters.join('; ')}`;
    return `${described}: ${describeCadence(subscription.cadence)}${where}${only}.`;
  }
  const changes = describeChanges(before, subscription);
  if (changes.length === 0) return `${described}: already followed like this.${paused}`;
  return `${described}: changed, ${changes.join('; ')}.${paused}`;
}

function replaySentence({ matched, perMonth, latest }: Forecast): string {
  if (latest === null) return 'In the last 90 days nothing would have come.';
  const often =
    perMonth === 0
      ? 'less than one story a month'
      : `about ${countOf(perMonth, 'story', 'stories')} a month`;
  return `By the last 90 days: ${often} (${matched} in all). The latest: ${latest.headline}.`;
}
