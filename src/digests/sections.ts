import { countOf, formatNumber, formatPercent, listOf } from '../messages/format.ts';
import { plain } from '../messages/message.ts';
import type { Block, Inline, RichText } from '../messages/message.ts';
import { isDated } from '../stories/grow-story.ts';
import type { Correction, Story } from '../stories/story.ts';
import { oncePerDeal } from './deals.ts';
import type { Coverage, Digest, HeldAlert } from './make-digest.ts';
import { weekOf } from './period.ts';
import type { Period } from './period.ts';
import { daysTitle, nounOf, periodName } from './period-words.ts';
import { shortLine, sourceLine, storyLine } from './story-line.ts';

/** Stories told with all their figures; two minutes are enough for about so many. */
const TOP = 5;
/** Names written out in a line; the others are counted. */
const NAMES = 12;

/** The most relevant stories with figures and source, then the others by company. */
export function storySections(digest: Digest): Block[] {
  const { reversals, period, disputed } = digest;
  const stories = oncePerDeal(digest.stories);
  const top = stories.slice(0, TOP);
  const others = stories
    .slice(TOP)
    .filter((story) => !reversals.some((reversal) => reversal.story === story))
    .sort((a, b) => a.companyName.localeCompare(b.companyName, 'en') || compareDays(a, b));
  return [
    ...section(
      'Top stories',
      top.map((story) => storyLine(story, disputed.has(story.id))),
      true,
    ),
    ...section(
      `Also this ${nounOf(period)}, by company`.replace('this day', 'that day'),
      others.map((story) => shortLine(story, disputed.has(story.id))),
    ),
  ];
}

function compareDays(a: Story, b: Story): number {
  return a.happenedOn.localeCompare(b.happenedOn);
}

/** What was taken back and what was put right. */
export function changeSections({ stories, reversals, corrections }: Digest): Block[] {
  const top = stories.slice(0, TOP);
  return section('Taken back and corrected', [
    ...reversals
      .filter(({ story, of }) => of !== null || !top.includes(story))
      .map(({ story, of }) =>
        of === null
          ? shortLine(story)
          : [
              ...plain(`Taken back: “${of.headline}” (`),
              dateOf(of.happenedOn),
              ...plain(`), now: ${story.headline}. `),
              ...sourceLine(story),
            ],
      ),
    ...corrections.map(({ story, correction }) => [
      ...plain(`Corrected: ${story.companyName}, ${correctionOf(correction)} (`),
      dateOf(correction.at.slice(0, 10)),
      ...plain(`, in “${story.headline}”). `),
      ...sourceLine(story),
    ]),
  ]);
}

const ROLES: Readonly<Record<string, string>> = {
  jobs: 'people affected',
  percent: 'share of staff',
  from: 'headcount before',
  to: 'headcount after',
};

function correctionOf({ role, was, is }: Correction): string {
  const say = role === 'percent' ? formatPercent : formatNumber;
  return `${ROLES[role] ?? role}: ${say(is)}, not ${say(was)}`;
}

const HELD: Readonly<Record<HeldAlert['because'], string>> = {
  budget: 'over the alerts a day that this channel takes',
  paused: 'while this channel took no messages',
  late: 'because the platform could not be reached in time',
};

/** What was read too late for its own digest, and alerts that did not go out by themselves. */
export function lateSections({ readLate, held, stories, disputed }: Digest): Block[] {
  const told = new Set([...stories, ...readLate].map(({ id }) => id));
  const elsewhere = [...new Set(held.map(({ story }) => story))].filter(({ id }) => !told.has(id));
  const reasons = (['budget', 'paused', 'late'] as const).flatMap((because) => {
    const count = held.filter((one) => one.because === because).length;
    return count === 0 ? [] : [`${formatNumber(count)} ${HELD[because]}`];
  });
  return [
    ...section(
      'Happened earlier, read only now',
      readLate.map((story) => shortLine(story, disputed.has(story.id))),
    ),
    ...(held.length === 0
      ? []
      : [
          { type: 'heading', level: 2, text: 'Held back from alerts' } as const,
          text(
            `${countOf(held.length, 'story', 'stories')}: ${listOf(reasons)}.${elsewhere.length < held.length ? ' Those of this digest stand above.' : ''}`,
          ),
          ...list(
            elsewhere.map((story) => shortLine(story, disputed.has(story.id))),
            false,
          ),
        ]),
  ];
}

