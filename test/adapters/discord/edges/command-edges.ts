import type * as limits from '../../../../adapters/discord/limits.ts';
import type { CompanyChoice } from '../../../../src/chat/chat-core.ts';
import { listOf, objectOf, type Json } from '../../../platforms/json.ts';
import type { DiscordStage } from '../stage.ts';
import { register, respond, TAKEN, type Edge } from './edge.ts';

const command = (more: object = {}): Json => ({ name: 'x', description: 'x', type: 1, ...more });
const option = (at: number, more: object = {}) => ({
  type: 3,
  name: `o${at}`,
  description: 'x',
  ...more,
});
const label = (more: object = {}, component: object = {}): Json => ({
  type: 18,
  label: 'x',
  component: { type: 4, custom_id: 'x', style: 1, ...component },
  ...more,
});

const registered = (what: string, commandsOf: (size: number) => readonly Json[]): Edge => ({
  what: `Discord: ${what}`,
  at: (size, stage) => register(stage, commandsOf(size)),
  is: TAKEN,
});
const form = (what: string, formOf: (size: number) => Json): Edge => ({
  what: `Discord: ${what}`,
  at: (size, stage) =>
    respond(stage, 9, { title: 'x', custom_id: 'x', components: [label()], ...formOf(size) }),
  is: TAKEN,
});
const choices = (what: string, choicesOf: (size: number) => readonly Json[]): Edge => ({
  what: `Discord: ${what}`,
  at: (size, stage) => respond(stage, 8, { choices: choicesOf(size) }),
  is: TAKEN,
});

/** What is offered of these companies while somebody types. */
async function offered(stage: DiscordStage, companies: readonly CompanyChoice[]) {
  await stage.start();
  stage.core.suggestCompanies = () => companies;
  const asked = stage.discord.autocomplete('signals', 'company', 'x');
  await stage.discord.until(() => asked.response !== null, 'choices');
  return listOf(asked.response?.data.choices).map(objectOf);
}

/** A command that Discord counts as so many characters. */
function commandOf(size: number): Json {
  const withText = (each: number, rest: number) =>
    command({
      options: Array.from({ length: 5 }, (_, at) =>
        option(at, {
          choices: Array.from({ length: 20 }, (_c, choice) => ({
            name: `n${choice}`,
            value: `v${choice}`.padEnd(each, 'v') + (at + choice === 0 ? 'r'.repeat(rest) : ''),
          })),
        }),
      ),
    });
  const base = JSON.stringify(withText(3, 0)).length;
  return withText(3 + Math.floor((size - base) / 100), (size - base) % 100);
}

/** Commands, their choices, and forms. */
export const COMMAND_EDGES = {
  MOST_COMMANDS: [
    registered('commands', (size) =>
      Array.from({ length: size }, (_, at) => command({ name: `c${at}` })),
    ),
  ],
  MOST_COMMAND_NAME: [
    registered('the name of a command', (size) => [command({ name: 'x'.repeat(size) })]),
    registered('the name of an option', (size) => [
      command({ options: [option(0, { name: 'x'.repeat(size) })] }),
    ]),
  ],
  MOST_COMMAND_DESCRIPTION: [
    registered('the description of a command', (size) => [
      command({ description: 'x'.repeat(size) }),
    ]),
    registered('the description of an option', (size) => [
      command({ options: [option(0, { description: 'x'.repeat(size) })] }),
    ]),
  ],
  MOST_COMMAND_OPTIONS: [
    registered('options of a command', (size) => [
      command({ options: Array.from({ length: size }, (_, at) => option(at)) }),
    ]),
  ],
  MOST_COMMAND_TEXT: [registered('a command as a whole', (size) => [commandOf(size)])],
  MOST_CHOICES: [
    choices('choices while somebody types', (size) =>
      Array.from({ length: size }, (_, at) => ({ name: `n${at}`, value: `v${at}` })),
    ),
    registered('choices of an option', (size) => [
      command({
        options: [
          option(0, {
            choices: Array.from({ length: size }, (_, at) => ({ name: `n${at}`, value: `v${at}` })),
          }),
        ],
      }),
    ]),
    {
      what: 'companies to choose from',
      at: async (size, stage) => {
        const all = Array.from({ length: size }, (_, at) => ({ name: `N${at}`, words: `n${at}` }));
        return (await offered(stage, all)).length;
      },
      is: [24, 25, 25],
    },
  ],
  MOST_CHOICE_TEXT: [
    choices('the name of a choice', (size) => [{ name: 'x'.repeat(size), value: 'v' }]),
    choices('the value of a choice', (size) => [{ name: 'n', value: 'x'.repeat(size) }]),
    {
      what: 'the name of a company to choose',
      at: async (size, stage) => {
        const [choice] = await offered(stage, [{ name: 'N'.repeat(size), words: 'n' }]);
        return choice?.name === 'N'.repeat(size) ? 'whole' : 'shortened';
      },
      is: ['whole', 'whole', 'shortened'],
    },
    {
      what: 'words that name a company',
      at: async (size, stage) =>
        (await offered(stage, [{ name: 'N', words: 'n'.repeat(size) }])).length,
      is: [1, 1, 0],
    },
  ],
  MOST_MODAL_TITLE: [form('the title of a form', (size) => ({ title: 'x'.repeat(size) }))],
  MOST_MODAL_PARTS: [
    form('the parts of a form', (size) => ({
      components: Array.from({ length: size }, (_, at) => label({}, { custom_id: `c${at}` })),
    })),
  ],
  MOST_LABEL: [
    form('the label of a part', (size) => ({ components: [label({ label: 'x'.repeat(size) })] })),
  ],
  MOST_LABEL_DESCRIPTION: [
    form('the description of a part', (size) => ({
      components: [label({ description: 'x'.repeat(size) })],
    })),
    form('what an empty text input shows', (size) => ({
      components: [label({}, { placeholder: 'x'.repeat(size) })],
    })),
  ],
  MOST_INPUT: [
    form('the room of a text input', (size) => ({ components: [label({}, { max_length: size })] })),
    form('the text in an input', (size) => ({
      components: [label({}, { value: 'x'.repeat(size) })],
    })),
  ],
} satisfies Partial<Record<keyof typeof limits, readonly [Edge, ...Edge[]]>>;
