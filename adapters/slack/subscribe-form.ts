import type { App, types } from '@slack/bolt';
import type { Asker, Following } from '../../src/chat/chat-core.ts';
import type { Desk } from './desk.ts';
import type { Homes } from './manage.ts';
import { MOST_OPTIONS, MOST_OPTION_VALUE } from './limits.ts';
import { FORM_VALUES, subscribeLine } from './subscribe-words.ts';
import {
  hidePlace,
  option,
  placeOfAsker,
  plainTextObject,
  readPlace,
  textModal,
  viewBlocks,
  workingModal,
} from './view-parts.ts';

const CALLBACK = 'subscribe';
const TITLE = 'Follow a company';

const WEEKDAYS = [
  ['mon', 'Monday'],
  ['tue', 'Tuesday'],
  ['wed', 'Wednesday'],
  ['thu', 'Thursday'],
  ['fri', 'Friday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
] as const;

const CADENCES = [
  ['instant', 'As soon as it happens'],
  ['daily', 'Once a day'],
  ['weekly', 'Once a week'],
] as const;

/** Opens the form; `of` fills in what is followed now, so that it can be changed. */
export async function openSubscribeForm(
  desk: Desk,
  asker: Asker,
  trigger: string,
  of: Following | null = null,
): Promise<void> {
  const { client } = await desk.workspaces.accessTo(asker.destination.workspace);
  await client.views.open({ trigger_id: trigger, view: subscribeView(desk, asker, of) });
}

function subscribeView(desk: Desk, asker: Asker, of: Following | null): types.ModalView {
  const cadence = of?.cadence ?? { every: 'instant' as const };
  const timed = cadence.every === 'instant' ? null : cadence;
  const zone = timed?.zone ?? asker.zone ?? 'UTC';
  const weekday =
    cadence.every === 'weekly' ? (WEEKDAYS[cadence.weekday - 1] ?? WEEKDAYS[0]) : WEEKDAYS[0];
  const every = CADENCES.find(([word]) => word === cadence.every) ?? CADENCES[0];
  const kinds = desk.core.kinds.slice(0, MOST_OPTIONS).map(({ name, word }) => option(name, word));
  return {
    type: 'modal',
    callback_id: CALLBACK,
    title: plainTextObject(TITLE),
    submit: plainTextObject('Follow'),
    close: plainTextObject('Cancel'),
    private_metadata: hidePlace(placeOfAsker(asker)),
    blocks: [
      input('company', 'Company', {
        type: 'external_select',
        action_id: 'company',
        min_query_length: 1,
        placeholder: plainTextObject('Type a name'),
        ...(of === null ? {} : { initial_option: option(of.name, of.words) }),
      }),
      ...(asker.destination.person
        ? []
        : [
            input('where', 'Where', {
              type: 'radio_buttons',
              action_id: 'where',
              options: WHERE,
              initial_option: WHERE[0],
            }),
          ]),
      input('cadence', 'How often', {
        type: 'radio_buttons',
        action_id: 'cadence',
        options: CADENCES.map(([word, name]) => option(name, word)),
        initial_option: option(every[1], every[0]),
      }),
      input('weekday', 'Day, once a week', {
        type: 'static_select',
        action_id: 'weekday',
        options: WEEKDAYS.map(([word, name]) => option(name, word)),
        initial_option: option(weekday[1], weekday[0]),
      }),
      input('time', 'Time, once a day or week', {
        type: 'timepicker',
        action_id: 'time',
        initial_time: timed?.at ?? '09:00',
      }),
      input('zone', 'Time zone', {
        type: 'external_select',
        action_id: 'zone',
        min_query_length: 1,
        initial_option: option(zone, zone),
      }),
      input(
        'ai',
        'Only some of it',
        {
          type: 'checkboxes',
          action_id: 'ai',
          options: [option('Only where AI is given as the cause', 'ai')],
        },
        true,
      ),
      input(
        'relevance',
        'At least this relevant',
        {
          type: 'static_select',
          action_id: 'relevance',
          options: ['2', '3', '4', '5'].map((step) => option(`${step} of 5`, step)),
        },
        true,
      ),
      input(
        'jobs',
        'At least this many jobs',
        { type: 'number_input', action_id: 'jobs', is_decimal_allowed: false, min_value: '1' },
        true,
      ),
      input(
        'percent',
        'Or at least this share of the jobs, in %',
        {
          type: 'number_input',
          action_id: 'percent',
          is_decimal_allowed: true,
          min_value: '0',
          max_value: '100',
        },
        true,
      ),
      ...(kinds.length === 0
        ? []
        : [
            input(
              'kinds',
              'Only these kinds',
              { type: 'multi_static_select', action_id: 'kinds', options: kinds },
              true,
            ),
          ]),
    ],
  };
}

const WHERE: [types.PlainTextOption, types.PlainTextOption] = [
  option('In this channel', 'here'),
  option('To me alone', 'me'),
];

function input(
  id: string,
  label: string,
  element: types.InputBlock['element'],
  optional = false,
): types.InputBlock {
  return { type: 'input', block_id: id, label: plainTextObject(label), optional, element };
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

  app.view(CALLBACK, async ({ ack, view }) => {
    const place = readPlace(view.private_metadata);
    const values = FORM_VALUES.safeParse(view.state.values);
    if (place === null || !values.success || !values.data.company.company.selected_option) {
      await ack({
        response_action: 'errors',
        errors: { company: 'Choose a company from the list.' },
      });
      return;
    }
    await ack({ response_action: 'update', view: workingModal(TITLE) });
    await desk.later(async () => {
      const asker = await desk.askerOf(place.workspace, place.user, place.channel);
      const message = await desk.answer(subscribeLine(values.data), asker);
      const { client } = await desk.workspaces.accessTo(place.workspace);
      await client.views.update({ view_id: view.id, view: textModal(TITLE, viewBlocks(message)) });
      await homes.refresh(place.workspace, place.user);
    });
  });
}
