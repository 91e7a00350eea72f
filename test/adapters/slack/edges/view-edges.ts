import { expect } from 'vitest';
import { answerModal, textModal } from '../../../../adapters/slack/modals.ts';
import { option } from '../../../../adapters/slack/view-parts.ts';
import type { Block } from '../../../../src/messages/message.ts';
import { objectOf, type Json } from '../../../platforms/json.ts';
import { viewProblems } from '../../../platforms/slack-messages.ts';
import { buttonsIn } from '../../../platforms/slack-person.ts';
import type { Stage } from '../stage.ts';
import { edge, isShortened, long, many, message, type Edges } from './edge.ts';

const PLACE = { workspace: 'T1', user: 'U1', channel: 'C1' };

/** Modals are looked at by Slack too. */
function modalText(view: Json): string {
  expect(viewProblems(view)).toEqual([]);
  return String(objectOf(view.title).text);
}

/** Opens the list with one company to remove, and reads what Slack would ask then. */
async function removeAsks(name: string, stage: Stage): Promise<string> {
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

/** How many companies are offered of so many that are found. */
async function suggested(count: number, stage: Stage): Promise<number> {
  stage.core.suggestCompanies = () => many(count, (at) => ({ name: `N${at}`, words: `n${at}` }));
  return (await stage.person().suggest('company', 'n')).length;
}

/** What fits into a form, its fields and its questions. */
export const VIEW_EDGES = {
  MOST_OPTION_TEXT: edge((size) => isShortened(option(long(size), 'a').text.text), false, true),
  MOST_OPTIONS: async (most, open) => {
    for (const count of [most - 1, most, most + 1])
      expect(await suggested(count, await open())).toBe(Math.min(count, most));
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
  MOST_CONFIRM_TEXT: async (most, open) => {
    const words = 'No more news about  here.'.length;
    for (const size of [most - 1, most, most + 1])
      expect(isShortened(await removeAsks(long(size - words), await open()))).toBe(size > most);
  },
} satisfies Partial<Edges>;
