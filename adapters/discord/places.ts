import { ChannelType, PermissionFlagsBits, Routes, type APIChannel, type REST } from 'discord.js';
import { DestinationBrokenError, RateLimitedError } from '../../src/deliveries/delivery-errors.ts';
import { OUTAGE_LOOK_MS } from './limits.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';

/** A tag of a forum; `moderated`: only moderators may set it. */
export type ForumTag = { readonly id: string; readonly name: string; readonly moderated: boolean };

/** What is known of a channel before anything is sent there. */
export type Place = {
  readonly channel: string;
  readonly kind: 'text' | 'thread' | 'forum' | 'direct';
  /** What Bellwether may do there; null: not known, so that only trying tells. */
  readonly permissions: bigint | null;
  readonly tags: readonly ForumTag[];
};

/** What the gateway told of a channel: null where it told nothing, `unavailable` while its server has an outage. */
export type LookUp = (channel: string) => Place | 'unavailable' | null;

export const KINDS: Readonly<Partial<Record<ChannelType, Place['kind']>>> = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildAnnouncement]: 'text',
  [ChannelType.GuildVoice]: 'text',
  [ChannelType.GuildStageVoice]: 'text',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.PrivateThread]: 'thread',
  [ChannelType.AnnouncementThread]: 'thread',
  [ChannelType.GuildForum]: 'forum',
  [ChannelType.GuildMedia]: 'forum',
  [ChannelType.DM]: 'direct',
};

/** Finds the channel of a destination; a person's is opened. Throws what the REST client throws. */
export type Places = (destination: Destination) => Promise<Place>;

export function createPlaces(rest: REST, lookUp: LookUp): Places {
  const direct = new Map<string, string>();
  /** Kinds of channels that the gateway did not tell; a channel's kind does not change. */
  const fetched = new Map<string, Place>();

  const ofPerson = async (person: string): Promise<Place> => {
    const known = direct.get(person);
    const channel =
      known ??
      (
        (await rest.post(Routes.userChannels(), { body: { recipient_id: person } })) as {
          id: string;
        }
      ).id;
    direct.set(person, channel);
    return { channel, kind: 'direct', permissions: null, tags: [] };
  };

  return async ({ channel, person }) => {
    if (person) return ofPerson(channel);
    const known = lookUp(channel) ?? fetched.get(channel);
    if (known === 'unavailable')
      // One server's outage is none of the platform's: the others go on at their pace.
      throw new RateLimitedError('Discord', OUTAGE_LOOK_MS, 'destination');
    if (known) return known;
    const told = (await rest.get(Routes.channel(channel))) as APIChannel;
    const place: Place = {
      channel,
      kind: KINDS[told.type] ?? 'text',
      permissions: null,
      tags: 'available_tags' in told ? told.available_tags : [],
    };
    fetched.set(channel, place);
    return place;
  };
}

/** Whether Bellwether may; true where it is not known. */
export function may({ permissions }: Pick<Place, 'permissions'>, permission: bigint): boolean {
  return permissions === null || (permissions & permission) === permission;
}

/** What is missing to post there, with how to give it; null where nothing is, or that is not known. */
export function whyNotPost(
  place: Pick<Place, 'kind' | 'permissions'>,
): DestinationBrokenError | null {
  if (!may(place, PermissionFlagsBits.ViewChannel))
    return new DestinationBrokenError(
      'Bellwether cannot see the channel; give it “View Channel”.',
      '50001',
    );
  const [send, name] =
    place.kind === 'thread'
      ? [PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads']
      : [PermissionFlagsBits.SendMessages, 'Send Messages'];
  if (may(place, send)) return null;
  return new DestinationBrokenError(
    `Bellwether may not post in the channel; give it “${name}”.`,
    '50013',
  );
}

/** Says what is missing before Discord has to: each of its refusals counts toward a ban. */
export function checkMayPost(place: Place): void {
  const missing = whyNotPost(place);
  if (missing) throw missing;
}
