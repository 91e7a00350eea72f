import type { App, BlockAction, ButtonAction, OverflowAction } from '@slack/bolt';
import { COMMAND_ACTION, LINK_ACTION } from './blocks.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { PostedRef } from '../../src/deliveries/delivery.ts';
import type { Desk } from './desk.ts';
import { MANAGE, SEND, WRONG, withAnswerButtons, withStoryButtons } from './extra-buttons.ts';
import { readShare } from './incoming.ts';
import { openManage } from './manage.ts';
import { answerModal, replaceModal } from './modals.ts';
import { notice } from './reply.ts';
import { openShareForm } from './share-form.ts';
import { openSubscribeForm } from './subscribe-form.ts';
import { FORM_PLACE, readHidden } from './view-parts.ts';
import { openWrongForm } from './wrong-form.ts';

type Pressed = BlockAction<ButtonAction | OverflowAction>;

/** Buttons under messages: each carries a command and does what typing it would do, or opens the form for it. */
export function listenForActions(app: App, desk: Desk): void {
  app.action<Pressed>(
    new RegExp(`^${COMMAND_ACTION}\\.`),
    async ({ ack, action, body, respond, context }) => {
      await ack();
      await desk.later(async () => {
        const pressed = commandIn(action);
        if (body.view) return pressInModal(desk, pressed, body.view);
        const workspace = context.teamId ?? body.user.team_id ?? '';
        const asker = await desk.askerOf(workspace, body.user.id, body.channel?.id ?? null);
        const to = { respond, person: asker.person };
        const open = formFor(desk, pressed, asker, body);
        if (open !== null) {
          const refusal = pressed.startsWith(`${WRONG} `)
            ? await desk.refusalToReport(asker)
            : null;
          return refusal === null
            ? desk.reply.openForm(open, to)
            : desk.reply.respond(notice(refusal), { ...to, shared: false });
        }
        const { line, shared } = readShare(pressed);
        const message = await desk.answer(line, asker);
        const shown = shared ? withStoryButtons(message) : withAnswerButtons(message, line);
        return desk.reply.respond(shown, { ...to, shared });
      });
    },
  );

  app.action(new RegExp(`^${LINK_ACTION}\\.`), async ({ ack }) => {
    await ack();
  });
}

/**
 * A button under an answer that stands in a modal: the next answer takes its place. Slack gives no response_url there,
 * and names no channel.
 */
async function pressInModal(
  desk: Desk,
  line: string,
  view: NonNullable<Pressed['view']>,
): Promise<void> {
  const place = readHidden(view.private_metadata, FORM_PLACE);
  if (place === null) return;
  const asker = await desk.askerOf(place.workspace, place.user, place.channel);
  const message = await desk.answer(line, asker);
  const next = answerModal(view.title.text, message, place);
  await replaceModal(desk, place.workspace, view.id, next);
}

/** A button's command, or that of what was chosen from the menu of the others. */
function commandIn(action: ButtonAction | OverflowAction): string {
  return action.type === 'overflow' ? action.selected_option.value : (action.value ?? '');
}

/** What opens the form for a command; null for one that is answered. */
function formFor(
  desk: Desk,
  pressed: string,
  asker: Asker,
  body: Pressed,
): (() => Promise<void>) | null {
  const { trigger_id: trigger } = body;
  const [, deed, story = ''] = /^(\S+) (\S+)$/.exec(pressed) ?? [];
  if (deed === WRONG) return () => openWrongForm(desk, asker, { story, ref: refOf(body) }, trigger);
  if (deed === SEND) return () => openShareForm(desk, asker, story, trigger);
  if (pressed === MANAGE) return () => openManage(desk, asker, trigger);
  if (pressed === 'subscribe') return () => openSubscribeForm(desk, asker, trigger);
  const company = desk.core.companyToFollow(pressed);
  return company && (() => openSubscribeForm(desk, asker, trigger, company));
}

/** The posted message that was pressed in; null for an answer that only one person sees. */
function refOf({ message }: Pressed): PostedRef | null {
  if (!message || message.is_ephemeral === true) return null;
  const thread: unknown = message.thread_ts;
  return {
    id: message.ts,
    thread: typeof thread === 'string' && thread !== message.ts ? thread : null,
  };
}
