import type { webApi } from '@slack/bolt';
import type { Clock } from '../../src/clock.ts';
import type { Workspaces } from './workspaces.ts';

/** What the adapter needs to know of a person. */
export type Person = {
  /** As Slack shows it; null where Slack does not tell. */
  readonly name: string | null;
  readonly zone: string | null;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  /** From another organisation, met in a Slack Connect channel. */
  readonly isExternal: boolean;
};

export type People = {
  /** Null where Slack does not tell. Remembered for five minutes. */
  person(workspace: string, user: string): Promise<Person | null>;
  /** True where the person is in the channel; null where the bot cannot see the channel. Remembered for a minute. */
  isMember(workspace: string, channel: string, user: string): Promise<boolean | null>;
};

const PERSON_LIFE_MS = 5 * 60_000;
const MEMBER_LIFE_MS = 60_000;
const MOST_REMEMBERED = 5_000;
/** 20,000 members; in a channel that large membership is taken for granted after so many pages. */
const MOST_PAGES = 20;

export function createPeople(workspaces: Workspaces, clock: Clock): People {
  const people = createMemory<Person | null>(PERSON_LIFE_MS, clock);
  const members = createMemory<boolean | null>(MEMBER_LIFE_MS, clock);

  async function askPerson(workspace: string, id: string): Promise<Person | null> {
    try {
      const { client, teamId } = await workspaces.accessTo(workspace);
      const { user } = await client.users.info({ user: id });
      if (!user) return null;
      return {
        name: nameOf(user),
        zone: user.tz ?? null,
        isAdmin: user.is_admin === true || user.is_owner === true,
        isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
        isExternal: isOfElsewhere(user, teamId),
      };
    } catch {
      return null;
    }
  }

  async function askMember(
    workspace: string,
    channel: string,
    user: string,
  ): Promise<boolean | null> {
    try {
      const { client } = await workspaces.accessTo(workspace);
      let cursor = '';
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await client.conversations.members({
          channel,
          limit: 1_000,
          ...(cursor === '' ? {} : { cursor }),
        });
        if (answer.members?.includes(user)) return true;
        cursor = answer.response_metadata?.next_cursor ?? '';
        if (cursor === '') return false;
      }
      return true;
    } catch {
      return null;
    }
  }

  return {
    person: (workspace, user) => people(`${workspace}:${user}`, () => askPerson(workspace, user)),
    isMember: (workspace, channel, user) =>
      members(`${workspace}:${channel}:${user}`, () => askMember(workspace, channel, user)),
  };
}

type SlackUser = NonNullable<webApi.UsersInfoResponse['user']>;

/** The display name is an empty string for who has chosen none. */
function nameOf({ profile, real_name: real, name }: SlackUser): string | null {
  return [profile?.display_name, real, name].find((one) => (one ?? '') !== '') ?? null;
}

/** In an organisation of many workspaces a person's home is one of them, and they belong to several. */
function isOfElsewhere({ team_id: home, enterprise_user: member }: SlackUser, teamId: string) {
  return home !== undefined && home !== teamId && member?.teams?.includes(teamId) !== true;
}

/** Asks once for all who ask at a time, and remembers answers for a while; null, which is no answer, is asked again. */
function createMemory<T>(
  lifeMs: number,
  clock: Clock,
): (key: string, ask: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const asking = new Map<string, Promise<T>>();
  return (key, ask) => {
    const known = kept.get(key);
    if (known && known.until > clock.now()) return Promise.resolve(known.value);
    const asked = async () => {
      try {
        const value = await ask();
        if (kept.size >= MOST_REMEMBERED) kept.clear();
        if (value !== null) kept.set(key, { value, until: clock.now() + lifeMs });
        return value;
      } finally {
        asking.delete(key);
      }
    };
    const answer = asking.get(key) ?? asked();
    asking.set(key, answer);
    return answer;
  };
}
