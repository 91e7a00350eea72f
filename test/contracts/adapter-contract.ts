import { fc } from '../properties.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoInstant } from '../../src/clock.ts';
import type { ChatAdapter, FindOptions } from '../../src/deliveries/chat-adapter.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import { plain } from '../../src/messages/message.ts';
import type { Block, Message } from '../../src/messages/message.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { anyMessage } from '../messages/arbitrary-message.ts';

/** How the next post may fail, in no platform's words. */
export type HowItFails = keyof typeof FAILURES;

/** A platform with an adapter on it, so that the suite can look at what people see there. */
export type AdapterPlace = {
  readonly chat: ChatAdapter;
  /** The adapter of a process of its own, which remembers nothing. */
  readonly restart: () => ChatAdapter;
  readonly channel: Destination;
  readonly person: Destination;
  /** What stands in a destination, a text a message, in order; without what stands in threads. */
  readonly seen: (destination: Destination) => readonly string[];
  /** What stands in the thread under a message. */
  readonly thread: (ref: PostedRef) => readonly string[];
  /** False where what was said stays said, as in a terminal: nothing is changed or looked at. */
  readonly canLookBack: boolean;
  /** Makes the next post fail; null: it cannot fail so there. */
  readonly fail: Readonly<Record<HowItFails, (() => Promise<void> | void) | null>>;
  /** What must never stand in an error. */
  readonly secret: string;
  readonly now: () => number;
  readonly pass: (ms: number) => void;
  /** Throws where a rule of the platform was broken or anybody was pinged. */
  readonly close: () => Promise<void>;
};

const HOUR_MS = 3_600_000;

/** Each failure, and what the outbox has to be told of it. */
const FAILURES = {
  channel_limited: { code: 'rate_limited', scope: 'destination' },
  platform_limited: { code: 'rate_limited', scope: 'platform' },
  fault: { code: 'platform_unavailable', inDoubt: true },
  taken_without_answer: { code: 'platform_unavailable', inDoubt: true },
  taken_and_cut: { code: 'platform_unavailable', inDoubt: true },
  down: { code: 'platform_unavailable', inDoubt: false },
  channel_gone: { code: 'destination_broken' },
  forbidden: { code: 'destination_broken' },
  token_dead: { code: 'token_revoked' },
  refused: { code: 'message_refused' },
} as const;
const hows = Object.keys(FAILURES) as HowItFails[];
/** With these the message stands, though nobody heard so. */
const UNHEARD = ['taken_without_answer', 'taken_and_cut'] as const;

const saying = (text: string): Message => ({
  summary: text,
  tone: 'loss',
  blocks: [
    { type: 'heading', level: 1, text },
    { type: 'text', content: plain('It was said today.') },
    { type: 'buttons', buttons: [{ label: 'Why?', action: 'why example-2024-11-layoff' }] },
  ],
});

const digest = (stories: number): Message => ({
  summary: `${stories} stories this week`,
  tone: 'neutral',
  blocks: [
    { type: 'heading', level: 1, text: 'The week' },
    ...Array.from({ length: stories }, (_, at): Block[] => [
      { type: 'heading', level: 2, text: `Company-${at}-begins` },
      {
        type: 'facts',
        facts: [
          { label: 'Jobs', value: plain(`jobs-${at}-cut`) },
          { label: 'When', value: [{ type: 'date', at: '2024-11-04', precision: 'day' }] },
        ],
      },
      { type: 'quote', text: `It was said that it would be so. `.repeat(5) + `company-${at}-ends` },
    ]).flat(),
    { type: 'buttons', buttons: [{ label: 'The one before', action: 'digest 2024-W44' }] },
  ],
});

