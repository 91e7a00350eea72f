import {
  ApplicationCommandOptionType,
  type APIApplicationCommandIntegerOption,
  type APIApplicationCommandBasicOption,
} from 'discord.js';

/** What a command was given, by the names of its options. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** A command, or a part of one, that stands for a line of the grammar. */
export type LineSpec = {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly APIApplicationCommandBasicOption[];
  readonly line: (options: Options) => string;
};

export type Spec =
  | (LineSpec & {
      /** Changes what a channel follows: for those who may manage it, until a server's admin says otherwise. */
      readonly manages?: true;
    })
  | (Pick<LineSpec, 'name' | 'description'> & { readonly subcommands: readonly LineSpec[] });

const company = (description: string, required: boolean): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name: 'company',
  description,
  required,
  autocomplete: true,
});
const text = (name: string, description: string, required: boolean) =>
  ({ type: ApplicationCommandOptionType.String, name, description, required }) as const;
const count = (
  name: string,
  description: string,
  most: number,
): APIApplicationCommandIntegerOption => ({
  type: ApplicationCommandOptionType.Integer,
  name,
  description,
  required: false,
  min_value: 1,
  max_value: most,
});
const words = (...parts: readonly (string | number | boolean | undefined)[]) =>
  parts
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(' ')
    .trim();

export const SUBSCRIBE = 'subscribe';

/** What is seldom needed, in one command, so that it does not crowd the list or bear the name of somebody else's. */
const FURTHER: readonly LineSpec[] = [
  {
    name: 'mute',
    description: 'Keep alerts about a company away for some days; digests still have them',
    options: [
      company('The company', true),
      count('days', 'How many; 14 where nothing is said', 366),
    ],
    line: ({ company: about, days }) =>
      words('mute', about, days === undefined ? undefined : `${days}d`),
  },
  {
    name: 'unmute',
    description: 'Let alerts about a company come again',
    options: [company('The company; left out, all that are muted', false)],
    line: (options) => words('unmute', options.company),
  },
  {
    name: 'pause',
    description: 'Pause what is followed here; nothing is forgotten',
    options: [company('Only this; left out, everything', false)],
    line: (options) => words('pause', options.company),
  },
  {
    name: 'resume',
    description: 'Go on after a pause',
    options: [company('Only this; left out, everything', false)],
    line: (options) => words('resume', options.company),
  },
  {
    name: 'budget',
    description: 'How many alerts a day may come here; what is over it goes to the next digest',
    options: [text('alerts', 'A number, off or default; left out, it says how it is', false)],
    line: (options) => words('budget', options.alerts),
  },
  {
    name: 'quiet',
    description: 'Hours in which no alert comes; it waits until they are over',
    options: [
      text('hours', 'Such as 22:00-07:00, or off; left out, it says how it is', false),
      text('zone', 'Their time zone, such as Europe/Stockholm', false),
    ],
    line: ({ hours, zone }) => words('quiet', hours, hours === undefined ? undefined : zone),
  },
  {
    name: 'empty-digests',
    description: 'Whether a digest comes that has nothing to tell',
    options: [
      {
        ...text('come', 'Left out, it says how it is', false),
        choices: [
          { name: 'yes, in one line', value: 'on' },
          { name: 'no', value: 'off' },
        ],
      },
    ],
    line: (options) => words('digest empty', options.come),
  },
  {
    name: 'right',
    description: 'Take back a report that a story is wrong',
    options: [{ ...text('story', 'The story, or a company', true), autocomplete: true }],
    line: (options) => words('right', options.story),
  },
  {
    name: 'say',
    description: 'Anything that help lists, in its own words',
    options: [text('line', 'Such as: mute klarna 14d', true)],
    line: (options) => words(options.line),
  },
];

/** The grammar's commands as Discord shows them. The last one takes any line, so that nothing is out of reach. */
export const SPECS: readonly Spec[] = [
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
      text('at', 'When a digest comes, such as: mon 09:00 Europe/Stockholm', false),
      text('only', 'Such as: ai only, min 3, >=100 jobs, only layoff, not results', false),
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'to_me',
        description: 'As a direct message to you, not to this channel',
        required: false,
      },
    ],
    line: ({ company: target, when, at, only, to_me: toMe }) =>
      words('subscribe', target, when, at, only, toMe === true ? 'to me' : undefined),
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
    name: 'watch',
    description: 'Read a feed, a page or a table of layoffs from now on, for everybody',
    manages: true,
    options: [text('address', 'A web address, or preset: and a name that /sources lists', true)],
    line: (options) => words('watch', options.address),
  },
  {
    name: 'unwatch',
    description: 'Stop reading what was watched from here',
    manages: true,
    options: [text('address', 'The web address, as /sources lists it', true)],
    line: (options) => words('unwatch', options.address),
  },
  {
    name: 'sources',
    description: 'What is read and whether it can be, or what there is to choose from',
    options: [
      {
        ...text('list', 'What is read where nothing is chosen', false),
        choices: [
          { name: 'what is read', value: 'read' },
          { name: 'public sources to choose from', value: 'presets' },
        ],
      },
      count('page', 'A page of what is read', 9_999),
    ],
    line: ({ list, page }) => words('sources', list === 'presets' ? list : page),
  },
  {
    name: 'help',
    description: 'What Bellwether understands',
    options: [text('topic', 'A command, for all it can do', false)],
    line: (options) => words('help', options.topic),
  },
  {
    name: 'bellwether',
    description: 'Mutes, pauses, quiet hours, budgets, and any other line that help lists',
    subcommands: FURTHER,
  },
];
