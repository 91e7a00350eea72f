import { isoInstant } from '../../src/clock.ts';
import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import { owed, type Delivery, type DeliveryContent } from '../../src/deliveries/delivery.ts';
import { alertKey } from '../../src/deliveries/owe.ts';
import { createLog, type Log } from '../../src/log.ts';
import { plain, type Message } from '../../src/messages/message.ts';
import { destinationKey, type Destination } from '../../src/subscriptions/subscription.ts';
import { chanceOf } from '../platforms/chance.ts';
import {
  createRecordingAdapter,
  RecordingPlatform,
  type Fault,
  type RecordingOptions,
} from '../platforms/recording-platform.ts';
import { VirtualClock } from '../platforms/virtual-clock.ts';

const START = '2024-11-04T09:00:00.000Z';
export const MINUTE_MS = 60_000;
/** Faults end then, so that everything can come to its end within the day in which an alert is still one. */
export const FAULTS_UNTIL_MS = 90 * MINUTE_MS;
const STORIES = ['klarna-2024-11-layoff', 'volvo-2024-11-closure'];

const FAULTS: readonly Fault[] = [
  'limit_channel',
  'limit_platform',
  'limit_without_word',
  'refuse_connection',
  'fault_before',
  'fault_after',
  'accept_then_hang',
  'accept_then_drop',
  'hang',
];

/** Everything of a run that outlives a crash. */
export type World = {
  readonly chance: () => number;
  readonly clock: VirtualClock;
  readonly folder: string;
  readonly platform: RecordingPlatform;
  readonly adapters: readonly ChatAdapter[];
  readonly destinations: readonly Destination[];
  /** Story id to its newest version. */
  readonly versions: Map<string, number>;
  /** What is yet to be owed, each with the moment, ms after the start. */
  readonly script: { readonly at: number; readonly deliveries: () => readonly Delivery[] }[];
  readonly owed: Delivery[];
  readonly jumps: boolean;
  readonly workers: number;
  /** In some runs so small that checkpoints happen all the time, and crashes in them. */
  readonly journalBytes: number;
};

/** A new world in this folder; the same seed always gives the same one. */
export function worldOf(seed: number, folder: string, workers: 1 | 2): World {
  const chance = chanceOf(seed);
  const clock = new VirtualClock(START);
  const platform = new RecordingPlatform();
  const safeties = ['look', 'short_nonce', 'nonce'] as const;
  const safety = () => safeties[Math.floor(chance() * safeties.length)] ?? 'look';
  const options = (name: RecordingOptions['name']) => ({ name, platform, clock, safety: safety() });
  const adapters = [options('slack'), options('discord')].map(createRecordingAdapter);
  const destinations: Destination[] = (['slack', 'slack', 'discord'] as const).map(
    (name, index) => ({
      platform: name,
      workspace: 'T1',
      channel: `C${index + 1}`,
      person: false,
    }),
  );
  const likelihood = chance() * 0.4;
  platform.fault = () => {
    if (clock.elapsed() > FAULTS_UNTIL_MS || chance() > likelihood) return 'none';
    return FAULTS[Math.floor(chance() * FAULTS.length)] ?? 'none';
  };
  const versions = new Map(STORIES.map((id) => [id, 1]));
  // Two processes on a platform without nonces cannot be kept apart by a clock that leaps over their leases.
  const jumps = workers === 1 && chance() < 0.5;
  const journalBytes = chance() < 0.2 ? 5_000 : 100_000;
  const parts = { chance, clock, folder, platform, adapters, destinations, versions };
  return { ...parts, jumps, workers, journalBytes, script: scriptOf(parts), owed: [] };
}

/** Alerts at first, then growth of stories (an edit of every copy, sometimes a reply), digests and notices between. */
function scriptOf({
  chance,
  clock,
  destinations,
  versions,
}: Pick<World, 'chance' | 'clock' | 'destinations' | 'versions'>): World['script'] {
  const at = () => chance() * 40 * MINUTE_MS;
  const all = (key: (to: Destination) => string, content: DeliveryContent) => () => {
    return destinations.map((to) => owed(key(to), to, content, isoInstant(clock.now())));
  };
  const script: { at: number; deliveries: () => readonly Delivery[] }[] = [];
  for (const storyId of STORIES) {
    const born = at();
    script.push({
      at: born,
      deliveries: all((to) => alertKey(storyId, to), { type: 'alert', storyId }),
    });
    for (let count = Math.floor(chance() * 3); count > 0; count--) {
      const replies = chance() < 0.5;
      const deliveries = () => {
        const storyVersion = (versions.get(storyId) ?? 0) + 1;
        versions.set(storyId, storyVersion);
        const name = (type: string) => (to: Destination) =>
          `${type}:${storyId}:${storyVersion}:${destinationKey(to)}`;
        const message = saying(`reply ${storyId} ${storyVersion}`);
        return [
          ...all(name('edit'), { type: 'edit', storyId, storyVersion })(),
          ...(replies
            ? all(name('reply'), { type: 'reply', storyId, storyVersion, message })()
            : []),
        ];
      };
      script.push({ at: born + at(), deliveries });
    }
  }
  const period = 'daily:2024-11-03';
  const digest = { type: 'digest', period, message: saying('digest') } as const;
  script.push({
    at: at(),
    deliveries: all((to) => `digest:${period}:${destinationKey(to)}`, digest),
  });
  const notice = { type: 'notice', message: saying('notice') } as const;
  script.push({ at: at(), deliveries: all((to) => `notice:${destinationKey(to)}`, notice) });
  return script.sort((a, b) => a.at - b.at);
}

export function saying(text: string): Message {
  return { summary: text, blocks: [{ type: 'text', content: plain(text) }], tone: 'neutral' };
}
export const QUIET: Log = createLog('silent');
