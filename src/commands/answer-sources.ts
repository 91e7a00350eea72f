import { basename, isAbsolute } from 'node:path';
import { countOf, formatDate, listOf } from '../messages/format.ts';
import type { Message, RichText } from '../messages/message.ts';
import { plain } from '../messages/message.ts';
import type { WatchedSource } from '../store/store.ts';
import { workspaceKey } from '../subscriptions/subscription.ts';
import type { CommandContext, SourceView } from './context.ts';
import { note, say } from './say.ts';

const A_PAGE = 20;
const HOW_TO_ADD = { label: 'How to add one', action: 'help watch' };

/** `sources`: what is read and how it is, a page at a time; or the presets. */
export async function answerSources(
  list: number | 'presets',
  context: CommandContext,
): Promise<Message> {
  return list === 'presets' ? answerPresets(context) : answerList(list, context);
}

async function answerList(page: number, context: CommandContext): Promise<Message> {
  const { store, sources, destination } = context;
  const all = await sources.all();
  const watched = await store.watchedSources();
  const here = workspaceKey(destination);
  const added = new Map(
    watched.filter(({ addedIn }) => workspaceKey(addedIn) === here).map((one) => [one.url, one]),
  );
  // What others watch or follow is read for everybody, but is not everybody's to see.
  const shown = all.filter(({ id, isListed }) => isListed || added.has(id)).toSorted(byTrouble);
  const hidden = all.length - shown.length;
  if (all.length === 0) return say('Nothing is read yet.', [], [HOW_TO_ADD]);
  const pages = Math.max(1, Math.ceil(shown.length / A_PAGE));
  const current = Math.min(page, pages);
  const ill = all.filter(({ illness }) => illness !== null).length;
  return {
    summary: `${countOf(all.length, 'source')}, ${ill === 0 ? 'all well' : `${ill} not well`}`,
    tone: 'neutral',
    blocks: [
      {
        type: 'heading',
        level: 1,
        text: pages === 1 ? 'What is read' : `What is read, page ${current} of ${pages}`,
      },
      {
        type: 'table',
        columns: ['Source', 'How it is', 'Set up by'],
        rows: await Promise.all(
          shown
            .slice((current - 1) * A_PAGE, current * A_PAGE)
            .map((source) => row(source, added.get(source.id), context)),
        ),
      },
      ...(hidden === 0
        ? []
        : [
            note(
              `${countOf(hidden, 'more source')}: watched from elsewhere, or news searches of followed companies.`,
            ),
          ]),
      {
        type: 'buttons',
        buttons: [
          ...(current < pages ? [{ label: 'More', action: `sources page ${current + 1}` }] : []),
          HOW_TO_ADD,
        ],
      },
    ],
  };
}

/** What is not well first, so that it is seen on the first page. */
function byTrouble(one: SourceView, other: SourceView): number {
  return Number(other.illness !== null) - Number(one.illness !== null);
}

async function row(
  { name, lastReadAt, movedTo, illness }: SourceView,
  added: WatchedSource | undefined,
  { zone, nameOf }: CommandContext,
): Promise<RichText[]> {
  const title = added?.title ?? null;
  const shown = withoutFolder(name);
  const by =
    added === undefined
      ? 'the operator'
      : `${(await nameOf?.(added.addedBy)) ?? added.addedBy}, ${formatDate(added.addedAt, 'day', zone)}`;
  const how =
    illness !== null
      ? illness.problem === null
        ? `silent since ${formatDate(illness.since, 'minute', zone)}`
        : `failing since ${formatDate(illness.since, 'minute', zone)}: ${illness.problem.replaceAll(name, shown)}`
      : lastReadAt === null
        ? 'not read yet'
        : `read ${formatDate(lastReadAt, 'minute', zone)}${movedTo === null ? '' : `, where it has moved: ${movedTo}`}`;
  return [plain(title === null ? shown : `${title}, ${shown}`), plain(how), plain(by)];
}

/** Where a file lies on the machine is the operator's business; `doctor` tells it. */
function withoutFolder(name: string): string {
  return isAbsolute(name) ? basename(name) : name;
}

async function answerPresets({ sources }: CommandContext): Promise<Message> {
  const read = new Set((await sources.all()).map(({ id }) => id));
  const chosen = sources.presets.filter(({ url }) => read.has(url)).map(({ title }) => title);
  return {
    summary: `${countOf(sources.presets.length, 'public source')} to choose from`,
    tone: 'neutral',
    blocks: [
      { type: 'heading', level: 1, text: 'Public sources to choose from' },
      {
        type: 'facts',
        facts: sources.presets.map(({ name, title }) => ({
          label: title,
          value: [{ type: 'text', text: `watch preset:${name}`, emphasis: 'code' }],
        })),
      },
      note(chosen.length === 0 ? 'None of them is read yet.' : `Read already: ${listOf(chosen)}.`),
    ],
  };
}
