import type { Json } from './json.ts';
import { listOf, objectOf, stringOf } from './json.ts';
import { choicesProblems } from './discord-command-checks.ts';
import { modalProblems } from './discord-component-checks.ts';
import { messageProblems } from './discord-message-checks.ts';
import { messageBreaches } from './discord-shown.ts';
import { checked, failure, refused, type Reply } from './discord-answers.ts';
import { messageJson } from './discord-world.ts';

const DEFER = [5, 6];
const AUTOCOMPLETE = 8;
const MODAL = 9;
const EPHEMERAL = 64;
const ANSWER_WITHIN_MS = 3_000;
const TOKEN_LIFE_MS = 15 * 60_000;

/** What came of one interaction. */
export type FakeInteraction = {
  readonly id: string;
  readonly token: string;
  readonly at: number;
  /** First answer: its type and data. */
  response: { readonly type: number; readonly data: Json } | null;
  /** The message that the answer became; null while "thinking". */
  original: Json | null;
  readonly followUps: Json[];
  /** Follow-ups that Discord takes: 5 for an app that only a user installed. */
  readonly mostFollowUps: number;
};

export type DiscordInteractions = {
  readonly all: FakeInteraction[];
  open(id: string, token: string, mostFollowUps: number): FakeInteraction;
  callback(id: string, token: string, body: Json, withResponse: boolean): Reply;
  message(method: string, token: string, id: string, body: Json): Reply;
  followUp(token: string, body: Json): Reply;
  /** Interactions that nobody answered. */
  unanswered(): readonly FakeInteraction[];
};

export function createInteractions(parts: {
  readonly now: () => number;
  readonly nextId: () => string;
  readonly breach: (what: string) => void;
  readonly changed: () => void;
}): DiscordInteractions {
  const { now, nextId, breach, changed } = parts;
  const all: FakeInteraction[] = [];
  const byToken = (token: string) => all.find((one) => one.token === token);
  const unknown = () => failure(404, 10062, 'Unknown interaction');
  const messageOf = (body: Json) =>
    messageJson(
      { id: nextId(), channelId: '1', at: now(), nonce: null, replyTo: null, body, edits: 0 },
      false,
    );

  return {
    all,
    open(id, token, mostFollowUps) {
      const opened: FakeInteraction = {
        id,
        token,
        at: now(),
        response: null,
        original: null,
        followUps: [],
        mostFollowUps,
      };
      all.push(opened);
      return opened;
    },
    callback(id, token, body, withResponse) {
      const interaction = byToken(token);
      if (interaction?.id !== id) return unknown();
      if (interaction.response)
        return failure(400, 40060, 'Interaction has already been acknowledged.');
      if (now() - interaction.at > ANSWER_WITHIN_MS) {
        breach('an interaction was answered after more than 3 s');
        return unknown();
      }
      const type = Number(body.type);
      const data = objectOf(body.data);
      const no = refusal(type, data, breach);
      if (no) return no;
      interaction.response = { type, data };
      if (type === 4 || type === 7) interaction.original = data;
      changed();
      if (!withResponse) return { status: 204, body: null };
      return {
        status: 200,
        body: {
          interaction: {
            id,
            type: 2,
            response_message_id: nextId(),
            response_message_ephemeral: true,
          },
          resource: { type, ...(interaction.original ? { message: messageOf(data) } : {}) },
        },
      };
    },
    message(method, token, id, body) {
      const interaction = byToken(token);
      if (!interaction || now() - interaction.at > TOKEN_LIFE_MS)
        return failure(401, 50027, 'Invalid Webhook Token');
      if (id !== '@original' || !interaction.response)
        return failure(404, 10008, 'Unknown Message');
      if (method === 'PATCH') {
        const no = checked(body, 'interaction', breach);
        if (no) return no;
        interaction.original = { ...interaction.original, ...body };
        changed();
      }
      return { status: 200, body: messageOf(interaction.original ?? {}) };
    },
    followUp(token, body) {
      const interaction = byToken(token);
      if (!interaction || now() - interaction.at > TOKEN_LIFE_MS)
        return failure(401, 50027, 'Invalid Webhook Token');
      if (!interaction.response) return failure(404, 10015, 'Unknown Webhook');
      if (interaction.followUps.length >= interaction.mostFollowUps)
        return failure(400, 40094, 'Maximum number of follow up messages reached');
      const no = checked(body, 'interaction', breach);
      if (no) return no;
      interaction.followUps.push(body);
      changed();
      return { status: 200, body: messageOf(body) };
    },
    unanswered: () => all.filter(({ response }) => response === null),
  };
}

function refusal(type: number, data: Json, breach: (what: string) => void): Reply | null {
  if (type === AUTOCOMPLETE) {
    const choices = listOf(data.choices).map(objectOf);
    return refused(choicesProblems('choices', choices), breach);
  }
  if (type === MODAL) return refused(modalProblems(data), breach);
  if (DEFER.includes(type)) {
    const flags = Number(data.flags ?? 0);
    const isFine = (flags & ~EPHEMERAL) === 0 && stringOf(data.content) === '';
    return isFine
      ? null
      : refused([{ path: 'flags', code: 'FLAGS', message: 'EPHEMERAL only.' }], breach);
  }
  for (const what of messageBreaches(data)) breach(what);
  return refused(messageProblems(data, 'interaction'), breach);
}
