import { ButtonStyle, ComponentType } from 'discord.js';
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
} from 'discord.js';
import type { Button } from '../../src/messages/message.ts';
import { safeLine } from '../../src/messages/safe-text.ts';
import { commandId } from './custom-id.ts';
import { linkUrl } from './inline.ts';
import { MOST_BUTTON_LABEL, MOST_BUTTON_URL, MOST_BUTTONS_IN_ROW } from './limits.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Buttons in rows, with those that Discord cannot show so. `mark` is the delivery's, empty on answers. */
export function buttonRows(
  buttons: readonly Button[],
  mark: string,
): { readonly rows: readonly Row[]; readonly unfit: readonly Button[] } {
  const fit: APIButtonComponent[] = [];
  const unfit: Button[] = [];
  for (const button of buttons) {
    const shown = componentOf(button, fit.length, mark);
    if (shown === null) unfit.push(button);
    else fit.push(shown);
  }
  const rows: Row[] = [];
  for (let at = 0; at < fit.length; at += MOST_BUTTONS_IN_ROW)
    rows.push({
      type: ComponentType.ActionRow,
      components: fit.slice(at, at + MOST_BUTTONS_IN_ROW),
    });
  return { rows, unfit };
}

const STYLES = {
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
  other: ButtonStyle.Secondary,
} as const;

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
