import type { types } from '@slack/bolt';
import type { Asker, ChatCore, CompanyChoice, Following } from '../../src/chat/chat-core.ts';
import { WEEKDAYS } from '../../src/subscriptions/describe.ts';
import type { Filters } from '../../src/subscriptions/subscription.ts';
import { NO_FILTERS } from '../../src/subscriptions/subscription.ts';
import { MOST_OPTION_VALUE, MOST_OPTIONS } from './limits.ts';
import { followingText } from './manage.ts';
import {
  contextBlock,
  FORM_PLACE,
  formModal,
  option,
  placeOfAsker,
  plainTextObject,
} from './view-parts.ts';

/** What the form is about. */
export type SubscribeAbout = {
  /** Filled in where it is known; null: to be chosen. */
  readonly company: CompanyChoice | null;
  /** How it is followed there already. */
  readonly already: Following | null;
  /** True: what is followed already is changed; false: it may be followed in another place too. */
  readonly change: boolean;
};

/** The callback of the form, and what it hides: where it was opened, and what is changed by it. */
export const SUBSCRIBE_FORM = 'subscribe';
export const SUBSCRIBE_HIDDEN = FORM_PLACE.extend({ change: FORM_PLACE.shape.channel });

const DAYS = WEEKDAYS.map((name) => option(name, name.slice(0, 3).toLowerCase()));

const CADENCES = [
  ['instant', 'As soon as it happens'],
  ['daily', 'Once a day'],
  ['weekly', 'Once a week'],
] as const;

const WHERE = [option('In this channel', 'here'), option('To me alone', 'me')] as const;
const AI_ONLY = option('Only where AI is given as the cause', 'ai');
const RELEVANCES = [2, 3, 4, 5] as const;

/** The form to follow a company, or to change how it is followed: what is set already is filled in. */
export function subscribeView(
  kinds: ChatCore['kinds'],
  asker: Asker,
  about: SubscribeAbout,
): types.ModalView {
  const { already, change } = about;
  const filters = (change ? already?.filters : null) ?? NO_FILTERS;
  return formModal({
    callback: SUBSCRIBE_FORM,
    title: titleOf(change),
    submit: change ? 'Save' : 'Follow',
    hidden: { ...placeOfAsker(asker), change: change ? (already?.words ?? null) : null },
    blocks: [
      ...(change && already
        ? [{ type: 'section', text: followingText(already) } as const]
        : [companyInput(about), ...whereInputs(asker, already)]),
      ...cadenceInputs(asker, change ? already : null),
      ...filterInputs(filters, kinds),
    ],
  });
}

export function titleOf(change: boolean): string {
  return change ? 'Change' : 'Follow a company';
}

function companyInput({ company }: SubscribeAbout): types.InputBlock {
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
function whereInputs({ destination }: Asker, already: Following | null): types.KnownBlock[] {
  if (destination.person) return [];
  const [here, me] = WHERE;
  return [
    input('where', 'Where', {
      type: 'radio_buttons',
      action_id: 'where',
      options: [...WHERE],
      initial_option: already === null ? here : me,
    }),
    ...(already === null
      ? []
      : [contextBlock(`This channel follows ${already.name} already: ${already.detail}.`)]),
  ];
}

function cadenceInputs(asker: Asker, already: Following | null): types.InputBlock[] {
  const cadence = already?.cadence ?? { every: 'instant' as const };
  const timed = cadence.every === 'instant' ? null : cadence;
  const zone = timed?.zone ?? asker.zone ?? 'UTC';
  const day = cadence.every === 'weekly' ? DAYS[cadence.weekday - 1] : DAYS[0];
  const every = CADENCES.find(([word]) => word === cadence.every) ?? CADENCES[0];
  return [
    input('cadence', 'How often', {
      type: 'radio_buttons',
      action_id: 'cadence',
      options: CADENCES.map(([word, name]) => option(name, word)),
      initial_option: option(every[1], every[0]),
    }),
    input('weekday', 'Day, once a week', {
      type: 'static_select',
      action_id: 'weekday',
      options: DAYS,
      ...(day ? { initial_option: day } : {}),
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
  ];
}

function filterInputs(filters: Filters, kinds: ChatCore['kinds']): types.InputBlock[] {
  const { aiOnly, minRelevance, minJobs, minPercent } = filters;
  const relevance = RELEVANCES.find((step) => step === minRelevance);
  return [
    optional('ai', 'Only some of it', {
      type: 'checkboxes',
      action_id: 'ai',
      options: [AI_ONLY],
      ...(aiOnly ? { initial_options: [AI_ONLY] } : {}),
    }),
    optional('relevance', 'At least this relevant', {
      type: 'static_select',
      action_id: 'relevance',
      options: RELEVANCES.map(relevanceOption),
      ...(relevance === undefined ? {} : { initial_option: relevanceOption(relevance) }),
    }),
    optional('jobs', 'At least this many jobs', {
      type: 'number_input',
      action_id: 'jobs',
      is_decimal_allowed: false,
      min_value: '1',
      ...(minJobs === null ? {} : { initial_value: String(minJobs) }),
    }),
    optional('percent', 'Or at least this share of the jobs, in %', {
      type: 'number_input',
      action_id: 'percent',
      is_decimal_allowed: true,
      min_value: '0',
      max_value: '100',
      ...(minPercent === null ? {} : { initial_value: String(minPercent) }),
    }),
    ...kindInput('kinds', 'Only these kinds', filters.only, kinds),
    ...kindInput('not', 'None of these kinds', filters.not, kinds),
  ];
}

function relevanceOption(step: number): types.PlainTextOption {
  return option(`${step} of 5`, String(step));
}

function kindInput(
  id: string,
  label: string,
  chosen: Filters['only'],
  kinds: ChatCore['kinds'],
): types.InputBlock[] {
  if (kinds.length === 0) return [];
  const options = kinds.slice(0, MOST_OPTIONS).map(({ name, word }) => option(name, word));
  const initial = options.filter(({ value }) => chosen.some((kind) => kind === value));
  return [
    optional(id, label, {
      type: 'multi_static_select',
      action_id: id,
      options,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    }),
  ];
}

function input(id: string, label: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: id, label: plainTextObject(label), optional: false, element };
}

function optional(
  id: string,
  label: string,
  element: types.InputBlock['element'],
): types.InputBlock {
  return { ...input(id, label, element), optional: true };
}
