import { afterEach, describe, expect, it } from 'vitest';
import { createBoltApp } from '../../../adapters/slack/bolt-app.ts';
import { createHttpConnection } from '../../../adapters/slack/http.ts';
import * as limits from '../../../adapters/slack/limits.ts';
import { answerModal, textModal } from '../../../adapters/slack/modals.ts';
import { createPacer, createQuota } from '../../../adapters/slack/pacer.ts';
import { renderMessage, renderPlain } from '../../../adapters/slack/render.ts';
import { deliveryError } from '../../../adapters/slack/slack-errors.ts';
import { option, viewButton } from '../../../adapters/slack/view-parts.ts';
import { clientOptions, singleWorkspace } from '../../../adapters/slack/workspaces.ts';
import { plain } from '../../../src/messages/message.ts';
import type { Block, Button, Message } from '../../../src/messages/message.ts';
import { objectOf } from '../../platforms/json.ts';
import { buttonsIn } from '../../platforms/slack-person.ts';
import type { Json } from '../../platforms/json.ts';
import { messageProblems, viewProblems } from '../../platforms/slack-messages.ts';
import { SIGNING_SECRET, sendSigned } from '../../platforms/slack-http.ts';
import { createTestClock } from '../../platforms/slack-clock.ts';
import { BOT_TOKEN } from '../../platforms/slack.ts';
import { log, openStage } from './stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

const PLACE = { workspace: 'T1', user: 'U1', channel: 'C1' };
const long = (length: number) => 'x'.repeat(length);
const address = (length: number) => `https://example.com/${long(length - 20)}`;
const many = <T>(count: number, item: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => item(at));
const buttons = (count: number): Button[] =>
  many(count, (at) => ({ label: `Button ${at}`, action: `signals ${at}` }));
const facts = (count: number): Block => ({
  type: 'facts',
  facts: many(count, (at) => ({ label: `Fact ${at}`, value: plain(String(at)) })),
});
const table = (rows: number, columns: number): Block => ({
  type: 'table',
  columns: many(columns, (at) => `C${at}`),
  rows: many(rows, () => many(columns, () => plain('1'))),
});
const row = (...given: Button[]): Block => ({ type: 'buttons', buttons: given });
const message = (...blocks: Block[]): Message => ({ summary: 'News', tone: 'neutral', blocks });

/** What a message becomes: the blocks of each part, and in a row of buttons what stands there. Slack has to take it. */
function shape(...blocks: Block[]): string {
  const parts = renderMessage(message(...blocks));
  for (const part of parts)
    expect(
      messageProblems({ ...part, unfurl_links: false, unfurl_media: false }, 'chat.postMessage'),
    ).toEqual([]);
  return parts
    .map((part) =>
      part.blocks
        .map((block) =>
          block.type === 'actions'
            ? `[${block.elements.map(({ type }) => type).join(' ')}]`
            : block.type,
        )
        .join(' '),
    )
    .join(' | ');
}

function messages(...blocks: Block[]): number {
  return shape(...blocks).split(' | ').length;
}

/** Looks at something one smaller than the limit, as large, and one larger. */
function edge<T>(show: (size: number) => T, fits: T, over: T) {
  return (most: number) => {
    expect([most - 1, most, most + 1].map(show)).toEqual([fits, fits, over]);
  };
}

/** Modals are looked at by Slack too. */
function modalText(view: Json): string {
  expect(viewProblems(view)).toEqual([]);
  return String(objectOf(view.title).text);
}

const isShortened = (text: string) => text.endsWith('\u2026');

/** Opens the list with one company to remove, and reads what Slack would ask then. */
async function removeAsks(name: string): Promise<string> {
  stage ??= await openStage('socket');
  const { slack, core } = stage;
  const cadence = { every: 'instant' } as const;
  const [filters, paused] = [core.list[0]?.filters as never, false];
  core.list = [{ name, words: 'one', detail: 'as it happens', cadence, filters, paused }];
  await stage.person().command('manage');
  const dialog = () =>
    objectOf(buttonsIn(slack.modal().blocks).find(({ style }) => style === 'danger')?.confirm);
  await slack.until(() => dialog().text !== undefined);
  const said = String(objectOf(dialog().text).text);
  slack.state.views.clear();
  return said;
}

