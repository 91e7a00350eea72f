import { plain } from '../messages/message.ts';
import type { Block, Message } from '../messages/message.ts';
import { plainInline } from '../messages/plain-text.ts';
import { headlineOf } from './headline.ts';
import { isEmpty } from './make-digest.ts';
import type { Digest } from './make-digest.ts';
import { periodBefore } from './period.ts';
import { periodName, periodTitle } from './period-words.ts';
import {
  changeSections,
  coverageLine,
  lateSections,
  latenessLine,
  quietLine,
  quietNames,
  silencedLine,
  storySections,
  undatedLine,
} from './sections.ts';
import { totalFacts } from './total-facts.ts';

const TOPICS = ['digest'];

/** What a manager reads in two minutes; one line where there is nothing to tell. */
export function digestMessage(digest: Digest): Message {
  if (isEmpty(digest)) return emptyMessage(digest);
  const title = `${periodTitle(digest.period)}${digest.late ? ' (late)' : ''}`;
  const headline = headlineOf(digest);
  const facts = totalFacts(digest);
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: title },
    ...latenessLine(digest),
    { type: 'text', content: [{ type: 'text', text: headline, emphasis: 'bold' }] },
    ...(facts.length === 0 ? [] : [{ type: 'facts', facts } as const]),
    ...storySections(digest),
    ...changeSections(digest),
    ...lateSections(digest),
    ...quietLine(digest),
    ...undatedLine(digest),
    ...silencedLine(digest),
    ...coverageLine(digest),
    ...buttons(digest),
  ];
  return { summary: `${title}. ${headline}`, blocks, tone: 'neutral', topics: TOPICS };
}

function buttons({ stories: [first], period }: Digest): Block[] {
  const before = `digest ${periodName(periodBefore(period))}`;
  return [
    {
      type: 'buttons',
      buttons: [
        ...(first ? [{ label: 'Why the first?', action: `why ${first.id}` }] : []),
        { label: 'The one before', action: before },
      ],
    },
  ];
}

function emptyMessage(digest: Digest): Message {
  const names = quietNames(digest);
  const news = `${periodTitle(digest.period)}: no news${names === '' ? '' : ` of ${names}`}. `;
  const content = [
    ...latenessLine(digest),
    ...silencedLine(digest),
    ...coverageLine(digest),
  ].flatMap((block) => (block.type === 'context' ? [...plain(' '), ...block.content] : []));
  const line = [...plain(news.trim()), ...content];
  return {
    summary: plainInline(line, digest.zone),
    blocks: [{ type: 'text', content: line }],
    tone: 'neutral',
  };
}
