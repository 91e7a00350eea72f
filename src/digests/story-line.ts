import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  listOf,
  withQualifier,
} from '../messages/format.ts';
import { plain } from '../messages/message.ts';
import type { Inline, RichText } from '../messages/message.ts';
import { isDated, publishersOf } from '../stories/grow-story.ts';
import type { Story, StoryFigure } from '../stories/story.ts';

const STAGES: Readonly<Record<Story['stage'], string | null>> = {
  rumoured: 'a rumour so far',
  announced: null,
  filed: 'filed with the authorities',
  executed: 'carried out',
  reversed: 'taken back',
  denied: 'denied by the company',
};

/** Kinds of which a headline in the present leaves open whether it has happened: "cuts 700 jobs". */
const DEEDS: readonly Story['kind'][] = ['layoff', 'closure', 'restructuring'];

/** Null where the headline says so itself: what is taken back, what AI does, who is on strike. */
function stageOf({ stage, kind }: Story): string | null {
  if (stage === 'reversed' && kind === 'ai_reversal') return null;
  return stage === 'executed' && !DEEDS.includes(kind) ? null : STAGES[stage];
}

const AI: Readonly<Record<Story['attribution'], string | null>> = {
  company: 'AI given as a cause by the company itself',
  reported: 'AI given as a cause by others, not by the company',
  denied: 'the company denies that AI is a cause',
  none: null,
};

const DISPUTED = 'a figure is disputed here';

/**
 * A story in one line: headline, the figures that are not yet in it, stage, the part of AI, source and date.
 * `isDisputed` where the reader's people said that a figure is wrong.
 */
export function storyLine(story: Story, isDisputed = false): RichText {
  const details = [
    ...figurePhrases(story),
    ...[
      stageOf(story),
      story.kind.startsWith('ai_') ? null : AI[story.attribution],
      isDisputed ? DISPUTED : null,
    ].filter((phrase) => phrase !== null),
  ];
  return [
    { type: 'text', text: story.headline, emphasis: 'bold' },
    ...plain(details.length === 0 ? '. ' : `: ${details.join('; ')}. `),
    ...sourceLine(story),
  ];
}

/** The same without figures: headline, stage, source and date. */
export function shortLine(story: Story, isDisputed = false): RichText {
  const { headline, companyName } = story;
  const stage = stageOf(story);
  const rest = headline.startsWith(companyName)
    ? headline.slice(companyName.length)
    : `: ${headline}`;
  return [
    { type: 'text', text: companyName, emphasis: 'bold' },
    ...plain(
      `${[rest, stage, isDisputed ? DISPUTED : null].filter((part) => part !== null).join(', ')}. `,
    ),
    ...sourceLine(story),
  ];
}

/** The day of a story for a list: `5 Nov 2024`, or `undated, read 5 Nov 2024` where no source gives one. */
export function storyDay(story: Story, zone: string): string {
  const day = formatDate(story.happenedOn, 'day', zone);
  return isDated(story) ? day : `undated, read ${day}`;
}

/** The first to tell it, linked, with the day, and how many more do. */
export function sourceLine({ tellings, happenedOn }: Story): Inline[] {
  const [first] = tellings;
  if (!first) return [];
  const name = first.publisher ?? first.title;
  const others = publishersOf(tellings).length - 1;
  return [
    first.url === null
      ? { type: 'text', text: name }
      : { type: 'link', text: name, url: first.url },
    ...plain(isDated({ tellings }) ? ', ' : ', undated, first read on '),
    { type: 'date', at: happenedOn, precision: 'day' },
    ...plain(
      others < 1
        ? ''
        : ` and ${others === 1 ? '1 more source' : `${formatNumber(others)} more sources`}`,
    ),
  ];
}

function figurePhrases(story: Story): string[] {
  const by = (role: StoryFigure['role']) => story.figures.filter((one) => one.role === role);
  return [
    ...phrase(story, by('jobs'), (value) => `${formatNumber(value)} people`),
    ...phrase(story, by('percent'), (value) => `${formatPercent(value)} of staff`),
    ...headcounts(story, by('from'), by('to')),
    ...by('money').flatMap((one) => phrase(story, [one], (value) => formatMoney(value, one.unit))),
  ];
}

/** `out of 100,000 people`, `2,907 people now` */
function headcounts(
  story: Story,
  from: readonly StoryFigure[],
  to: readonly StoryFigure[],
): string[] {
  const { stage } = story;
  const isOver = stage === 'executed' || stage === 'reversed';
  const people = (value: number) => `${formatNumber(value)} people`;
  const before = phrase(story, from, people).map((text) => `out of ${text}`);
  const after = phrase(story, to, people).map((text) =>
    isOver ? `${text} now` : `${text} when it is done`,
  );
  return [...before, ...after];
}

/** Values that differ stand side by side, each with who says it. Empty where the headline has the only one. */
function phrase(
  story: Story,
  figures: readonly StoryFigure[],
  say: (value: number) => string,
): string[] {
  const [first] = figures;
  if (!first || (figures.length === 1 && isIn(story.headline, first.value))) return [];
  const said = ({ value, qualifier }: StoryFigure) => withQualifier(qualifier, say(value));
  if (figures.length === 1) return [said(first)];
  return [
    listOf(
      figures.map((one) => `${said(one)} (${sayers(story, one)})`),
      'or',
    ),
  ];
}

function isIn(headline: string, value: number): boolean {
  const numbers: readonly string[] = headline.match(/\d[\d,.]*\d|\d/g) ?? [];
  return numbers.includes(formatNumber(value));
}

function sayers({ tellings }: Story, { documentIds }: StoryFigure): string {
  const names = tellings
    .filter(({ documentId }) => documentIds.includes(documentId))
    .map(({ publisher, title }) => publisher ?? title);
  return listOf([...new Set(names)]);
}