const PINGS = '@everyone @here <!channel> <!here> <@U1> <@1300000000000000001> <@&5> <!subteam^S1>';
const HOSTILE: Message = {
  summary: PINGS,
  tone: 'ai',
  blocks: [
    { type: 'heading', level: 1, text: PINGS },
    { type: 'heading', level: 2, text: PINGS },
    { type: 'text', content: plain(PINGS) },
    { type: 'text', content: [{ type: 'text', text: PINGS, emphasis: 'bold' }] },
    { type: 'text', content: [{ type: 'link', text: PINGS, url: 'https://news.example/a' }] },
    { type: 'quote', text: PINGS },
    { type: 'facts', facts: [{ label: PINGS, value: plain(PINGS) }] },
    { type: 'list', ordered: true, items: [plain(PINGS)] },
    { type: 'table', columns: [PINGS], rows: [[plain(PINGS)]] },
    { type: 'context', content: plain(PINGS) },
    { type: 'buttons', buttons: [{ label: PINGS.slice(0, 60), action: `signals ${PINGS}` }] },
  ],
};

/** What every chat adapter promises the outbox, whatever the platform. `open` makes a new, empty place. */
export function adapterContract(name: string, open: () => Promise<AdapterPlace>): void {
  describe(`${name} keeps the contract of adapters`, () => {
    let place: AdapterPlace;
    let isOpen: boolean;
    beforeEach(async () => {
      place = await open();
      isOpen = true;
    });
    afterEach(async () => {
      if (isOpen) await place.close();
    });

    const since = () => isoInstant(place.now() - HOUR_MS);

    /** As the outbox takes up what is in doubt: it looks, and posts again only what is not there. */
    async function takeUp(chat: ChatAdapter, message: Message, options: FindOptions) {
      const found = await chat.find(place.channel, options);
      if (found !== null && found !== 'post_again') return found;
      return chat.post(place.channel, message, options);
    }

    it('says which platform it is and how fast it goes', () => {
      const { platform, pace } = place.chat;
      expect(platform).toBe(place.channel.platform);
      expect(Math.min(pace.perDestinationMs, pace.perPlatformMs)).toBeGreaterThanOrEqual(0);
    });

    it('posts to a channel and to a person, with a reference that can be stored', async () => {
      const { chat, channel, person } = place;
      const ref = await chat.post(channel, saying('News'), { nonce: 'n1' });
      await chat.post(person, saying('For you'), { nonce: 'n2' });
      expect(JSON.parse(JSON.stringify(ref))).toEqual(ref);
      expect(ref.id).not.toBe('');
      expect(place.seen(channel)[0]).toContain('News');
      expect(place.seen(person).join()).toContain('For you');
    });

    it('edits in place; where nothing can be changed, says that it is an update', async () => {
      const { chat, channel, canLookBack } = place;
      const ref = await chat.post(channel, saying('First'), { nonce: 'n1' });
      await chat.edit(channel, ref, saying('Second'));
      const seen = place.seen(channel);
      expect(seen).toHaveLength(canLookBack ? 1 : 2);
      expect(seen.at(-1)).toContain(canLookBack ? 'Second' : 'Updated');
      if (canLookBack) expect(seen.join()).not.toContain('First');
    });

    it('replies in one thread under the message, also to a reply', async () => {
      const { chat, channel, canLookBack } = place;
      const ref = await chat.post(channel, saying('News'), { nonce: 'n1' });
      const first = await chat.post(channel, saying('More'), { nonce: 'n2', replyTo: ref });
      await chat.post(channel, saying('Even more'), { nonce: 'n3', replyTo: ref });
      await chat.post(channel, saying('And more'), { nonce: 'n4', replyTo: first });
      expect(place.thread(ref)).toEqual(
        ['More', 'Even more', 'And more'].map((text) => expect.stringContaining(text) as string),
      );
      if (canLookBack) expect(place.seen(channel)).toHaveLength(1);
    });

    it('finds what an earlier process left, however long ago, and nothing else', async () => {
      const { chat, channel, canLookBack } = place;
      const from = since();
      const ref = await chat.post(channel, saying('News'), { nonce: 'n1' });
      const reply = await chat.post(channel, saying('More'), { nonce: 'n2', replyTo: ref });
      place.pass(6 * HOUR_MS);
      const next = place.restart();
      const find = (nonce: string, replyTo?: PostedRef) =>
        next.find(channel, { nonce, since: from, ...(replyTo ? { replyTo } : {}) });
      expect(await find('n1')).toEqual(canLookBack ? ref : null);
      expect(await find('n2', ref)).toEqual(canLookBack ? reply : null);
      expect(await find('n3')).toBeNull();
    });

    it('a message over every limit is whole: the first part in place, the rest beneath', async () => {
      const { chat, channel } = place;
      const ref = await chat.post(channel, digest(60), { nonce: 'n1' });
      const seen = place.seen(channel);
      expect(seen).toHaveLength(1);
      const all = [...seen, ...(place.canLookBack ? place.thread(ref) : [])].join('\n');
      const places = Array.from({ length: 60 }, (_, at) => [
        all.indexOf(`ompany-${at}-begins`),
        all.indexOf(`jobs-${at}-cut`),
        all.indexOf(`company-${at}-ends`),
      ]).flat();
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    it('any message at all is taken', async () => {
      let number = 0;
      await fc.assert(
        fc.asyncProperty(anyMessage, async (message) => {
          number += 1;
          const before = place.seen(place.channel).length;
          const ref = await place.chat.post(place.channel, message, { nonce: `any-${number}` });
          await place.chat.edit(place.channel, ref, message);
          expect(place.seen(place.channel).length).toBeGreaterThan(before);
        }),
        { numRuns: 12 },
      );
    });

    it('pings nobody, whatever a headline says', async () => {
      const { chat, channel, person } = place;
      const ref = await chat.post(channel, HOSTILE, { nonce: 'n1' });
      await chat.edit(channel, ref, HOSTILE);
      await chat.post(channel, HOSTILE, { nonce: 'n2', replyTo: ref });
      await chat.post(person, HOSTILE, { nonce: 'n3' });
      expect(place.seen(channel).at(-1)).toContain('everyone');
    });

    it('what somebody deleted is told as gone, or said anew where it was a reply', async () => {
      const { chat, channel, canLookBack } = place;
      if (!canLookBack) return;
      const { id } = await chat.post(channel, saying('News'), { nonce: 'n1' });
      const gone = {
        id: id.replace(/\d$/, (digit) => String((Number(digit) + 5) % 10)),
        thread: null,
      };
      await expect(chat.edit(channel, gone, saying('Changed'))).rejects.toMatchObject({
        code: 'message_gone',
      });
      const reply = chat.post(channel, saying('More'), { nonce: 'n2', replyTo: gone });
      const ended = await reply.catch((error: unknown) => error);
      if (ended instanceof Error) expect(ended).toMatchObject({ code: 'message_gone' });
      else expect(place.seen(channel).join()).toContain('More');
    });

    it.each(hows)('%s is told in the words of the outbox, in one sentence', async (how) => {
      const { chat, channel, fail, secret } = place;
      const make = fail[how];
      if (make === null) return;
      await chat.post(channel, saying('Before'), { nonce: 'n0' });
      await make();
      // The first call may go out on a connection that was still open, and is then in doubt.
      if (how === 'down')
        await chat.post(channel, saying('In doubt'), { nonce: 'n2' }).catch(() => null);
      const error = await chat
        .post(channel, saying('News'), { nonce: 'n1' })
        .catch((it: unknown) => it);
      expect(error).toMatchObject(FAILURES[how]);
      const { message } = error as Error;
      expect(message).toMatch(/^\p{Lu}[^\n]*\.$/u);
      expect(message).not.toContain(secret);
      if (how === 'channel_limited' || how === 'platform_limited')
        expect(error).toMatchObject({ retryAfterMs: expect.closeTo(7_000, -3) as number });
      isOpen = how !== 'down';
    });

    it.each(
      UNHEARD.flatMap((how) => [
        { how, who: 'this process, at once', restarts: false, later: 0 },
        { how, who: 'the next process, at once', restarts: true, later: 0 },
        { how, who: 'the next process, hours later', restarts: true, later: 5 * HOUR_MS },
      ]),
    )('$how: taken up by $who, it stands once', async ({ how, restarts, later }) => {
      const { chat, channel, fail } = place;
      const make = fail[how];
      if (make === null) return;
      const options = { nonce: 'n1', since: since() };
      await make();
      await expect(chat.post(channel, saying('News'), options)).rejects.toMatchObject({
        inDoubt: true,
      });
      place.pass(later);
      await takeUp(restarts ? place.restart() : chat, saying('News'), options);
      expect(place.seen(channel)).toHaveLength(1);
    });
  });
}
