import { reportMark } from '../digests/alert-message.ts';
import { silencedLine } from '../digests/sections.ts';
import { storyDay } from '../digests/story-line.ts';
import { storyBlocks, toneOf } from '../digests/story-message.ts';
import { countOf, formatDate } from '../messages/format.ts';
import type { Block, Message } from '../messages/message.ts';
import type { Story } from '../stories/story.ts';
import { silenceOf, verdictsOn, type StoryReport } from '../subscriptions/story-report.ts';
import { companyWords } from '../subscriptions/describe.ts';
import type { CommandContext } from './context.ts';
import { describeCompany, findCompany } from './find-company.ts';
import { list, note, say } from './say.ts';
import { searchStories } from './search-stories.ts';

const SHOWN_IN_FULL = 3;
const LISTED = 10;
const TOP_DAYS = 7;
const DAY_MS = 86_400_000;
const EVER = '0000-01-01';

/** `signals`: this week's top; with words: a company's newest stories, or the stories in which the words stand. */
export async function answerSignals(words: string, context: CommandContext): Promise<Message> {
  if (words === '') return topOfTheWeek(context);
  const { companies, store, zone, destination } = context;
  const reports = await store.reportsAt(destination);
  const found = await findCompany(words, 'signals', context);
  if (found.company !== null) {
    const stories = await store.storiesAbout(found.company.id, EVER);
    return stories.length === 0
      ? silent(describeCompany(found.company), found.company.name)
      : storiesMessage(found.company.name, stories, {
          zone,
          reports,
          company: companyWords(found.company.name),
        });
  }
  if (companies.lookUp(words).type === 'several') return found.ask;
  const matching = searchStories(await store.storiesBetween(EVER, dayAfter(context.now)), words);
  if (matching.length === 0) return found.ask;
  return storiesMessage(`“${words}”`, matching, { zone, reports });
}

function silent(described: string, name: string): Message {
  return say(
    `I know ${described}, but have read nothing about it yet.`,
    [],
    [
      { label: `Follow ${name}`, action: `subscribe ${companyWords(name)}`, style: 'primary' },
      { label: 'This week', action: 'signals' },
    ],
  );
}

/** Without the stories that were reported here as wrong, which it only counts. */
async function topOfTheWeek(context: CommandContext): Promise<Message> {
  const { store, now, zone, destination } = context;
  const reports = await store.reportsAt(destination);
  const from = new Date(Date.parse(now) - TOP_DAYS * DAY_MS).toISOString().slice(0, 10);
  const stories = await store.storiesBetween(from, dayAfter(now));
  const { silenced } = verdictsOn(stories, reports);
  const top = stories
    .filter(({ id }) => !silenced.has(id))
    .toSorted((a, b) => b.relevance - a.relevance);
  if (top.length > 0) {
    const message = storiesMessage('This week’s top', top, { zone, reports });
    const leftOut = silencedLine({ silenced: stories.filter(({ id }) => silenced.has(id)) });
    return { ...message, blocks: [...message.blocks, ...leftOut] };
  }
  const older = await store.storiesBetween(EVER, dayAfter(now));
  const [newest] = older;
  if (newest === undefined)
    return say('No stories yet: the sources have brought nothing so far.', [
      note('Stories come from the sources; ingest reads a document at once.'),
    ]);
  const message = storiesMessage('The newest', older, { zone, reports });
  return {
    ...message,
    blocks: [
      note(
        `No stories in the last 7 days; the newest is of ${formatDate(newest.happenedOn, 'day', zone)}.`,
      ),
      ...message.blocks,
    ],
  };
}

type Shown = {
  readonly zone: string;
  /** What was said of stories where it is asked. */
  readonly reports: readonly StoryReport[];
  /** Words that follow the company that all is about; null: there is no such. */
  readonly company?: string | null;
};

/** The first few in full, the next ones as a list, and how many there are beyond. */
function storiesMessage(
  title: string,
  stories: readonly Story[],
  { zone, reports, company = null }: Shown,
): Message {
  const full = stories.slice(0, SHOWN_IN_FULL);
  const listed = stories.slice(SHOWN_IN_FULL, LISTED);
  const beyond = stories.length - full.length - listed.length;
  const summary = `${title}: ${countOf(stories.length, 'story', 'stories')}`;
  const [first] = stories;
  return {
    summary: first === undefined ? summary : `${summary}. ${first.headline}`,
    tone: first === undefined ? 'neutral' : toneOf(first.kind),
    blocks: [
      { type: 'heading', level: 1, text: summary },
      ...full.flatMap((story, at) => fullBlocks(story, at, reports)),
      ...olderBlocks(listed, beyond, { zone, reports }),
      ...(company === null ? [] : [followButton(title, company)]),
    ],
  };
}

/** A story with its own Why?, and a line above where another stands before it. */
function fullBlocks(story: Story, at: number, reports: readonly StoryReport[]): Block[] {
  const mark = reportMark(story, reportsOn(story, reports));
  return [
    ...(at === 0 ? [] : [{ type: 'divider' } as const]),
    ...(mark === null ? [] : [mark]),
    ...storyBlocks(story, 2),
    { type: 'buttons', buttons: [{ label: 'Why?', action: `why ${story.id}` }] },
  ];
}

function followButton(name: string, words: string): Block {
  return {
    type: 'buttons',
    buttons: [{ label: `Follow ${name}`, action: `subscribe ${words}` }],
  };
}

function olderBlocks(
  listed: readonly Story[],
  beyond: number,
  { zone, reports }: Pick<Shown, 'zone' | 'reports'>,
): Block[] {
  if (listed.length === 0) return [];
  const items = listed.map((story) => {
    const isSilenced = silenceOf(reportsOn(story, reports)) !== null;
    const mark = isSilenced ? 'reported here as wrong; ' : '';
    return `${storyDay(story, zone)}: ${story.headline} (${mark}why ${story.id})`;
  });
  return [
    { type: 'heading', level: 2, text: 'Also' },
    list(items),
    ...(beyond > 0
      ? [note(`And ${countOf(beyond, 'more story', 'more stories')}; name more words to find one.`)]
      : []),
  ];
}

function reportsOn({ id }: Story, reports: readonly StoryReport[]): StoryReport[] {
  return reports.filter(({ storyId }) => storyId === id);
}

/** The ISO date after that of an instant, in the zone that is furthest ahead. */
function dayAfter(now: string): string {
  return new Date(Date.parse(now) + 2 * DAY_MS).toISOString().slice(0, 10);
}
