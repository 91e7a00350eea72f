import type { App } from '@slack/bolt';
import { destinationOf } from './desk.ts';
import type { Desk } from './desk.ts';

const ARCHIVED = 'The channel is archived; posting goes on when it is unarchived.';
const DELETED = 'The channel was deleted.';
const REMOVED = 'Bellwether was removed from the channel; type /invite @bellwether there.';

/** The life of channels and of the installation: what the core has to know, in its own words. */
export function listenForEvents(app: App, desk: Desk): void {
  const { core } = desk;
  const broken = (team: string | undefined, channel: string, code: string, reason: string) =>
    desk.later(() =>
      core.destinationBroken(destinationOf(team ?? '', channel, false), code, reason),
    );
  const restored = (team: string | undefined, channel: string) =>
    desk.later(() => core.destinationRestored(destinationOf(team ?? '', channel, false)));

  for (const kind of ['channel', 'group'] as const) {
    app.event(`${kind}_archive`, ({ event, context }) =>
      broken(context.teamId, event.channel, 'is_archived', ARCHIVED),
    );
    app.event(`${kind}_unarchive`, ({ event, context }) => restored(context.teamId, event.channel));
    app.event(`${kind}_deleted`, ({ event, context }) =>
      broken(context.teamId, event.channel, 'channel_not_found', DELETED),
    );
    app.event(`${kind}_left`, ({ event, context }) =>
      broken(context.teamId, event.channel, 'not_in_channel', REMOVED),
    );
    app.event(`${kind}_rename`, ({ event, context }) =>
      desk.later(() =>
        core.destinationRenamed(
          destinationOf(context.teamId ?? '', event.channel.id, false),
          event.channel.name,
        ),
      ),
    );
  }

  app.event('channel_id_changed', ({ event, context }) =>
    desk.later(() =>
      core.destinationMoved(
        destinationOf(context.teamId ?? '', event.old_channel_id, false),
        destinationOf(context.teamId ?? '', event.new_channel_id, false),
      ),
    ),
  );

  app.event('member_left_channel', async ({ event, context }) => {
    if (event.user === context.botUserId)
      await broken(context.teamId, event.channel, 'not_in_channel', REMOVED);
  });
  app.event('member_joined_channel', async ({ event, context }) => {
    if (event.user === context.botUserId) await restored(context.teamId, event.channel);
  });

  // These two come in either order, without a token, and for tokens of people too, which we do not have.
  const gone = (team: string | undefined) =>
    desk.later(async () => {
      if (team === undefined) return;
      await desk.workspaces.forget(team);
      await core.workspaceGone(team);
    });
  app.event('app_uninstalled', ({ context }) => gone(context.teamId));
  app.event('tokens_revoked', async ({ event, context }) => {
    if ((event.tokens.bot ?? []).length > 0) await gone(context.teamId);
  });
}
