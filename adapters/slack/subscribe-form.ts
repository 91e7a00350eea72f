import type { App, BlockAction, ButtonAction, RadioButtonsAction } from '@slack/bolt';
import type { Asker, CompanyChoice, Following } from '../../src/chat/chat-core.ts';
import type { Desk } from './desk.ts';
import { CHANGE_ACTION } from './manage.ts';
import type { Homes } from './manage.ts';
import { MOST_OPTIONS, MOST_OPTION_VALUE } from './limits.ts';
import { answerModal, openModal, replaceModal, workingModal } from './modals.ts';
import {
  CADENCE_ACTION,
  firstState,
  SUBSCRIBE_FORM,
  SUBSCRIBE_HIDDEN,
  subscribeView,
  titleOf,
} from './subscribe-view.ts';
import type { SubscribeAbout } from './subscribe-view.ts';
import { FORM_VALUES, readForm, subscribeLine } from './subscribe-words.ts';
import { notice } from './reply.ts';
import { FORM_PLACE, option, readHidden } from './view-parts.ts';

/** Opens the form to follow a company; null: one that the person chooses. */
export async function openSubscribeForm(
  desk: Desk,
  asker: Asker,
  trigger: string,
  company: CompanyChoice | null = null,
): Promise<void> {
  const already = await followingOf(desk, asker, company?.words ?? null);
  // In a direct message there is only one place to follow it, so that following it anew means to change it.
  const about = { already, change: already !== null && asker.destination.person };
  await open(desk, asker, trigger, about, company);
}

/** Opens the form to change how something is followed. */
export async function openChangeForm(
  desk: Desk,
  asker: Asker,
  trigger: string,
  already: Following,
): Promise<void> {
  await open(desk, asker, trigger, { already, change: true }, null);
}

async function open(
  desk: Desk,
  asker: Asker,
  trigger: string,
  about: SubscribeAbout,
  company: CompanyChoice | null,
): Promise<void> {
  const state = firstState(asker, company, about);
  await openModal(desk, asker, trigger, subscribeView(desk.core.kinds, asker, about, state));
}

/** How what is named by the words is followed where it is asked; null where it is not. */
async function followingOf(
  desk: Desk,
  { destination }: Asker,
  words: string | null,
): Promise<Following | null> {
  if (words === null) return null;
  const all = await desk.core.following(destination);
  return all.find((each) => each.words === words) ?? null;
}

export function listenForSubscribe(app: App, desk: Desk, homes: Homes): void {
  app.options('company', async ({ ack, options }) => {
    const choices = [
      ...(/^al?l?( |$)/i.test(options.value) ? [{ name: 'All companies', words: 'all' }] : []),
      ...desk.core.suggestCompanies(options.value),
    ];
    const fitting = choices.filter(
      ({ words }, at) =>
        words.length <= MOST_OPTION_VALUE &&
        choices.findIndex((other) => other.words === words) === at,
    );
    await ack({
      options: fitting.slice(0, MOST_OPTIONS).map(({ name, words }) => option(name, words)),
    });
  });

  app.options('zone', async ({ ack, options }) => {
    const wanted = options.value.toLowerCase().replaceAll(/\s+/g, '_');
    const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) =>
      zone.toLowerCase().includes(wanted),
    );
    await ack({ options: zones.slice(0, MOST_OPTIONS).map((zone) => option(zone, zone)) });
  });

  // Slack keeps what stands in fields that stay under the same ids; what comes back is filled in from here.
  app.action<BlockAction<RadioButtonsAction>>(CADENCE_ACTION, async ({ ack, body: { view } }) => {
    await ack();
    await desk.later(async () => {
      const hidden = readHidden(view?.private_metadata ?? '', SUBSCRIBE_HIDDEN);
      const values = FORM_VALUES.safeParse(view?.state.values);
      if (!view || hidden === null || !values.success) return;
      const state = readForm(values.data, hidden.timing);
      const asker = await desk.askerOf(hidden.workspace, hidden.user, hidden.channel);
      const change = hidden.change !== null;
      const already = await followingOf(desk, asker, hidden.change ?? state.company?.words ?? null);
      const next = subscribeView(desk.core.kinds, asker, { already, change }, state);
      await replaceModal(desk, hidden.workspace, view.id, next);
    });
  });

  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${CHANGE_ACTION}\\.`),
    async ({ ack, action, body: { view } }) => {
      await ack();
      await desk.later(async () => {
        const place = readHidden(view?.private_metadata ?? '', FORM_PLACE);
        if (!view || place === null) return;
        const asker = await desk.askerOf(place.workspace, place.user, place.channel);
        const already = await followingOf(desk, asker, action.value ?? null);
        const about = { already, change: true };
        const next = already
          ? subscribeView(desk.core.kinds, asker, about, firstState(asker, null, about))
          : answerModal(titleOf(true), notice('It is no longer followed here.'), place);
        await replaceModal(desk, place.workspace, view.id, next);
      });
    },
  );

  app.view(SUBSCRIBE_FORM, async ({ ack, view }) => {
    const hidden = readHidden(view.private_metadata, SUBSCRIBE_HIDDEN);
    const values = FORM_VALUES.safeParse(view.state.values);
    const state = hidden && values.success ? readForm(values.data, hidden.timing) : null;
    const what = hidden?.change ?? state?.company?.words;
    if (hidden === null || state === null || what === undefined) {
      await ack({
        response_action: 'errors',
        errors: { company: 'Choose a company from the list.' },
      });
      return;
    }
    const title = titleOf(hidden.change !== null);
    await ack({ response_action: 'update', view: workingModal(title) });
    await desk.later(async () => {
      const asker = await desk.askerOf(hidden.workspace, hidden.user, hidden.channel);
      const message = await desk.answer(subscribeLine(what, state), asker);
      await replaceModal(desk, hidden.workspace, view.id, answerModal(title, message, hidden));
      await homes.refresh(hidden.workspace, hidden.user);
    });
  });
}
