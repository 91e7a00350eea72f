import type { Block, Inline, Message, RichText } from '../messages/message.ts';
import { countOf } from '../messages/format.ts';
import { plain } from '../messages/message.ts';
import { wordsForKind } from '../signals/kind-names.ts';
import type { Kind } from '../signals/signal.ts';
import type { Correction, Story, Telling } from '../stories/story.ts';
import { companyWords } from '../subscriptions/describe.ts';
import { formatFigure, outlookFacts, storyFacts } from './story-facts.ts';

const TONES: Readonly<Record<Kind, Message['tone']>> = {
  layoff: 'loss',
  attrition: 'loss',
  hiring_freeze: 'loss',
  closure: 'loss',
  restructuring: 'loss',
  labor_action: 'loss',
  hiring: 'growth',
  ai_reversal: 'growth',
  reskilling: 'growth',
  ai_adoption: 'ai',
  ai_replacement: 'ai',
  ai_savings: 'ai',
  ai_investment: 'ai',
  ipo: 'money',
  merger: 'money',
  funding: 'money',
  results: 'money',
};

/** Other things that a story's documents tell which are named in it; `why` names all. */
const MOST_ALSO_TOLD = 5;

/** The tone of a kind: what the story is chiefly about. */
export function toneOf(kind: Kind): Message['tone'] {
  return TONES[kind];
}

/** An alert: one story, complete, with what can be done next. */
export function storyMessage(story: Story): Message {
  return {
    summary: story.headline,
    tone: toneOf(story.kind),
    topics: topicsOf(story),
    blocks: [
      ...storyBlocks(story, 1),
      {
        type: 'buttons',
        buttons: [
          { label: 'Subscribe', action: `subscribe ${companyWords(story.companyName)}` },
          { label: 'Why?', action: `why ${story.id}` },
          { label: 'Card', action: `card ${story.id}` },
          { label: `Mute ${story.companyName}`, action: `mute ${story.companyName} 14d` },
        ],
      },
    ],
  };
}

/**
 * A story as blocks: what changed first, figures as facts, one line of evidence, what else the documents tell,
 * corrections, the outlook, sources with their dates, links to earlier stories.
 */
export function storyBlocks(story: Story, level: 1 | 2): Block[] {
  const quote = story.lead.evidence[0]?.quote;
  const also = alsoTold(story);
  const outlook = outlookFacts(story);
  return [
    { type: 'heading', level, text: story.headline },
    { type: 'facts', facts: storyFacts(story) },
    ...(quote === undefined ? [] : [{ type: 'quote', text: quote } as const]),
    ...(also.length === 0 ? [] : [alsoBlock(also)]),
    ...story.corrections.map(correctionBlock),
    ...(outlook.length === 0 ? [] : [{ type: 'facts', facts: outlook } as const]),
    { type: 'text', content: sourcesLine(story.tellings) },
    { type: 'context', content: footer(story) },
  ];
}

/** Titles of the other things the documents tell of the company, each once. */
function alsoTold(story: Story): string[] {
  const titles = story.tellings
    .flatMap(({ signals }) => signals)
    .filter(({ kind }) => kind !== story.kind)
    .map(({ title }) => title);
  return [...new Set(titles)].filter((title) => title !== story.headline);
}

/** In one line, so that an alert stays one screen high; what is over is counted. */
function alsoBlock(titles: readonly string[]): Block {
  const shown = titles.slice(0, MOST_ALSO_TOLD);
  const more = titles.length - shown.length;
  return {
    type: 'text',
    content: [
      { type: 'text', text: 'Also told: ', emphasis: 'bold' },
      ...plain([...shown, ...(more > 0 ? [`${more} more under why`] : [])].join('; ')),
    ],
  };
}

function correctionBlock({ role, was, is, at }: Correction): Block {
  const unit = role === 'percent' ? '%' : '';
  const figure = (value: number) => formatFigure({ role, value, unit, qualifier: 'exactly' });
  return {
    type: 'text',
    content: [
      { type: 'text', text: 'Corrected: ', emphasis: 'bold' },
      { type: 'text', text: `${figure(is)}, not ${figure(was)} (` },
      { type: 'date', at, precision: 'day' },
      { type: 'text', text: ')' },
    ],
  };
}

/** `Sources: The Example Times, 28 Aug 2024; Example Wire`, each linked where it has an address. */
export function sourcesLine(tellings: readonly Telling[]): RichText {
  const sources = tellings.map((telling, at): Inline[] => [
    ...(at === 0 ? [] : plain('; ')),
    ...sourceOf(telling),
  ]);
  return [...plain(tellings.length === 1 ? 'Source: ' : 'Sources: '), ...sources.flat()];
}

/** One telling: publisher or title, linked where it has an address, and its date. */
export function sourceOf({ url, publisher, title, publishedAt }: Telling): Inline[] {
  const name = publisher ?? title;
  return [
    url === null ? { type: 'text', text: name } : { type: 'link', text: name, url },
    ...(publishedAt === null
      ? []
      : [...plain(', '), { type: 'date', at: publishedAt, precision: 'day' } as const]),
  ];
}

/** The kinds of the story in all their words, its own kind first, then AI where it plays a part, then the company. */
function topicsOf({ kind, kinds, ai, companyName }: Story): string[] {
  const all = [...new Set([kind, ...kinds])].flatMap(wordsForKind);
  const isOfAi = ai || kinds.some((one) => one.startsWith('ai_'));
  return [...all, ...(isOfAi ? ['AI'] : []), companyName];
}

/** Reports of one publisher are one source. */
function sourceCount(tellings: readonly Telling[]): string {
  return countOf(
    new Set(tellings.map(({ publisher, title }) => publisher ?? title)).size,
    'source',
  );
}

function footer({ id, relevance, links, tellings }: Story): RichText {
  const earlier = links.map(({ relation, storyId }) =>
    relation === 'reverses' ? `takes back ${storyId}` : `follows ${storyId}`,
  );
  const parts = [`Relevance ${relevance} of 5`, sourceCount(tellings), ...earlier, `story ${id}`];
  return plain(parts.join(' · '));
}
