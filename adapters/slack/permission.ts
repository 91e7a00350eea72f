import type { Asker } from '../../src/chat/chat-core.ts';
import type { People } from './people.ts';

/** Who may change what a channel follows: its members, or only the workspace's admins. */
export type SubscribePolicy = 'members' | 'admins';

/**
 * Why the asker may not change what the channel follows, as a sentence; null where they may. Anybody may change what
 * they follow themselves. Guests and people of other organisations may ask, but not decide for a channel.
 */
export async function refusalToChange(
  asker: Asker,
  people: People,
  policy: SubscribePolicy,
): Promise<string | null> {
  const { destination, who } = asker;
  if (destination.person) return null;
  const forYou = 'You can follow it yourself: add “to me”.';
  const person = await people.person(destination.workspace, who);
  if (person === null)
    return `Slack does not tell who you are just now; try again in a minute. ${forYou}`;
  if (person.isExternal)
    return 'People of another organisation can ask here, but not change what this channel follows; ask a member of the workspace that installed Bellwether.';
  if (person.isGuest)
    return `Guests can ask, but not change what a channel follows; ask a full member. ${forYou}`;
  if (policy === 'admins' && !person.isAdmin)
    return `Only workspace admins can change what channels follow here. ${forYou}`;
  const isMember = await people.isMember(destination.workspace, destination.channel, who);
  if (isMember === null)
    return `Bellwether cannot see this channel; type /invite @bellwether and try again. ${forYou}`;
  return isMember
    ? null
    : `Only members of a channel can change what it follows; join it first. ${forYou}`;
}
