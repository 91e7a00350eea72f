import { afterEach, beforeEach } from 'vitest';
import type { Following } from '../../../src/chat/chat-core.ts';
import { NO_FILTERS } from '../../../src/subscriptions/subscription.ts';
import { listOf, objectOf } from '../../platforms/json.ts';
import type { Json } from '../../platforms/json.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { textsIn } from './texts-in.ts';

/** The forms of the running test: each begins with a new Slack. */
export type OpenedForms = {
  readonly stage: Stage;
  readonly person: Stage['person'];
  readonly answered: Stage['answered'];
  /** The one opened last, as it stands now. */
  modal(): Json;
  /** The input of the block with this id in it. */
  element(id: string): Json;
  /** Resolves when the form of this name stands open. */
  opened(name: string): Promise<void>;
  /** Resolves when these words stand in it. */
  says(words: string): Promise<void>;
};

/** Opens a stage for each test of the file and closes it after. */
export function openForms(): OpenedForms {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage('socket');
  });
  afterEach(() => stage.close());
  const forms: OpenedForms = {
    get stage() {
      return stage;
    },
    person: (user) => stage.person(user),
    answered: (done) => stage.answered(done),
    modal: () => stage.slack.modal(),
    element: (id) =>
      objectOf(
        objectOf(listOf(forms.modal().blocks).find((block) => objectOf(block).block_id === id))
          .element,
      ),
    opened: (name) => stage.slack.until(() => forms.modal().callback_id === name),
    says: (words) => stage.slack.until(() => shown(forms.modal()).includes(words)),
  };
  return forms;
}

export const shown = (view: Json): string => textsIn(view.blocks).join('\n');

/** What is followed, at once and without filters unless the test says otherwise. */
export const following = (name: string, changes: Partial<Following> = {}): Following => ({
  name,
  words: name.toLowerCase(),
  detail: 'as it happens',
  cadence: { every: 'instant' },
  filters: NO_FILTERS,
  paused: false,
  ...changes,
});
