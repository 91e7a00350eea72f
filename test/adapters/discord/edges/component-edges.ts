import type * as limits from '../../../../adapters/discord/limits.ts';
import { manageList } from '../../../../adapters/discord/manage.ts';
import type { Following } from '../../../../src/chat/chat-core.ts';
import type { Block, Button } from '../../../../src/messages/message.ts';
import { objectOf, type Json } from '../../../platforms/json.ts';
import { following } from '../recording-core.ts';
import { componentsIn, type DiscordStage } from '../stage.ts';
import { create, message, sent, TAKEN, type Edge } from './edge.ts';

const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 2, label: 'x', custom_id: 'b', ...more });
const link = (url: string) => ({ type: 2, style: 5, label: 'x', url });
const select = (more: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'x', value: 'x' }],
  ...more,
});

/** What Discord takes of the components of a message. */
const components = (what: string, rowsOf: (size: number) => readonly object[]): Edge => ({
  what: `Discord: ${what}`,
  at: (size, stage) => create(stage, { content: 'x', components: rowsOf(size) }),
  is: TAKEN,
});

const optionPart = (part: 'label' | 'value' | 'description') =>
  components(`the ${part} of an option`, (size) => [
    row(select({ options: [{ ...option('o'), [part]: 'x'.repeat(size) }] })),
  ]);

/** Sends so many buttons that do different things. */
async function different(stage: DiscordStage, count: number) {
  const buttons = Array.from({ length: count }, (_, at) => ({
    label: `Button ${at}`,
    action: `why s${at}`,
  }));
  const parts = await sent(stage, message({ type: 'buttons', buttons }), /Button \d+/g, 0);
  const labels = new Set(JSON.stringify(parts).match(/"label":"Button \d+"/g));
  return { parts, all: labels.size === count };
}

/** Sends one button; where it cannot be one, its words say what it does. */
async function one(stage: DiscordStage, given: Button) {
  const [part] = await sent(stage, message({ type: 'buttons', buttons: [given] }), /$^/g, 0);
  return part?.components.length === 1 ? 'a button' : 'in words';
}

/** Sends so many buttons that do the same to different things, which become a list. */
async function alike(stage: DiscordStage, count: number, label = 'Why?', heading = 'Story') {
  const blocks = Array.from({ length: count }, (_, at): Block[] => [
    { type: 'heading', level: 2, text: `${heading} ${at}` },
    { type: 'buttons', buttons: [{ label, action: `why s${at}` }] },
  ]);
  const parts = await sent(stage, message(...blocks.flat()), /$^/g, 0);
  return parts.flatMap((part) => componentsIn(objectOf(part)));
}

/** Sends the list of what is followed, with its selects. */
async function list(stage: DiscordStage, count: number, more: Partial<Following> = {}) {
  const all = Array.from({ length: count }, (_, at) => ({ ...following(at), ...more }));
  const part: Json = objectOf(manageList(all, 0, null));
  if ((await create(stage, part)) === 'refused') return null;
  return JSON.stringify(part.components);
}

const shownIn = (json: string | null, text: string) =>
  json === null
    ? 'refused'
    : json.includes(text)
      ? 'whole'
      : json.includes('\u2026')
        ? 'shortened'
        : 'typed';

