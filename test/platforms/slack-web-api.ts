import { parseJson, stringOf, type Json } from './json.ts';
import { SlackRefusal, type Method } from './slack-call.ts';
import { CONVERSATION_METHODS } from './slack-conversations.ts';
import { CHAT_METHODS } from './slack-posting.ts';
import { VIEW_METHODS } from './slack-views.ts';

/** Methods that need a bot token. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    scopes: [],
    run: ({ workspace }) => ({
      team_id: workspace.id,
      team: workspace.name,
      url: 'https://example.slack.com/',
      user_id: workspace.botUserId,
      bot_id: workspace.botId,
      is_enterprise_install: workspace.isOrganisation,
    }),
  },
  'auth.revoke': {
    scopes: [],
    run: ({ workspace }) => {
      workspace.tokens.clear();
      return { revoked: true };
    },
  },
  'users.info': {
    scopes: ['users:read'],
    run: ({ args, workspace }) => {
      const user = workspace.users.get(stringOf(args.user));
      if (!user) throw new SlackRefusal('user_not_found');
      return {
        user: {
          id: user.id,
          name: user.name,
          profile: { display_name: user.displayName },
          team_id: user.teamId,
          ...(user.alsoIn.length > 0 ? { enterprise_user: { teams: user.alsoIn } } : {}),
          tz: user.tz,
          is_admin: user.isAdmin,
          is_owner: false,
          is_restricted: user.isRestricted,
          is_ultra_restricted: false,
          is_stranger: user.teamId !== workspace.id,
        },
      };
    },
  },
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...VIEW_METHODS,
};

/** The form that web-api sends, with nested values parsed back from JSON. */
export function argsOf(body: string): Json {
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]): [string, unknown] => {
      if (key === 'limit') return [key, Number(value)];
      if (key === 'text' || !/^(?:[[{]|true$|false$)/.test(value)) return [key, value];
      return [key, parseJson(value) ?? value];
    }),
  );
}
