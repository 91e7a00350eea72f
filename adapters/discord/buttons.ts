import { ButtonStyle, ComponentType } from 'discord.js';
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIStringSelectComponent,
} from 'discord.js';
import type { Block, Button } from '../../src/messages/message.ts';
import { safeLine } from '../../src/messages/safe-text.ts';
import { commandId, idOfList } from './custom-id.ts';
import { linkUrl } from './inline.ts';
import {
  MOST_BUTTON_LABEL,
  MOST_BUTTON_URL,
  MOST_BUTTONS_IN_ROW,
  MOST_OPTION_TEXT,
  MOST_OPTIONS,
} from './limits.ts';
import { shortened } from './shortened.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A button with the heading above it, which says what it is about where several are named alike. */
type Placed = { readonly button: Button; readonly about: string };

/**
 * The buttons of all blocks in rows: those that do one thing side by side, those that do the same to several things
 * each as a list to choose from. Those that Discord cannot show are left out. `mark` is the delivery's, empty on answers.
 */
export function buttonRows(blocks: readonly Block[], mark: string): readonly Row[] {
  const placed = placedButtons(blocks);
  const alike = new Map<string, Placed[]>();
  for (const one of placed) {
    if (!('action' in one.button) || !canShow(one.button, mark)) continue;
    const label = safeLine(one.button.label);
    alike.set(label, [...(alike.get(label) ?? []), one]);
  }
  const groups = [...alike].filter(([, ones]) => distinct(ones).length > 1);
  const grouped = new Set(groups.flatMap(([label]) => label));
  const single = placed
    .filter(({ button }) => 'url' in button || !grouped.has(safeLine(button.label)))
    .flatMap(({ button }, at) => componentOf(button, at, mark) ?? []);
  const lists = groups.flatMap(([label, ones]) =>
    inPieces(distinct(ones), MOST_OPTIONS).map((some) => ({ label, some })),
  );
  return [
    ...inPieces(single, MOST_BUTTONS_IN_ROW).map(rowOf),
    ...lists.map(({ label, some }, at) =>
      rowOf([listOf(label, some, idOfList(single.length + at, mark))]),
    ),
  ];
}

/** Buttons that Discord cannot show. */
export function unfitButtons(buttons: readonly Button[], mark: string): readonly Button[] {
  return buttons.filter((button) => !canShow(button, mark));
}

function placedButtons(blocks: readonly Block[]): Placed[] {
  let about = '';
  return blocks.flatMap((block) => {
    if (block.type === 'heading') about = safeLine(block.text);
    return block.type === 'buttons' ? block.buttons.map((button) => ({ button, about })) : [];
  });
}

function actionOf(button: Button): string {
  return 'action' in button ? safeLine(button.action) : '';
}

/** One a line of the grammar. */
function distinct(ones: readonly Placed[]): Placed[] {
  return [...new Map(ones.map((one) => [actionOf(one.button), one])).values()];
}

function inPieces<T>(all: readonly T[], size: number): T[][] {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, at) => all.slice(at * size, (at + 1) * size));
}

function rowOf(components: readonly APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}

function listOf(
  label: string,
  ones: readonly Placed[],
  customId: string,
): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder: `${label} Choose one`,
    options: ones.map(({ button, about }) => ({
      label: shortened(about === '' ? label : about, MOST_OPTION_TEXT),
      value: actionOf(button),
    })),
  };
}

const STYLES = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  other: ButtonStyle.Secondary,
} as const;

/** With room for the longest number. */
function canShow(button: Button, mark: string): boolean {
  return componentOf(button, 99, mark) !== null && !('action' in button && actionOf(button) === '');
}

function componentOf(button: Button, number: number, mark: string): APIButtonComponent | null {
  const label = safeLine(button.label);
  if (label === '' || label.length > MOST_BUTTON_LABEL) return null;
  if ('url' in button) {
    const url = linkUrl(button.url);
    if (url === null || url.length > MOST_BUTTON_URL) return null;
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
  }
  const customId = commandId(number, mark, safeLine(button.action));
  if (customId === null) return null;
  const style = STYLES[button.style ?? 'other'];
  return { type: ComponentType.Button, style, label, custom_id: customId };
}
