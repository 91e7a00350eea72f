import { AppError } from '../errors.ts';
import { countOf } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import type { WatchedSource } from '../store/store.ts';
import { workspaceKey } from '../subscriptions/subscription.ts';
import type { PlaceWords } from './command.ts';
import type { CommandContext, FoundPlace } from './context.ts';
import { note, say, text } from './say.ts';

/** What is watched is read for everybody, so that one workspace must not be able to keep the machine busy. */
const MOST_A_WORKSPACE = 100;
// Discord's buttons carry a hundred characters.
const LONGEST_ACTION = 90;

const SOURCES_BUTTON = { label: 'What is read', action: 'sources' };
const BASELINE =
  'What is there already is known and no news; what comes from now on reaches those who follow it.';

/** `watch`: looks what is at the address, and reads it from now on. */
export async function answerWatch(place: PlaceWords, context: CommandContext): Promise<Message> {
  const { store, destination, who, now } = context;
  if (destination.person)
    return say(
      'What is watched is read for everybody, so write this in a channel, where others can see it.',
    );
  if (!context.sources.watchInChat)
    return say(
      'Places to read are not added from chat here; ask the operator to list it.',
      [],
      [SOURCES_BUTTON],
    );
  const asked = await placeOf(place, context);
  if ('blocks' in asked) return asked;
  const { type, url, title, found } = asked;
  const watched = await store.watchedSources();
  const here = watched.filter((one) => workspaceKey(one.addedIn) === workspaceKey(destination));
  if (here.some((one) => one.url === url))
    return say(`${nameOf(asked)} is watched already.`, [], [SOURCES_BUTTON]);
  if (await isListed(url, watched, context))
    return say(`${nameOf(asked)} is read already; the operator set it up.`, [], [SOURCES_BUTTON]);
  if (here.length >= MOST_A_WORKSPACE)
    return say(
      `${countOf(here.length, 'place')} are watched from here, which is the most; unwatch one first, or ask the operator to list it.`,
      [],
      [SOURCES_BUTTON],
    );
  await store.keepWatchedSource({
    url,
    type,
    title,
    addedIn: destination,
    addedBy: who,
    addedAt: now,
  });
  const stop = `unwatch ${url}`;
  return say(
    `Watching ${nameOf(asked)}${found === null ? '' : `, ${kindOf(found)}`}.`,
    [...(found === null ? [] : holdings(found)), note(BASELINE)],
    [
      ...(stop.length <= LONGEST_ACTION ? [{ label: 'Stop watching', action: stop }] : []),
      SOURCES_BUTTON,
    ],
  );
}

type Asked = Pick<WatchedSource, 'type' | 'url' | 'title'> & { readonly found: FoundPlace | null };

async function placeOf(place: PlaceWords, { sources }: CommandContext): Promise<Asked | Message> {
  if (place.type === 'preset') {
    const preset = sources.presets.find(({ name }) => name === place.name);
    if (preset) return { ...preset, found: null };
    return say(
      `There is no preset ${place.name}.`,
      [],
      [{ label: 'The presets', action: 'sources presets' }],
    );
  }
  try {
    const found = await sources.lookAt(place.url);
    const { type, url, title } = found;
    return { type, url, title, found };
  } catch (error) {
    if (error instanceof AppError) return say(`Not watched: ${error.message}`);
    throw error;
  }
}

function nameOf({ title, url }: Pick<WatchedSource, 'title' | 'url'>): string {
  const { host, pathname } = new URL(url);
  const address = `${host}${pathname === '/' ? '' : pathname}`;
  return title === null || title === '' ? address : `${title} (${address})`;
}

function kindOf({ type, documents }: FoundPlace): string {
  if (type === 'feed') return 'a feed';
  if (type === 'table') return 'a table of layoffs';
  return documents.length > 1
    ? 'a page without a feed, by the articles that it links to'
    : 'a page without a feed or a list of articles, by its own text';
}

function holdings({ type, documents: [newest, ...more] }: FoundPlace) {
  if (newest === undefined) return [text('There is nothing in it at the moment.')];
  const noun = type === 'table' ? 'row' : 'article';
  return [text(`It has ${countOf(more.length + 1, noun)} now, the first: “${newest.title}”.`)];
}

/** `unwatch`: ends what was watched from this workspace. */
export async function answerUnwatch(place: PlaceWords, context: CommandContext): Promise<Message> {
  const { store, sources, destination } = context;
  const watched = await store.watchedSources();
  const here = watched.filter(({ addedIn }) => workspaceKey(addedIn) === workspaceKey(destination));
  const url =
    place.type === 'preset'
      ? sources.presets.find(({ name }) => name === place.name)?.url
      : place.url;
  const meant = here.filter((one) => one.url === url);
  const alike =
    url === undefined ? [] : here.filter((one) => plainAddress(one.url) === plainAddress(url));
  const [one, ...others] = meant.length > 0 ? meant : alike;
  if (one !== undefined && others.length === 0) {
    await store.endWatchedSource(one);
    return say(`No longer watching ${nameOf(one)}.`);
  }
  if (one !== undefined)
    return say(`Several such places are watched; write the whole address.`, [], [SOURCES_BUTTON]);
  return (await isListed(url, watched, context))
    ? say(
        'That is in the operator’s list or comes with what is followed, and stays.',
        [],
        [SOURCES_BUTTON],
      )
    : say('That is not watched from here.', [], [SOURCES_BUTTON]);
}

/** Whether a url is read without anybody in chat having asked for it. */
async function isListed(
  url: string | undefined,
  watched: readonly WatchedSource[],
  { sources }: CommandContext,
): Promise<boolean> {
  if (watched.some((one) => one.url === url)) return false;
  return (await sources.all()).some(({ id }) => id === url);
}

/** An address without what people leave out when they write it down: scheme, www, the last slash, the query. */
function plainAddress(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}`;
}
