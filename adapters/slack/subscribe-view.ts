import type { types } from '@slack/bolt';
import type { Asker, ChatCore, CompanyChoice, Following } from '../../src/chat/chat-core.ts';
import { WEEKDAYS } from '../../src/subscriptions/describe.ts';
import { NO_FILTERS } from '../../src/subscriptions/subscription.ts';
import { MOST_OPTION_VALUE, MOST_OPTIONS } from './limits.ts';
import { followingText } from './manage.ts';
import { formModal } from './modals.ts';
import { TIMING } from './subscribe-words.ts';
import type { FormState } from './subscribe-words.ts';
import {
  contextBlock,
  FORM_PLACE,
  input,
  option,
  optionalInput,
  placeOfAsker,
  plainTextObject,
} from './view-parts.ts';

/** What the form is about. */
export type SubscribeAbout = {
  /** How it is followed there already. */
  readonly already: Following | null;
  /** True: what is followed already is changed; false: it may be followed in another place too. */
  readonly change: boolean;
};

/** The callback of the form, and what it hides: where it was opened, and what is changed by it. */
export const SUBSCRIBE_FORM = 'subscribe';
export const SUBSCRIBE_HIDDEN = FORM_PLACE.extend({
  change: FORM_PLACE.shape.channel,
  timing: TIMING,
});

/** The one field whose choice decides which others there are. */
export const CADENCE_ACTION = 'cadence';

const DAYS = WEEKDAYS.map((name) => option(name, name.slice(0, 3).toLowerCase()));

const CADENCES = [
  option('As soon as it happens', 'instant'),
  option('Once a day', 'daily'),
  option('Once a week', 'weekly'),
];

const PLACES = [option('In this channel', 'here'), option('To me alone', 'me')];
const AI_ONLY = option('Only where AI is given as the cause', 'ai');
const RELEVANCES = ['2', '3', '4', '5'].map((step) => option(`${step} of 5`, step));

/** What stands in the form when it opens: what is set already where it is changed, else the usual. */
export function firstState(
  asker: Asker,
  company: CompanyChoice | null,
  { already, change }: SubscribeAbout,
): FormState {
  const before = change ? already : null;
  const cadence = before?.cadence ?? { every: 'instant' as const };
  const timed = cadence.every === 'instant' ? null : cadence;
  const day = cadence.every === 'weekly' ? DAYS[cadence.weekday - 1] : DAYS[0];
  const { aiOnly, minRelevance, minJobs, minPercent, only, not } = before?.filters ?? NO_FILTERS;
  return {
    company,
    where: null,
    every: cadence.every,
    timing: {
      weekday: day?.value ?? 'mon',
      time: timed?.at ?? '09:00',
      zone: timed?.zone ?? asker.zone ?? 'UTC',
    },
    aiOnly,
    relevance: RELEVANCES.find(({ value }) => value === String(minRelevance))?.value ?? null,
    jobs: minJobs === null ? null : String(minJobs),
    percent: minPercent === null ? null : String(minPercent),
    only,
    not,
  };
}

/** The form to follow a company, or to change how it is followed: it asks only what applies to the cadence chosen. */
export function subscribeView(
  kinds: ChatCore['kinds'],
  asker: Asker,
  { already, change }: SubscribeAbout,
  state: FormState,
): types.ModalView {
  return formModal({
    callback: SUBSCRIBE_FORM,
    title: titleOf(change),
    submit: change ? 'Save' : 'Follow',
    hidden: {
      ...placeOfAsker(asker),
      change: change ? (already?.words ?? null) : null,
      timing: state.timing,
    },
    blocks: [
      ...(change && already
        ? [{ type: 'section', text: followingText(already) } as const]
        : [companyInput(state), ...whereInputs(asker, already, state)]),
      ...cadenceInputs(state),
      ...filterInputs(state, kinds),
    ],
  });
}

export function titleOf(change: boolean): string {
  return change ? 'Change' : 'Follow a company';
}

function companyInput({ company }: FormState): types.InputBlock {
  return input('company', 'Company', {
    type: 'external_select',
    action_id: 'company',
    min_query_length: 1,
    placeholder: plainTextObject('Type a name'),
    ...(company === null || company.words.length > MOST_OPTION_VALUE
      ? {}
      : { initial_option: option(company.name, company.words) }),
  });
}