async function suggested(count: number): Promise<number> {
  stage ??= await openStage('socket');
  stage.core.suggestCompanies = () => many(count, (at) => ({ name: `N${at}`, words: `n${at}` }));
  return (await stage.person().suggest('company', 'n')).length;
}

/** Posts by response_url for an answer of so many parts, and whether the rest came as a direct message. */
async function answered(parts: number): Promise<string> {
  stage ??= await openStage('socket');
  const { slack, core } = stage;
  core.reply = () =>
    Promise.resolve(message(...many(parts, () => ({ type: 'quote', text: long(8_400) }) as const)));
  const direct = () => slack.team.channels.get('DU1')?.messages.length ?? 0;
  const before = direct();
  const { posts } = await stage.person().command('digest');
  await slack.until(() => posts.length === parts || direct() === before + parts);
  return `${posts.length} by response_url, ${direct() - before} direct`;
}

/** The status of a request whose time lies so many seconds ahead. */
async function ahead(seconds: number): Promise<number> {
  const clock = createTestClock();
  const http = createHttpConnection({ signingSecret: SIGNING_SECRET, port: 0, clock, log });
  const settings = { apiUrl: null, log };
  createBoltApp(http.receiver, singleWorkspace(BOT_TOKEN, settings), settings);
  await http.start();
  try {
    const response = await sendSigned({
      url: `http://127.0.0.1:${http.port()}/slack/events`,
      body: JSON.stringify({ type: 'url_verification', challenge: 'a' }),
      contentType: 'application/json',
      timestamp: Math.floor(clock.now() / 1_000) + seconds,
    });
    return response.status;
  } finally {
    await http.stop();
  }
}

/** The time between two pieces of work that a pacer keeps apart, ms. */
async function gap(ms: number): Promise<number> {
  const clock = createTestClock();
  const pace = createPacer(ms, clock);
  const times = [1, 2].map(() => pace('C1', () => Promise.resolve(clock.now())));
  const [first = 0, second = 0] = await Promise.all(times);
  return second - first;
}

/** Whether the last of so many edits in one minute goes through. */
function edits(count: number): boolean {
  const clock = createTestClock();
  const quota = createQuota(limits.EDITS_PER_MINUTE, clock);
  const tries = many(count, () => {
    try {
      quota('T1');
      return true;
    } catch {
      return false;
    }
  });
  clock.advance(60_000);
  expect(() => {
    quota('T1');
  }).not.toThrow();
  return tries.at(-1) ?? false;
}

