import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { COMMAND_ACTION, LINK_ACTION } from './blocks.ts';
import type { Desk } from './desk.ts';
import { MANAGE, withAnswerButtons, withWrongButtons } from './extra-buttons.ts';
import { readShare } from './incoming.ts';
import { openManage } from './manage.ts';
import { openSubscribeForm } from './subscribe-form.ts';
import { openWrongForm } from './wrong-form.ts';

/** Buttons under messages: each carries a command and does what typing it would do, or opens the form for it. */
export function listenForActions(app: App, desk: Desk): void {
  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${COMMAND_ACTION}\\.`),
    async ({ ack, action, body, respond, context }) => {
      await ack();
      await desk.later(async () => {
        const pressed = action.value ?? '';
        const workspace = context.teamId ?? body.user.team_id ?? '';
        const channel = body.channel?.id ?? null;
        const [, story] = /^wrong (\S+)$/.exec(pressed) ?? [];
        if (story !== undefined) {
          // First of all: the trigger is good for three seconds.
          const ref =
            body.message && body.message.is_ephemeral !== true
              ? { id: body.message.ts, thread: null }
              : null;
          return openWrongForm(
            desk,
            { workspace, user: body.user.id, channel, story, ref },
            body.trigger_id,
          );
        }
        const asker = await desk.askerOf(workspace, body.user.id, channel);
        if (pressed === MANAGE) return openManage(desk, asker, body.trigger_id);
        if (pressed === 'subscribe') return openSubscribeForm(desk, asker, body.trigger_id);
        const { line, shared } = readShare(pressed);
        const message = await desk.answer(line, asker);
        const shown = shared ? withWrongButtons(message) : withAnswerButtons(message, line);
        return desk.reply.respond(shown, { respond, shared, person: asker.person });
      });
    },
  );

  app.action(new RegExp(`^${LINK_ACTION}\\.`), async ({ ack }) => {
    await ack();
  });
}
