import { kindName } from '../signals/kind-names.ts';
import { KINDS } from '../signals/signal.ts';
import type { Kind } from '../signals/signal.ts';
import type { CommandName } from './command.ts';

export type HelpTopic = {
  /** How it is written. */
  readonly usage: string;
  /** What it does, in one sentence. */
  readonly does: string;
  readonly examples: readonly string[];
  /** What else is good to know. */
  readonly notes: readonly string[];
};

const KIND_LIST = `The kinds are ${KINDS.map(kindWithName).join(', ')}.`;

function kindWithName(kind: Kind): string {
  return kindName(kind) === kind ? kind : `${kind} (${kindName(kind)})`;
}

/** Every command explained. */
export const HELP: Readonly<Record<CommandName, HelpTopic>> = {
  signals: {
    usage: 'signals [company or words]',
    does: 'Shows the newest stories of a company, or with certain words; alone, this week’s top.',
    examples: ['signals klarna', 'klarna', 'signals chatbot customer service', 'signals'],
    notes: ['A company’s name alone is enough.'],
  },
  subscribe: {
    usage:
      'subscribe <company | theme:… | kind:… | all> [instant | daily | weekly] [mon] [09:00] [Europe/Stockholm] [ai only] [min 3] [>=100 jobs] [>=5%] [only …] [not …] [to me]',
    does: 'Follows companies, a theme, a kind of story or everything, at once or as a digest.',
    examples: [
      'subscribe klarna',
      'subscribe klarna, bt weekly mon 09:00',
      'subscribe all daily ai only min 3',
      'subscribe kind:layoff >=100 jobs not results to me',
    ],
    notes: [
      'The order does not matter. Subscribing again changes the options.',
      'min 3 is the least relevance, from 1 to 5. Of >=100 jobs and >=5%, one is enough.',
      KIND_LIST,
    ],
  },
  unsubscribe: {
    usage: 'unsubscribe <company | theme:… | kind:… | all>',
    does: 'Ends a subscription here, or all of them.',
    examples: ['unsubscribe klarna', 'unsubscribe all'],
    notes: [],
  },
  subscriptions: {
    usage: 'subscriptions',
    does: 'Lists what is followed here, who set it up and when.',
    examples: ['subscriptions'],
    notes: [],
  },
  pause: {
    usage: 'pause [company]',
    does: 'Pauses all subscriptions here, or one; nothing is forgotten.',
    examples: ['pause', 'pause klarna'],
    notes: [],
  },
  resume: {
    usage: 'resume [company]',
    does: 'Goes on after a pause.',
    examples: ['resume', 'resume klarna'],
    notes: [],
  },
  mute: {
    usage: 'mute <company> [14d]',
    does: 'Keeps alerts about a company away for some days; digests still have them.',
    examples: ['mute klarna 14d', 'mute klarna 2 weeks'],
    notes: [],
  },
  unmute: {
    usage: 'unmute [company]',
    does: 'Ends the mute of a company, or all mutes.',
    examples: ['unmute klarna'],
    notes: [],
  },
  budget: {
    usage: 'budget [20 | off | default]',
    does: 'Sets how many alerts a day may come here; what is over it goes to the next digest.',
    examples: ['budget 20', 'budget off'],
    notes: [],
  },
  quiet: {
    usage: 'quiet [22:00-07:00 [Europe/Stockholm] | off]',
    does: 'Sets hours in which no alert comes; it waits until they are over.',
    examples: ['quiet 22:00-07:00', 'quiet off'],
    notes: [],
  },
  watch: {
    usage: 'watch <web address | preset:…>',
    does: 'Reads a feed, a page or a table of layoffs from now on, for everybody; with a company’s name, follows it.',
    examples: ['watch https://news.example/feed', 'watch news.example', 'watch preset:hr-dive'],
    notes: [
      'Of a page its feed is read, else the articles that it links to. What is there already is no news.',
      'Following a company starts news searches for it by itself, where the operator has set any up.',
      'Who may change what this channel follows may do this too; in a direct message nobody can.',
    ],
  },
  unwatch: {
    usage: 'unwatch <web address | preset:…>',
    does: 'Stops reading what was watched from here; with a company’s name, stops following it.',
    examples: ['unwatch https://news.example/feed'],
    notes: ['What is in the operator’s sources file only the operator can take out.'],
  },
  sources: {
    usage: 'sources [page 2 | presets]',
    does: 'Lists what is read and whether it can be, or the public feeds that can be chosen by name.',
    examples: ['sources', 'sources presets'],
    notes: [],
  },
  missed: {
    usage: 'missed [company]',
    does: 'Shows what was held back here and why.',
    examples: ['missed', 'missed klarna'],
    notes: [],
  },
  digest: {
    usage: 'digest [week | month | 2024-W45 | empty off | empty on]',
    does: 'Shows the digest of a period at once, or sets whether one with nothing to tell comes here.',
    examples: ['digest', 'digest 2024-W45', 'digests empty off'],
    notes: [
      'A digest comes in one line also when there is nothing to tell, until digests empty off.',
      'A story that was reported here as wrong is left out.',
    ],
  },
  why: {
    usage: 'why <story or company>',
    does: 'Shows the quotes and sources behind a story, and how it was put together and scored.',
    examples: ['why klarna', 'why klarna-2024-08-layoff'],
    notes: [],
  },
  card: {
    usage: 'card <company or story>',
    does: 'Shows a story as a signal card.',
    examples: ['card klarna'],
    notes: [],
  },
  right: {
    usage: 'right <story or company>',
    does: 'Takes back a report that a story is wrong; what is new of it comes here again.',
    examples: ['right klarna-2024-08-layoff'],
    notes: ['Wrong? under a story says that it is wrong; why shows what was said here.'],
  },
  help: {
    usage: 'help [command]',
    does: 'Explains the commands.',
    examples: ['help subscribe'],
    notes: [],
  },
};