/** For every limit of the adapter what is done just below it, at it and just above: a limit without a line does not compile. */
const EDGES: Readonly<Record<keyof typeof limits, (most: number) => unknown>> = {
  MOST_BLOCKS: edge(
    (size) =>
      messages(...many<Block>(48, (at) => (at < size - 48 ? facts(11) : { type: 'divider' }))) > 1,
    false,
    true,
  ),
  MOST_TEXT_IN_MESSAGE: edge(
    (size) => {
      // Written out, each of these letters of an address takes six characters.
      const link = {
        type: 'link',
        text: 'a',
        url: `https://example.com/${'é'.repeat(300)}`,
      } as const;
      const rest = size - 1 - 20 - 1_800;
      return messages(
        { type: 'text', content: plain(long(4_000)) },
        { type: 'text', content: [link, ...plain(long(rest - 4_000))] },
      );
    },
    1,
    2,
  ),
  MOST_FALLBACK_TEXT: edge(
    (size) => {
      const parts = renderPlain(message({ type: 'text', content: plain(long(size)) }));
      for (const { text } of parts) expect(text.length).toBeLessThanOrEqual(4_000);
      return parts.length;
    },
    1,
    2,
  ),
  MOST_TEXT_OBJECT: edge(
    (size) => shape({ type: 'context', content: plain(long(size)) }),
    'context',
    'rich_text',
  ),
  MOST_FIELDS: edge((size) => shape(facts(size)), 'section', 'section section'),
  WIDEST_FIELD: edge(
    (size) => shape({ type: 'facts', facts: [{ label: 'L', value: plain(long(size)) }] }),
    'section',
    'rich_text',
  ),
  MOST_HEADER: edge(
    (size) => shape({ type: 'heading', level: 1, text: long(size) }),
    'header',
    'rich_text',
  ),
  MOST_BUTTONS_IN_ROW: edge(
    (size) => shape(row(...buttons(size))).includes('overflow'),
    false,
    true,
  ),
  MOST_MENU_OPTIONS: edge(
    (size) => shape(row(...buttons(limits.MOST_BUTTONS_IN_ROW - 1 + size))),
    '[button button button button overflow]',
    '[button button button button button] [button button button button button]',
  ),
  MOST_BUTTON_LABEL: edge(
    (size) => shape(row({ label: long(size), action: 'help' })),
    '[button]',
    'rich_text',
  ),
  MOST_SPOKEN_LABEL: edge(
    (size) => {
      const about = long(size - 'Remove '.length);
      const spoken = viewButton({ id: 'a', label: 'Remove', value: 'a', about });
      return isShortened(spoken.accessibility_label ?? '');
    },
    false,
    true,
  ),
  MOST_BUTTON_VALUE: edge(
    (size) => shape(row({ label: 'Go', action: long(size) })),
    '[button]',
    'rich_text',
  ),
  MOST_URL: edge(
    (size) => shape(row({ label: 'Go', url: address(size) })),
    '[button]',
    'rich_text',
  ),
  MOST_ALT_TEXT: edge(
    (size) => shape({ type: 'image', url: address(30), alt: long(size) }),
    'image',
    'rich_text',
  ),
  MOST_TABLE_ROWS: edge((size) => shape(table(size - 1, 2)), 'table', 'rich_text rich_text'),
  MOST_TABLE_COLUMNS: edge((size) => shape(table(2, size)), 'table', 'rich_text'),
  MOST_TABLES: edge(
    (size) => shape({ type: 'divider' }, ...many(size, () => table(2, 2))).includes('rich_text'),
    false,
    true,
  ),
  MOST_OPTION_TEXT: edge((size) => isShortened(option(long(size), 'a').text.text), false, true),
  MOST_OPTION_VALUE: edge(
    (size) => shape(row(...buttons(5), { label: 'Go', action: long(size) })).includes('overflow'),
    true,
    false,
  ),
  MOST_OPTIONS: async (most) => {
    for (const count of [most - 1, most, most + 1])
      expect(await suggested(count)).toBe(Math.min(count, most));
  },
  MOST_VIEW_BLOCKS: edge(
    (size) => {
      const dividers = many<Block>(size, () => ({ type: 'divider' }));
      const view = { ...answerModal('a', message(...dividers), PLACE) };
      expect(viewProblems(view)).toEqual([]);
      return JSON.stringify(view).includes('There is more than fits here');
    },
    false,
    true,
  ),
  MOST_TITLE: edge((size) => isShortened(modalText({ ...textModal(long(size), []) })), false, true),
  MOST_CONFIRM_TEXT: async (most) => {
    const words = 'No more news about  here.'.length;
    for (const size of [most - 1, most, most + 1])
      expect(isShortened(await removeAsks(long(size - words)))).toBe(size > most);
  },
  MOST_RESPONSES: async (most) => {
    expect(await answered(most - 1)).toBe('4 by response_url, 0 direct');
    expect(await answered(most)).toBe('5 by response_url, 0 direct');
    expect(await answered(most + 1)).toBe('1 by response_url, 6 direct');
  },
  MESSAGE_GAP_MS: async (ms) => {
    expect(await gap(ms)).toBe(ms);
    expect(ms, 'one a second').toBe(1_000);
  },
  WORKSPACE_GAP_MS: async (ms) => {
    expect(await gap(ms)).toBe(ms);
  },
  EDITS_PER_MINUTE: edge(edits, true, false),
  DEFAULT_RETRY_AFTER_MS: (ms) => {
    const nameless = new Error('Retry header did not contain a valid timeout.');
    expect(deliveryError(nameless)).toMatchObject({ code: 'rate_limited', retryAfterMs: ms });
  },
  CALL_TIMEOUT_MS: (ms) => {
    expect(clientOptions({ apiUrl: null, log }).timeout).toBe(ms);
    expect(ms, 'never for ever, which is what the package takes 0 for').toBeGreaterThan(0);
  },
  SIGNATURE_WINDOW_SECONDS: async (most) => {
    const statuses = [];
    for (const seconds of [most - 1, most, most + 1]) statuses.push(await ahead(seconds));
    expect(statuses).toEqual([200, 200, 401]);
  },
};

describe('the adapter just below a limit, at it and above it', () => {
  it.each(Object.entries(limits))('%s: %i', async (name, most) => {
    await EDGES[name as keyof typeof limits](most);
  });
});
