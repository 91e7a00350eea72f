import type { Asker } from '../../src/chat/chat-core.ts';
import type { People } from './people.ts';

/** Who may change what a channel follows: its members, or only the workspace's admins. */
export type SubscribePolicy = 'members' | 'admins';

type Decision = {
  /** What is decided, after "not". */
  readonly deed: string;
  /** What the person can do all the same. */
  readonly instead: string;
};

const FOLLOW: Decision = {
  deed: 'change what a channel follows',
  instead: ' You can follow it yourself: add “to me”.',
};
const REPORT: Decision = {
  deed: 'report a story for a whole channel',
  instead: ' In a direct message to Bellwether you can report it for yourself.',
};

/**
 * Why the asker may not change what the channel follows, as a sentence; null where they may. Anybody may change what
 * they follow themselves. Guests and people of other organisations may ask, but not decide for a channel.
 */
export function refusalToChange(
  asker: Asker,
  people: People,
  policy: SubscribePolicy,
): Promise<string | null> {
  return refusal(asker, people, policy, FOLLOW);
}

/**
 * Why the asker may not report a story as wrong where they are: a report acts at once and for everybody there, so it
 * takes the same people as following does. It is about one story only, so that it never takes an admin.
 */
export function refusalToReport(asker: Asker, people: People): Promise<string | null> {
  return refusal(asker, people, 'members', REPORT);
}

async function refusal(
  { destination, who }: Asker,
  people: People,
  policy: SubscribePolicy,
  { deed, instead }: Decision,
): Promise<string | null> {
  if (destination.person) return null;
  const person = await people.person(destination.workspace, who);
  if (person === null)
    return `Slack does not tell who you are just now; try again in a minute.${instead}`;
  if (person.isExternal)
    return `People of another organisation can ask here, but not ${deed}; ask a member of the workspace that installed Bellwether.`;
  if (person.isGuest) return `Guests can ask, but not ${deed}; ask a full member.${instead}`;
  if (policy === 'admins' && !person.isAdmin)
    return `Only workspace admins can ${deed} here.${instead}`;
  const isMember = await people.isMember(destination.workspace, destination.channel, who);
  if (isMember === null)
    return `Bellwether cannot see this channel; type /invite @bellwether and try again.${instead}`;
  return isMember ? null : `Only members of a channel can ${deed}; join it first.${instead}`;
}