/** In a channel that follows it already, whoever wants to follow it wants it for themselves. */
function whereInputs(
  { destination }: Asker,
  already: Following | null,
  { where }: FormState,
): types.KnownBlock[] {
  if (destination.person) return [];
  return [
    input('where', 'Where', {
      type: 'radio_buttons',
      action_id: 'where',
      options: PLACES,
      ...chosen(PLACES, where ?? (already === null ? 'here' : 'me')),
    }),
    ...(already === null
      ? []
      : [contextBlock(`This channel follows ${already.name} already: ${already.detail}.`)]),
  ];
}

/** How often, and then only what that leaves open. A new choice comes to us at once: `dispatch_action`. */
function cadenceInputs({ every, timing }: FormState): types.InputBlock[] {
  return [
    {
      ...input('cadence', 'How often', {
        type: 'radio_buttons',
        action_id: CADENCE_ACTION,
        options: CADENCES,
        ...chosen(CADENCES, every),
      }),
      dispatch_action: true,
    },
    ...(every === 'weekly'
      ? [
          input('weekday', 'Day', {
            type: 'static_select',
            action_id: 'weekday',
            options: DAYS,
            ...chosen(DAYS, timing.weekday),
          }),
        ]
      : []),
    ...(every === 'instant'
      ? []
      : [
          input('time', 'Time', {
            type: 'timepicker',
            action_id: 'time',
            initial_time: timing.time,
          }),
          input('zone', 'Time zone', {
            type: 'external_select',
            action_id: 'zone',
            min_query_length: 1,
            initial_option: option(timing.zone, timing.zone),
          }),
        ]),
  ];
}

function filterInputs(state: FormState, kinds: ChatCore['kinds']): types.InputBlock[] {
  const { aiOnly, relevance, jobs, percent, only, not } = state;
  return [
    optionalInput('ai', 'Only some of it', {
      type: 'checkboxes',
      action_id: 'ai',
      options: [AI_ONLY],
      ...(aiOnly ? { initial_options: [AI_ONLY] } : {}),
    }),
    optionalInput('relevance', 'At least this relevant', {
      type: 'static_select',
      action_id: 'relevance',
      options: RELEVANCES,
      ...chosen(RELEVANCES, relevance),
    }),
    optionalInput('jobs', 'At least this many jobs', {
      type: 'number_input',
      action_id: 'jobs',
      is_decimal_allowed: false,
      min_value: '1',
      ...filled(jobs, (number) => Number.isInteger(number) && number >= 1),
    }),
    optionalInput('percent', 'Or at least this share of the jobs, in %', {
      type: 'number_input',
      action_id: 'percent',
      is_decimal_allowed: true,
      min_value: '0',
      max_value: '100',
      ...filled(percent, (number) => number >= 0 && number <= 100),
    }),
    ...kindInput('kinds', 'Only these kinds', only, kinds),
    ...kindInput('not', 'None of these kinds', not, kinds),
  ];
}

function kindInput(
  id: string,
  label: string,
  given: readonly string[],
  kinds: ChatCore['kinds'],
): types.InputBlock[] {
  if (kinds.length === 0) return [];
  const options = kinds.slice(0, MOST_OPTIONS).map(({ name, word }) => option(name, word));
  const initial = options.filter(({ value }) => value !== undefined && given.includes(value));
  return [
    optionalInput(id, label, {
      type: 'multi_static_select',
      action_id: id,
      options,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    }),
  ];
}

function chosen(
  options: readonly types.PlainTextOption[],
  value: string | null,
): { initial_option?: types.PlainTextOption } {
  const initial = options.find((each) => each.value === value);
  return initial === undefined ? {} : { initial_option: initial };
}

/** A number that Slack would not take stays where it was typed and is refused there when the form is handed in. */
function filled(
  typed: string | null,
  fits: (number: number) => boolean,
): { initial_value?: string } {
  return typed !== null && typed !== '' && fits(Number(typed)) ? { initial_value: typed } : {};
}