/** Buttons and selects. */
export const COMPONENT_EDGES = {
  MOST_ROWS: [
    components('rows', (size) =>
      Array.from({ length: size }, (_, at) => row(button({ custom_id: `b${at}` }))),
    ),
    {
      what: 'rows of buttons',
      at: async (size, stage) => {
        const { parts, all } = await different(stage, (size - 1) * 5 + 1);
        return [all, parts.length === 1 ? 'one message' : 'several'];
      },
      is: [
        [true, 'one message'],
        [true, 'one message'],
        [true, 'several'],
      ],
    },
  ],
  MOST_BUTTONS_IN_ROW: [
    components('buttons in a row', (size) => [
      row(...Array.from({ length: size }, (_, at) => button({ custom_id: `b${at}` }))),
    ]),
    {
      what: 'buttons',
      at: async (size, stage) => {
        const { parts, all } = await different(stage, size);
        return [all, parts[0]?.components.length];
      },
      is: [
        [true, 1],
        [true, 1],
        [true, 2],
      ],
    },
  ],
  MOST_CUSTOM_ID: [
    components('the id of a button', (size) => [row(button({ custom_id: 'x'.repeat(size) }))]),
    components('the id of a select', (size) => [row(select({ custom_id: 'x'.repeat(size) }))]),
    {
      what: 'a button that does much',
      // Before it comes `c1.99.0.`: with room for the longest number, and for how many parts there are.
      at: (size, stage) => one(stage, { label: 'Do', action: 'why '.padEnd(size - 8, 's') }),
      is: ['a button', 'a button', 'in words'],
    },
  ],
  MOST_BUTTON_LABEL: [
    components('the label of a button', (size) => [row(button({ label: 'x'.repeat(size) }))]),
    {
      what: 'a button with a long label',
      at: (size, stage) => one(stage, { label: 'L'.repeat(size), action: 'why s1' }),
      is: ['a button', 'a button', 'in words'],
    },
  ],
  MOST_BUTTON_URL: [
    components('the address behind a button', (size) => [
      row(link('https://a.example/'.padEnd(size, 'p'))),
    ]),
    {
      what: 'a button with a long address',
      at: (size, stage) =>
        one(stage, { label: 'Page', url: 'https://a.example/'.padEnd(size, 'p') }),
      is: ['a button', 'a button', 'in words'],
    },
  ],
  MOST_OPTIONS: [
    components('options of a select', (size) => [
      row(select({ options: Array.from({ length: size }, (_, at) => option(`o${at}`)) })),
    ]),
    {
      what: 'buttons that are named alike',
      at: async (size, stage) => (await alike(stage, size)).length,
      is: [1, 1, 2],
    },
    {
      what: 'what is followed',
      at: async (size, stage) =>
        (await list(stage, size))?.includes('Next') ? 'pages' : 'one page',
      is: ['one page', 'one page', 'pages'],
    },
  ],
  MOST_OPTION_TEXT: [
    optionPart('label'),
    optionPart('value'),
    optionPart('description'),
    {
      what: 'a name in the list of what is followed',
      at: async (size, stage) => {
        const name = 'n'.repeat(size);
        return shownIn(await list(stage, 1, { name }), name);
      },
      is: ['whole', 'whole', 'shortened'],
    },
    {
      what: 'words in the list of what is followed',
      at: async (size, stage) => {
        const words = 'w'.repeat(size);
        return shownIn(await list(stage, 1, { words }), words);
      },
      is: ['whole', 'whole', 'typed'],
    },
    {
      what: 'how something is followed',
      at: async (size, stage) => {
        const detail = 'd'.repeat(size);
        return shownIn(await list(stage, 1, { detail }), detail);
      },
      is: ['whole', 'whole', 'shortened'],
    },
    {
      what: 'a heading that names a choice',
      at: async (size, stage) => {
        const [only] = await alike(stage, 2, 'Why?', 'h'.repeat(size - 2));
        return JSON.stringify(only?.options).includes('\u2026') ? 'shortened' : 'whole';
      },
      is: ['whole', 'whole', 'shortened'],
    },
  ],
  MOST_PLACEHOLDER: [
    components('what a select shows before a choice', (size) => [
      row(select({ placeholder: 'x'.repeat(size) })),
    ]),
    {
      what: 'buttons named alike at such length have no list, because one of them is no button',
      at: async (size, stage) =>
        (await alike(stage, 2, 'L'.repeat(size - ' Choose one'.length))).length,
      is: [0, 0, 0],
    },
  ],
} satisfies Partial<Record<keyof typeof limits, readonly [Edge, ...Edge[]]>>;

function option(value: string) {
  return { label: 'x', value };
}
