import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { COMMAND_ACTION, LINK_ACTION } from './blocks.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import { destinationOf } from './desk.ts';
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
        const user = body.user.id;
        const trigger = body.trigger_id;
        const to = { respond, person: destinationOf(workspace, user, true) };
        const [, story] = /^wrong (\S+)$/.exec(pressed) ?? [];
        if (story !== undefined) {
          const about = { workspace, user, channel, story, ref: refOf(body) };
          return desk.reply.openForm(() => openWrongForm(desk, about, trigger), to);
        }
        const asker = await desk.askerOf(workspace, user, channel);
        if (pressed === MANAGE)
          return desk.reply.openForm(() => openManage(desk, asker, trigger), to);
        if (pressed === 'subscribe')
          return desk.reply.openForm(() => openSubscribeForm(desk, asker, trigger), to);
        const { line, shared } = readShare(pressed);
        const message = await desk.answer(line, asker);
        const shown = shared ? withWrongButtons(message) : withAnswerButtons(message, line);
        return desk.reply.respond(shown, { ...to, shared });
      });
    },
  );

  app.action(new RegExp(`^${LINK_ACTION}\\.`), async ({ ack }) => {
    await ack();
  });
}

/** The posted message that was pressed in; null for an answer that only one person sees. */
function refOf({ message }: BlockAction<ButtonAction>): PostedRef | null {
  if (!message || message.is_ephemeral === true) return null;
  const thread: unknown = message.thread_ts;
  return {
    id: message.ts,
    thread: typeof thread === 'string' && thread !== message.ts ? thread : null,
  };
}
