import type { App, BlockAction, ButtonAction, types } from '@slack/bolt';
import { z } from 'zod';
import type { Asker, HomeContent, HomePlace } from '../../src/chat/chat-core.ts';
import { plain } from '../../src/messages/message.ts';
import type { RichText } from '../../src/messages/message.ts';
import type { Desk } from './desk.ts';
import { mrkdwn } from './inline.ts';
import { MOST_BUTTON_VALUE } from './limits.ts';
import { followingText, openManage } from './manage.ts';
import type { Homes } from './manage.ts';
import { openChangeForm, openSubscribeForm } from './subscribe-form.ts';
import { contextBlock, plainTextObject, readHidden, viewButton } from './view-parts.ts';

/** Rows of one place on the tab; all of them are a button away. */
const MOST_ROWS = 10;
/** Places on the tab: at most 14 blocks each, and a view holds 100. */
const MOST_PLACES = 6;

const ROW = z.object({ channel: z.string().nullable(), words: z.string() });
type Row = z.infer<typeof ROW>;

/** For who follows nothing yet. */
const WELCOME =
  'News of job cuts, hiring and AI at work, about the companies that you follow. Type /signals klarna in any channel to ask about one.';

/** People whose tab is kept current after a change. */
const MOST_OPENED = 5_000;

export function createHomes(desk: Desk): Homes {
  const opened = new Set<string>();

  async function publish(workspace: string, user: string): Promise<void> {
    if (opened.size >= MOST_OPENED) opened.clear();
    opened.add(`${workspace}:${user}`);
    const asker = await desk.askerOf(workspace, user, null);
    const content = await desk.core.home(asker);
    const places = await visiblePlaces(desk, content, asker);
    const { client } = await desk.workspaces.accessTo(workspace);
    await client.views.publish({ user_id: user, view: homeView(content, places) });
  }

  return {
    publish,
    async refresh(workspace, user) {
      if (opened.has(`${workspace}:${user}`)) await publish(workspace, user);
    },
  };
}

/** The home tab: what the person and their channels follow, the next digests, the health of the sources. */
export function listenForHome(app: App, desk: Desk, homes: Homes): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    await desk.later(() => homes.publish(context.teamId ?? '', event.user));
  });

  app.action<BlockAction<ButtonAction>>(/^home\./, async ({ ack, action, body, context }) => {
    await ack();
    await desk.later(async () => {
      const row = readHidden(action.value ?? '', ROW) ?? { channel: null, words: '' };
      const asker = await desk.askerOf(context.teamId ?? '', body.user.id, row.channel);
      if (action.action_id.startsWith('home.all.')) return openManage(desk, asker, body.trigger_id);
      const following = row.words === '' ? [] : await desk.core.following(asker.destination);
      const changed = following.find(({ words }) => words === row.words);
      return changed
        ? openChangeForm(desk, asker, body.trigger_id, changed)
        : openSubscribeForm(desk, asker, body.trigger_id);
    });
  });
}

/** Channels that the person is not in are none of their business. */
async function visiblePlaces(
  desk: Desk,
  { places }: HomeContent,
  { who }: Asker,
): Promise<HomePlace[]> {
  const visible = await Promise.all(
    places.map(
      async ({ destination }) =>
        destination.person ||
        (await desk.people.isMember(destination.workspace, destination.channel, who)) === true,
    ),
  );
  return places.filter((_place, at) => visible[at]);
}

function homeView(content: HomeContent, places: readonly HomePlace[]): types.HomeView {
  const shown = places.slice(0, MOST_PLACES);
  const more = places.length - shown.length;
  const isNew = places.every(({ following }) => following.length === 0);
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plainTextObject('Bellwether') },
      ...(isNew ? [contextBlock(WELCOME)] : []),
      {
        type: 'actions',
        elements: [
          viewButton({
            id: 'home.follow.0',
            label: 'Follow a company',
            value: JSON.stringify({ channel: null, words: '' } satisfies Row),
            style: 'primary',
          }),
        ],
      },
      ...shown.flatMap(placeBlocks),
      ...(more > 0
        ? [contextBlock(`And ${more} more channels; type /signals subscriptions there.`)]
        : []),
      { type: 'divider' },
      contextMrkdwn(content.sources),
    ],
  };
}

function placeBlocks(
  { destination, following, nextDigests }: HomePlace,
  place: number,
): types.KnownBlock[] {
  const channel = destination.person ? null : destination.channel;
  const rows = following.slice(0, MOST_ROWS);
  const heading: types.RichTextElement[] =
    channel === null
      ? [{ type: 'text', text: 'You', style: { bold: true } }]
      : [{ type: 'channel', channel_id: channel, style: { bold: true } }];
  const next: types.KnownBlock[] =
    nextDigests.length === 0 ? [] : [contextMrkdwn(nextLine(nextDigests))];
  const all: types.KnownBlock[] =
    rows.length === 0
      ? []
      : [
          {
            type: 'actions',
            elements: [
              viewButton({
                id: `home.all.${place}`,
                label: removeLabel(following.length, rows.length),
                value: JSON.stringify({ channel, words: '' } satisfies Row),
              }),
            ],
          },
        ];
  return [
    { type: 'divider' },
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: heading }] },
    ...(rows.length === 0 ? [contextBlock('Nothing yet.')] : []),
    ...rows.map((each, at): types.KnownBlock => {
      const row = JSON.stringify({ channel, words: each.words } satisfies Row);
      const id = `home.edit.${place * MOST_ROWS + at}`;
      return {
        type: 'section',
        text: followingText(each),
        ...(row.length > MOST_BUTTON_VALUE
          ? {}
          : { accessory: viewButton({ id, label: 'Change', value: row, about: each.name }) }),
      };
    }),
    ...next,
    ...all,
  ];
}

function removeLabel(all: number, shown: number): string {
  if (all > shown) return `See all ${all}, or remove some`;
  return all === 1 ? 'Remove' : 'Remove some';
}

/** Moments are shown in the zone of who looks. */
function nextLine(moments: readonly string[]): RichText {
  return [
    ...plain(moments.length === 1 ? 'Next digest: ' : 'Next digests: '),
    ...moments.flatMap((at, index): RichText => [
      ...plain(index === 0 ? '' : ', '),
      { type: 'date', at, precision: 'minute' },
    ]),
  ];
}

function contextMrkdwn(content: RichText): types.ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: mrkdwn(content), verbatim: true }],
  };
}
