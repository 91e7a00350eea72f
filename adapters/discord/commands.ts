import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

export type CommandBody = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** What a command was given, by the names of its options. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** Everywhere: servers, direct messages with the bot, and other direct messages for who installed the app. */
const EVERYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const ANY_INSTALL = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
];

type Spec = {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly APIApplicationCommandBasicOption[];
  /** Changes what a channel follows: for those who may manage it, until a server's admin says otherwise. */
  readonly manages?: true;
  /** The line of the grammar that the options stand for. */
  readonly line: (options: Options) => string;
};

const company = (description: string, required: boolean): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name: 'company',
  description,
  required,
  autocomplete: true,
});
const text = (name: string, description: string, required: boolean) =>
  ({ type: ApplicationCommandOptionType.String, name, description, required }) as const;
const words = (...parts: readonly (string | number | boolean | undefined)[]) =>
  parts
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ')
    .trim();

export const SUBSCRIBE = 'subscribe';

/** The grammar's commands as Discord shows them. The last one takes any line, so that nothing is out of reach. */
const SPECS: readonly Spec[] = [
  {
    name: 'signals',
    description: 'What is new about a company; without one, the top of the week',
    options: [company('A company, or words that stand in the story', false)],
    line: (options) => words('signals', options.company),
  },
  {
    name: SUBSCRIBE,
    description: 'Follow a company here; with nothing more said, in a form',
    manages: true,
    options: [
      company('Companies, or all, kind:layoff, theme:"ai"; left out, a form opens', false),
      {
        ...text('when', 'At once, or as a digest; at once where nothing is chosen', false),
        choices: [
          { name: 'at once', value: 'instant' },
          { name: 'every day', value: 'daily' },
          { name: 'every week', value: 'weekly' },
        ],
      },
      text('only', 'Such as: ai only, min 3, >=100 jobs, only layoff', false),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'to_me',
        description: 'As a direct message to you, not to this channel',
        required: false,
      },
    ],
    line: ({ company: target, when, only, to_me: toMe }) =>
      words('subscribe', target, when, only, toMe === true ? 'to me' : undefined),
  },
  {
    name: 'unsubscribe',
    description: 'Stop following something here',
    manages: true,
    options: [company('What is followed, or all', true)],
    line: (options) => words('unsubscribe', options.company),
  },
  {
    name: 'subscriptions',
    description: 'What is followed here, and when it comes',
    line: () => 'subscriptions',
  },
  {
    name: 'digest',
    description: 'The digest of a period',
    options: [text('period', 'week, last week, month, 2024-W45, 2024-11; the newest week', false)],
    line: (options) => words('digest', options.period),
  },
  {
    name: 'why',
    description: 'The evidence behind a story, word for word, with its sources',
    options: [company('A company, or the id of a story', true)],
    line: (options) => words('why', options.company),
  },
  {
    name: 'card',
    description: 'A horizon-scanning card of a story or a company',
    options: [company('A company, or the id of a story', true)],
    line: (options) => words('card', options.company),
  },
  {
    name: 'missed',
    description: 'Alerts of the last 30 days that were held back here, and why',
    options: [company('Only about this company', false)],
    line: (options) => words('missed', options.company),
  },
  {
    name: 'help',
    description: 'What Bellwether understands',
    options: [text('topic', 'A command, for all it can do', false)],
    line: (options) => words('help', options.topic),
  },
  {
    name: 'bellwether',
    description: 'Anything that help lists: mute, pause, resume, budget, quiet and the rest',
    options: [text('command', 'Such as: mute klarna 14d', true)],
    line: (options) => words(options.command),
  },
];

/** The commands as they are registered. */
export const COMMANDS: readonly CommandBody[] = SPECS.map(
  ({ name, description, options = [], manages }) => ({
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    options: [...options],
    default_member_permissions: manages ? String(PermissionFlagsBits.ManageChannels) : null,
    contexts: EVERYWHERE,
    integration_types: ANY_INSTALL,
  }),
);

/** The line of the grammar that a command stands for; help for one that we no longer know. */
export function lineOfCommand(name: string, options: Options): string {
  return SPECS.find((spec) => spec.name === name)?.line(options) ?? 'help';
}
