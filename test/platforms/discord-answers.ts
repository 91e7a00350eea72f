import type { Json } from './json.ts';
import { listOf } from './json.ts';
import { messageProblems, type MessageUse } from './discord-message-checks.ts';
import type { Problem } from './discord-problems.ts';
import { messageBreaches } from './discord-shown.ts';
import type { DiscordGateway } from './discord-gateway.ts';
import type { DiscordInteractions } from './discord-interactions.ts';
import { DM, MAY, THREAD, type FakeChannel, type FakeWorld } from './discord-world.ts';

export type Reply = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Call = {
  readonly method: string;
  /** Without `/api/v10` and the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly list: readonly unknown[];
  readonly at: number;
};

export type RestParts = {
  readonly world: FakeWorld;
  readonly interactions: DiscordInteractions;
  readonly now: () => number;
  readonly nextId: () => string;
  readonly gatewayUrl: () => string;
  readonly gateway: DiscordGateway;
  readonly breach: (what: string) => void;
};

export const NONE: Reply = { status: 204, body: null };

export function failure(status: number, code: number, message: string): Reply {
  return { status, body: { code, message } };
}

/** Checks a message; null where Discord takes it. */
export function checked(body: Json, use: MessageUse, breach: (what: string) => void): Reply | null {
  for (const what of messageBreaches(body)) breach(what);
  return refused(messageProblems(body, use), breach);
}

export function refused(
  problems: readonly Problem[],
  breach: (what: string) => void,
): Reply | null {
  if (problems.length === 0) return null;
  for (const { path, code, message } of problems) breach(`${path}: ${code} ${message}`);
  const empty = problems.find(({ code }) => code === '50006');
  if (empty) return failure(400, 50006, 'Cannot send an empty message');
  const errors = Object.fromEntries(
    problems.map(({ path, code, message }) => [path, { _errors: [{ code, message }] }]),
  );
  return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors } };
}

export function mayIn(world: FakeWorld, channel: FakeChannel): bigint {
  const parent = channel.parentId === null ? undefined : world.channels.get(channel.parentId);
  return parent?.may ?? channel.may;
}

/** Why the bot may not post there; null where it may. */
export function barred(parts: RestParts, channel: FakeChannel, body: Json): Reply | null {
  const { world } = parts;
  if (channel.guildId !== null && !world.guilds.has(channel.guildId))
    return failure(403, 50001, 'Missing Access');
  const may = mayIn(world, channel);
  if (channel.type === DM) return world.closed.has(channel.name) ? cannotMessage() : null;
  if ((may & MAY.view) === 0n) return failure(403, 50001, 'Missing Access');
  const send = channel.type === THREAD ? MAY.sendInThreads : MAY.send;
  if ((may & send) === 0n) return failure(403, 50013, 'Missing Permissions');
  if (listOf(body.embeds).length > 0 && (may & MAY.embed) === 0n)
    return failure(403, 50013, 'Missing Permissions');
  if (channel.archived) return failure(400, 50083, 'Thread is archived');
  if (channel.locked && (may & MAY.manageThreads) === 0n)
    return failure(403, 160005, 'Thread is locked');
  return null;
}

function cannotMessage(): Reply {
  return failure(403, 50007, 'Cannot send messages to this user');
}
