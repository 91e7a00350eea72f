import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { ChatCore, CompanyChoice, Following } from '../../src/chat/chat-core.ts';
import type { Cadence, Filters } from '../../src/subscriptions/subscription.ts';
import { MOST_OPTIONS } from './limits.ts';

/** What the form is about, filled in as far as it is known. */
export type SubscribeAbout = {
  readonly company: CompanyChoice | null;
  /** How it is followed now, to be changed; null: something new. */
  readonly already: Following | null;
  /** Where it goes: `here` is where it was asked, `me` a direct message. */
  readonly where: 'here' | 'me';
};

/** `s1.<where>`: the other answers are in the form. */
const FORM_ID = /^s1\.(here|me)$/;

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
  ['daily', 'Every day'],
  ...WEEKDAYS.map(([word, name]) => [`weekly ${word}`, `Every ${name}`] as const),
] as const;

/** The form to follow a company, or to change how it is followed. */
export function subscribeForm(
  kinds: ChatCore['kinds'],
  { company, already, where }: SubscribeAbout,
): APIModalInteractionResponseCallbackData {
  const cadence = already?.cadence ?? { every: 'instant' };
  const only = already?.filters.only ?? [];
  return {
    custom_id: `s1.${where}`,
    title: already ? 'Change' : where === 'me' ? 'Follow for yourself' : 'Follow a company',
    components: [
      label('Company', 'A name, several with commas between them, or all', {
        ...text('company', true, 300),
        ...filled(already?.words ?? company?.words ?? ''),
      }),
      label('How often', null, {
        type: ComponentType.StringSelect,
        custom_id: 'when',
        options: CADENCES.map(([value, name]) => ({
          label: name,
          value,
          default: value === cadenceWord(cadence),
        })),
      }),
      label('At what time, if not at once', 'Such as 09:00 or 16:30 Europe/Stockholm', {
        ...text('time', false, 60),
        ...filled(cadence.every === 'instant' ? '' : `${cadence.at} ${cadence.zone}`),
      }),
      label('Only these kinds', 'All kinds where nothing is chosen', {
        type: ComponentType.StringSelect,
        custom_id: 'kinds',
        required: false,
        min_values: 0,
        max_values: Math.min(kinds.length, MOST_OPTIONS),
        options: kinds.slice(0, MOST_OPTIONS).map(({ name, word }): APISelectMenuOption => ({
          label: name,
          value: word,
          default: only.some((kind) => kind === word),
        })),
      }),
      label('Only what weighs enough', 'Such as: ai only, min 3, >=100 jobs, >=5%', {
        ...text('only', false, 1_000),
        ...filled(already ? otherFilters(already.filters) : ''),
      }),
    ],
  };
}

/** The form's answers as the line that somebody would type; null where the form is none of ours. */
export function subscribeLine({ customId, fields }: ModalSubmitInteraction): string | null {
  const [, where] = FORM_ID.exec(customId) ?? [];
  if (where === undefined) return null;
  const [when = 'instant'] = fields.getStringSelectValues('when');
  const kinds = fields.getStringSelectValues('kinds');
  const words = [
    'subscribe',
    fields.getTextInputValue('company'),
    when,
    when === 'instant' ? '' : fields.getTextInputValue('time'),
    kinds.length === 0 ? '' : `only ${kinds.join(',')}`,
    fields.getTextInputValue('only'),
    where === 'me' ? 'to me' : '',
  ];
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(' ');
}

function cadenceWord(cadence: Cadence): string {
  if (cadence.every !== 'weekly') return cadence.every;
  return `weekly ${(WEEKDAYS[cadence.weekday - 1] ?? WEEKDAYS[0])[0]}`;
}

/** The filters that have no field of their own, in the words of the grammar. */
function otherFilters({ aiOnly, minRelevance, minJobs, minPercent, not }: Filters): string {
  const words = [
    aiOnly ? 'ai only' : '',
    minRelevance === null ? '' : `min ${minRelevance}`,
    minJobs === null ? '' : `>=${minJobs} jobs`,
    minPercent === null ? '' : `>=${minPercent}%`,
    not.length === 0 ? '' : `not ${not.join(',')}`,
  ];
  return words.filter((word) => word !== '').join(', ');
}

type Field = APIModalInteractionResponseCallbackData['components'][number];
type Asked = Extract<Field, { type: ComponentType.Label }>;

function label(name: string, description: string | null, component: Asked['component']): Field {
  return {
    type: ComponentType.Label,
    label: name,
    ...(description === null ? {} : { description }),
    component,
  };
}

function text(id: string, required: boolean, most: number) {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: TextInputStyle.Short,
    required,
    max_length: most,
  } as const;
}

/** Discord refuses an empty value. */
function filled(value: string): { readonly value?: string } {
  return value === '' ? {} : { value };
}
