import type { App, BlockAction, ButtonAction, types } from '@slack/bolt';
import { z } from 'zod';
import type { Asker, Following } from '../../src/chat/chat-core.ts';
import type { Desk } from './desk.ts';
import { escapeMrkdwn } from './escape.ts';
import {
  FORM_PLACE,
  destinationOfPlace,
  placeOfAsker,
  contextBlock,
  plainTextObject,
  readHidden,
  shorten,
  viewButton,
} from './view-parts.ts';
import { openModal, replaceModal, textModal, workingModal } from './modals.ts';
import { MOST_BUTTON_VALUE, MOST_CONFIRM_TEXT } from './limits.ts';
import type { FormPlace } from './view-parts.ts';

const TITLE = 'What is followed';
/** Buttons that put the form to change how something is followed in the place of the list. */
export const CHANGE_ACTION = 'manage.change';
const PER_PAGE = 10;
/** Characters of a name or of what is said of it; escaped they must fit a text of 3,000. */
const MOST_DETAIL = 290;

const HIDDEN = FORM_PLACE.extend({ page: z.number() });
type Hidden = z.infer<typeof HIDDEN>;

/** Home tabs, published anew when what they show has changed. */
export type Homes = {
  publish(workspace: string, user: string): Promise<void>;
  /** Publishes only for somebody who has looked at the tab since the start. */
  refresh(workspace: string, user: string): Promise<void>;
};

/** Opens the list of what the destination follows, to look through and to remove from. */
export async function openManage(desk: Desk, asker: Asker, trigger: string): Promise<void> {
  // Opened before the list is read: the trigger is good for three seconds.
  const id = await openModal(desk, asker, trigger, workingModal(TITLE));
  if (id !== null) await show(desk, id, { ...placeOfAsker(asker), page: 0 }, null);
}

async function show(
  desk: Desk,
  viewId: string,
  hidden: Hidden,
  said: string | null,
): Promise<void> {
  const all = await desk.core.following(destinationOfPlace(hidden));
  await replaceModal(desk, hidden.workspace, viewId, manageView(all, hidden, said));
}

function manageView(
  all: readonly Following[],
  hidden: Hidden,
  said: string | null,
): types.ModalView {
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const page = Math.min(hidden.page, pages - 1);
  const shown = all.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
  const blocks: types.KnownBlock[] = [
    ...(said === null ? [] : [contextBlock(said)]),
    ...(all.length === 0
      ? [contextBlock('Nothing is followed here yet. Type /signals subscribe to begin.')]
      : []),
    ...shown.flatMap((following, at) => row(following, at)),
    ...(pages === 1
      ? []
      : [contextBlock(`Page ${page + 1} of ${pages}, ${all.length} in all`), turns(page, pages)]),
  ];
  return textModal(TITLE, blocks, JSON.stringify({ ...hidden, page }));
}

/** A followed company with its button; also the row of the home tab. */
export function followingText({ name, detail, paused }: Following): types.MrkdwnElement {
  const how = shorten(`${detail}${paused ? ' (paused)' : ''}`, MOST_DETAIL);
  const text = `*${escapeMrkdwn(shorten(name, MOST_DETAIL))}*\n${escapeMrkdwn(how)}`;
  return { type: 'mrkdwn', text, verbatim: true };
}

/** What is named by more words than a button holds can be changed or ended by typing them only. */
function row(following: Following, at: number): types.KnownBlock[] {
  const { name, words } = following;
  const section = { type: 'section', text: followingText(following) } as const;
  if (words.length > MOST_BUTTON_VALUE) return [section];
  const remove = removeButton(following, at);
  // Written as JSON they are hidden in the form, with room to spare in the 3,000 characters that it may hide.
  if (JSON.stringify(words).length > MOST_BUTTON_VALUE) return [{ ...section, accessory: remove }];
  const change = viewButton({
    id: `${CHANGE_ACTION}.${at}`,
    label: 'Change',
    value: words,
    about: name,
  });
  return [section, { type: 'actions', elements: [change, remove] }];
}

function removeButton({ name, words }: Following, at: number): types.Button {
  return {
    ...viewButton({
      id: `manage.remove.${at}`,
      label: 'Remove',
      value: words,
      about: name,
      style: 'danger',
    }),
    confirm: {
      title: plainTextObject('Stop following?'),
      text: plainTextObject(shorten(`No more news about ${name} here.`, MOST_CONFIRM_TEXT)),
      confirm: plainTextObject('Stop'),
      deny: plainTextObject('Keep'),
    },
  };
}

function turns(page: number, pages: number): types.ActionsBlock {
  const button = (label: string, to: number) =>
    viewButton({ id: `manage.page.${label}`, label, value: String(to) });
  return {
    type: 'actions',
    elements: [
      ...(page > 0 ? [button('Back', page - 1)] : []),
      ...(page < pages - 1 ? [button('Next', page + 1)] : []),
    ],
  };
}

export function listenForManage(app: App, desk: Desk, homes: Homes): void {
  app.action<BlockAction<ButtonAction>>(/^manage\.page\./, async ({ ack, action, body }) => {
    await ack();
    await desk.later(async () => {
      const hidden = readHidden(body.view?.private_metadata ?? '', HIDDEN);
      if (hidden && body.view)
        await show(desk, body.view.id, { ...hidden, page: Number(action.value ?? 0) }, null);
    });
  });

  app.action<BlockAction<ButtonAction>>(/^manage\.remove\./, async ({ ack, action, body }) => {
    await ack();
    await desk.later(async () => {
      const hidden = readHidden(body.view?.private_metadata ?? '', HIDDEN);
      if (!hidden || !body.view) return;
      const said = await unfollow(desk, { ...hidden, user: body.user.id }, action.value ?? '');
      await show(desk, body.view.id, hidden, said);
      await homes.refresh(hidden.workspace, body.user.id);
    });
  });
}

/** Ends a subscription as typing would; resolves with what there is to say. */
async function unfollow(desk: Desk, place: FormPlace, words: string): Promise<string> {
  const asker = await desk.askerOf(place.workspace, place.user, place.channel);
  return (await desk.answer(`unsubscribe ${words}`, asker)).summary;
}
