import type { App } from '@slack/bolt';
import type { Desk } from './desk.ts';
import { MANAGE, SHARE, withAnswerButtons, withStoryButtons } from './extra-buttons.ts';
import { openManage } from './manage.ts';
import { readShare, readWritten, typedText } from './incoming.ts';
import { notice } from './reply.ts';
import { openSubscribeForm } from './subscribe-form.ts';

const SHARE_WHAT =
  'Say what to share: /signals share klarna shows the answer to everybody in the channel.';

/** `/signals …`, mentions in a channel and text in a direct message: the whole grammar, everywhere. */
export function listenForCommands(app: App, desk: Desk): void {
  app.command(/^\/.+/, async ({ ack, command, respond, context }) => {
    // Before anything that could take time: Slack waits three seconds.
    await ack();
    await desk.later(async () => {
      const workspace = context.teamId ?? command.team_id;
      const asker = await desk.askerOf(workspace, command.user_id, command.channel_id);
      // The command is called /signals: alone it asks what `signals` does, this week's top.
      const { line, shared } = readShare(typedText(command.text) || 'signals');
      const trigger = command.trigger_id;
      const to = { respond, person: asker.person };
      if (line.toLowerCase() === SHARE)
        return desk.reply.respond(notice(SHARE_WHAT), { ...to, shared: false });
      if (line.toLowerCase() === MANAGE)
        return desk.reply.openForm(() => openManage(desk, asker, trigger), to);
      if (/^(?:subscribe|follow)$/i.test(line))
        return desk.reply.openForm(() => openSubscribeForm(desk, asker, trigger), to);
      const message = await desk.answer(line, asker);
      const shown = shared ? withStoryButtons(message) : withAnswerButtons(message, line);
      return desk.reply.respond(shown, { ...to, shared });
    });
  });

  app.event('app_mention', async ({ event, context }) => {
    const { user, channel, thread_ts: thread, ts, bot_id: bot } = event;
    // Two bots that answer each other would not stop.
    if (user === undefined || bot !== undefined) return;
    await desk.later(async () => {
      const asker = await desk.askerOf(context.teamId ?? '', user, channel);
      const message = await desk.answer(readWritten(event.text), asker);
      await desk.say(
        { ...asker.destination, channel, person: false },
        withStoryButtons(message),
        thread ?? ts,
      );
    });
  });

  app.event('message', async ({ event, context }) => {
    if (
      event.channel_type !== 'im' ||
      event.subtype !== undefined ||
      !('user' in event) ||
      event.bot_id !== undefined
    )
      return;
    const { user, text = '', thread_ts: thread = null } = event;
    await desk.later(async () => {
      const asker = await desk.askerOf(context.teamId ?? '', user, null);
      const message = await desk.answer(readWritten(text), asker);
      await desk.say(asker.person, withStoryButtons(message), thread);
    });
  });
}
