import type { App } from '@slack/bolt';
import type { Asker, CompanyChoice, Following } from '../../src/chat/chat-core.ts';
import type { Desk } from './desk.ts';
import type { Homes } from './manage.ts';
import { MOST_OPTIONS, MOST_OPTION_VALUE } from './limits.ts';
import { SUBSCRIBE_FORM, SUBSCRIBE_HIDDEN, subscribeView, titleOf } from './subscribe-view.ts';
import type { SubscribeAbout } from './subscribe-view.ts';
import { FORM_VALUES, subscribeLine } from './subscribe-words.ts';
import { option, readHidden, textModal, viewBlocks, workingModal } from './view-parts.ts';

/** Opens the form to follow a company; null: one that the person chooses. */
export async function openSubscribeForm(
  desk: Desk,
  asker: Asker,
  trigger: string,
  company: CompanyChoice | null = null,
): Promise<void> {
  const following = company === null ? [] : await desk.core.following(asker.destination);
  const already = following.find(({ words }) => words === company?.words) ?? null;
  // In a direct message there is only one place to follow it, so that following it anew means to change it.
  const change = already !== null && asker.destination.person;
  await open(desk, asker, trigger, { company, already, change });
}

/** Opens the form to change how something is followed. */
export async function openChangeForm(
  desk: Desk,
  asker: Asker,
  trigger: string,
  already: Following,
): Promise<void> {
  await open(desk, asker, trigger, { company: null, already, change: true });
}

async function open(
  desk: Desk,
  asker: Asker,
  trigger: string,
  about: SubscribeAbout,
): Promise<void> {
  const { client } = await desk.workspaces.accessTo(asker.destination.workspace);
  const view = subscribeView(desk.core.kinds, asker, about);
  await client.views.open({ trigger_id: trigger, view });
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

  app.view(SUBSCRIBE_FORM, async ({ ack, view }) => {
    const hidden = readHidden(view.private_metadata, SUBSCRIBE_HIDDEN);
    const values = FORM_VALUES.safeParse(view.state.values);
    const chosen = values.data?.company?.company.selected_option?.value;
    const what = hidden?.change ?? chosen;
    if (hidden === null || !values.success || what === undefined) {
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
      const message = await desk.answer(subscribeLine(what, values.data), asker);
      const { client } = await desk.workspaces.accessTo(hidden.workspace);
      await client.views.update({ view_id: view.id, view: textModal(title, viewBlocks(message)) });
      await homes.refresh(hidden.workspace, hidden.user);
    });
  });
}
