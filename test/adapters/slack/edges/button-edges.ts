import * as limits from '../../../../adapters/slack/limits.ts';
import { viewButton } from '../../../../adapters/slack/view-parts.ts';
import { address, buttons, edge, isShortened, long, row, shape, type Edges } from './edge.ts';

/** How many buttons stand in a row, and what one of them holds. */
export const BUTTON_EDGES = {
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
  MOST_OPTION_VALUE: edge(
    (size) => shape(row(...buttons(5), { label: 'Go', action: long(size) })).includes('overflow'),
    true,
    false,
  ),
} satisfies Partial<Edges>;