/** In small print, why stories that nobody dates stand in this period. */
export function undatedLine({ stories, period }: Pick<Digest, 'stories' | 'period'>): Block[] {
  const count = stories.filter((story) => !isDated(story)).length;
  if (count === 0) return [];
  const noun = nounOf(period);
  const said =
    count === 1
      ? `1 story stands in this ${noun} because it was first read then; its sources give no date.`
      : `${formatNumber(count)} stories stand in this ${noun} because they were first read then; their sources give no date.`;
  return [{ type: 'context', content: plain(said.replace('this day', 'that day')) }];
}

/** In small print, which stories are left out because somebody said here that they are wrong. */
export function silencedLine({ silenced }: Pick<Digest, 'silenced'>): Block[] {
  if (silenced.length === 0) return [];
  const beyond = silenced.length - NAMES;
  const shown = silenced.slice(0, NAMES).map(({ id }) => `why ${id}`);
  const all = listOf([...shown, ...(beyond > 0 ? [`${formatNumber(beyond)} more`] : [])]);
  const left =
    silenced.length === 1
      ? 'that was reported here as wrong is'
      : 'that were reported here as wrong are';
  return [
    {
      type: 'context',
      content: plain(`${countOf(silenced.length, 'story', 'stories')} ${left} left out: ${all}.`),
    },
  ];
}

/** Companies followed of which there is no news, in one line. */
export function quietLine(digest: Digest): Block[] {
  const names = quietNames(digest);
  return names === '' ? [] : [text(`No news of ${names}.`)];
}

/** `BT, Klarna or IBM`; the names beyond a line's worth are counted. */
export function quietNames({ quiet }: Digest): string {
  const beyond = quiet.length - NAMES;
  const names =
    beyond > 1
      ? [...quiet.slice(0, NAMES), `${formatNumber(beyond)} other companies you follow`]
      : quiet;
  return listOf(names, 'or');
}

/** The sources' health in small print. */
export function coverageLine({ coverage }: Pick<Digest, 'coverage'>): Block[] {
  return coverage ? [{ type: 'context', content: coverageWords(coverage) }] : [];
}

/** `41 of 43 sources healthy; silent: Example Wire since 5 Nov 2024; back: Example Filings, silent since 1 Nov 2024`. */
export function coverageWords({ sources, healthy, silent, healed = [] }: Coverage): RichText {
  return [
    ...plain(`${formatNumber(healthy)} of ${countOf(sources, 'source')} healthy`),
    ...sourcesSince('; silent: ', ' since ', silent),
    ...sourcesSince('; back: ', ', silent since ', healed),
    ...plain('.'),
  ];
}

function sourcesSince(
  lead: string,
  link: string,
  sources: readonly { readonly name: string; readonly since: string }[],
): Inline[] {
  const beyond = sources.length - NAMES;
  return [
    ...sources
      .slice(0, NAMES)
      .flatMap(({ name, since }, index): Inline[] => [
        ...plain(`${index === 0 ? lead : ', '}${name}${link}`),
        dateOf(since),
      ]),
    ...plain(beyond > 0 ? ` and ${formatNumber(beyond)} more` : ''),
  ];
}

/** That the digest is late, since when, and which days no digest was sent for. */
export function latenessLine({ late, zone }: Digest): Block[] {
  if (!late) return [];
  const { at, missed } = late;
  return [
    {
      type: 'context',
      content: [
        ...plain('Late: this digest was due on '),
        { type: 'date', at, precision: 'minute' },
        ...plain(` (${zone}).`),
        ...plain(
          missed
            ? ` None was sent for ${daysTitle(missed)}; to read of those days: ${commandsFor(missed)}.`
            : '',
        ),
      ],
    },
  ];
}

/** What to type for the weeks that some days lie in. */
function commandsFor({ start, end }: { readonly start: string; readonly end: string }): string {
  const weeks: Period[] = [];
  for (let week = weekOf(start); week.start < end; week = weekOf(week.end)) weeks.push(week);
  const commands = weeks.map((week) => `digest ${periodName(week)}`);
  const [first = '', ...others] = commands;
  return commands.length > 3 ? `${first} to ${others.at(-1) ?? ''}` : listOf(commands);
}

function section(title: string, items: readonly RichText[], ordered = false): Block[] {
  return items.length === 0
    ? []
    : [{ type: 'heading', level: 2, text: title }, ...list(items, ordered)];
}

function list(items: readonly RichText[], ordered: boolean): Block[] {
  return items.length === 0 ? [] : [{ type: 'list', ordered, items }];
}

function text(content: string): Block {
  return { type: 'text', content: plain(content) };
}

function dateOf(at: string): Inline {
  return { type: 'date', at, precision: 'day' };
}
