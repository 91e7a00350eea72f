import { objectOf, stringOf, type Json } from './json.ts';
import { SlackRefusal, invalid, type Method, type WebApiState } from './slack-call.ts';
import { viewProblems } from './slack-messages.ts';

const TRIGGER_LIFE_MS = 3_000;

const openView: Method = {
  scopes: [],
  run: ({ args, state }) => {
    useTrigger(state, stringOf(args.trigger_id));
    return { view: keepView(state, objectOf(args.view), `V${state.nextId()}`) };
  },
};

export const VIEW_METHODS = {
  'views.open': openView,
  'views.push': openView,
  'views.update': {
    scopes: [],
    run: ({ args, state }) => {
      const id = stringOf(args.view_id);
      const before = state.views.get(id);
      if (!before) throw new SlackRefusal('not_found');
      if (args.hash !== undefined && args.hash !== before.hash)
        throw new SlackRefusal('hash_conflict');
      return { view: keepView(state, objectOf(args.view), id) };
    },
  },
  'views.publish': {
    scopes: [],
    run: ({ args, workspace, state }) => {
      const user = stringOf(args.user_id);
      if (!workspace.users.has(user)) throw new SlackRefusal('user_not_found');
      const view = keepView(state, objectOf(args.view), `VHOME${user}`);
      state.homes.set(user, view);
      return { view };
    },
  },
} satisfies Record<string, Method>;

/** The view as kept, checked. */
export function keepView(state: WebApiState, view: Json, id: string): Json {
  const problems = viewProblems(view);
  for (const { pointer, message } of problems) state.violation(`view ${pointer}: ${message}`);
  const refused = problems.find(({ error }) => error !== null);
  if (refused?.error)
    throw invalid(
      refused.error === 'invalid_blocks' ? 'invalid_arguments' : refused.error,
      refused.message,
      refused.pointer,
    );
  const kept = { ...view, id, hash: `${state.nextId()}.h`, state: { values: {} } };
  state.views.set(id, kept);
  return kept;
}

function useTrigger(state: WebApiState, trigger: string): void {
  if (state.usedTriggers.has(trigger)) {
    state.violation('a trigger_id was used twice');
    throw new SlackRefusal('exchanged_trigger_id');
  }
  const givenAt = state.triggers.get(trigger);
  if (givenAt === undefined) throw new SlackRefusal('invalid_trigger_id');
  if (state.clock.now() - givenAt > TRIGGER_LIFE_MS) {
    state.violation('a trigger_id was used after 3 seconds');
    throw new SlackRefusal('expired_trigger_id');
  }
  state.triggers.delete(trigger);
  state.usedTriggers.add(trigger);
}
