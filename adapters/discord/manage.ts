import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
} from 'discord.js';
import type { Message } from '../../src/messages/message.ts';
import { plain } from '../../src/messages/message.ts';
import type { Following } from '../../src/chat/chat-core.ts';
import { MOST_OPTION_TEXT, MOST_OPTIONS } from './limits.ts';
import { renderMessage, type DiscordPart } from './render.ts';
import { shortened } from './shortened.ts';

/** `m1.<page>`: the select of a page; `p1.<page>`: the button that turns to it. */
const SELECT_ID = /^m1\.(\d+)$/;
const PAGE_ID = /^p1\.(\d+)$/;
/** `e1.<page>`: the select of what to change. */
const CHANGE_ID = /^e1\.\d+$/;

export function isChangeSelect(customId: string): boolean {
  return CHANGE_ID.test(customId);
}

export function pageOfSelect(customId: string): number | null {
  const [, page] = SELECT_ID.exec(customId) ?? [];
  return page === undefined ? null : Number(page);
}

export function pageOfButton(customId: string): number | null {
  const [, page] = PAGE_ID.exec(customId) ?? [];
  return page === undefined ? null : Number(page);
}

/**
 * The list of what is followed, a page at a time, with a select of what to end. `said`: what was just done. The value
 * of an option is its place and its words; those too long for it are ended by typing.
 */
export function manageList(
  all: readonly Following[],
  wanted: number,
  said: string | null,
): DiscordPart {
  const pages = Math.max(1, Math.ceil(all.length / MOST_OPTIONS));
  const page = Math.min(Math.max(wanted, 0), pages - 1);
  const shown = all.slice(page * MOST_OPTIONS, (page + 1) * MOST_OPTIONS);
  const message: Message = {
    summary: 'What is followed here',
    tone: 'neutral',
    blocks: [
      { type: 'heading', level: 1, text: 'What is followed here' },
      ...(said === null ? [] : [{ type: 'text', content: plain(said) } as const]),
      all.length === 0
        ? { type: 'text', content: plain('Nothing is followed here yet. /subscribe begins.') }
        : {
            type: 'text',
            content: plain(
              pages === 1
                ? `${all.length} in all. Choose one to change how it comes, or any to stop following.`
                : `${all.length} in all, page ${page + 1} of ${pages}. Choose one to change how it comes, or any to stop following.`,
            ),
          },
    ],
  };
  const [part] = renderMessage(message);
  const options = [...new Map(shown.map((one) => [one.words, one])).values()]
    .filter(({ words }) => words.length <= MOST_OPTION_TEXT)
    .map(({ name, words, detail, paused }) => ({
      label: shortened(name, MOST_OPTION_TEXT),
      value: words,
      description: shortened(paused ? `paused; ${detail}` : detail, MOST_OPTION_TEXT),
    }));
  return {
    content: '',
    embeds: part?.embeds ?? [],
    components: [
      ...(options.length === 0
        ? []
        : [
            selectRow(`e1.${page}`, 'Change how it comes', options, 1),
            selectRow(`m1.${page}`, 'Stop following', options, options.length),
          ]),
      ...(pages === 1 ? [] : [turns(page, pages)]),
    ],
  };
}

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

function selectRow(
  id: string,
  placeholder: string,
  options: readonly APISelectMenuOption[],
  most: number,
): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: id,
        placeholder,
        min_values: 1,
        max_values: most,
        options: [...options],
      },
    ],
  };
}

function turns(page: number, pages: number): Row {
  const button = (label: string, to: number) =>
    ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label,
      custom_id: `p1.${to}`,
    }) as const;
  return {
    type: ComponentType.ActionRow,
    components: [
      ...(page > 0 ? [button('Back', page - 1)] : []),
      ...(page < pages - 1 ? [button('Next', page + 1)] : []),
    ],
  };
}
