import { expect } from 'vitest';
import { renderMessage, type DiscordPart } from '../../../../adapters/discord/render.ts';
import { plain, type Block, type Message } from '../../../../src/messages/message.ts';
import { BOT_ID, BOT_TOKEN, TEXT_CHANNEL } from '../../../platforms/discord-world.ts';
import { shownIn } from '../../../platforms/discord-shown.ts';
import { objectOf, type Json } from '../../../platforms/json.ts';
import type { DiscordStage } from '../stage.ts';

/** What becomes of something that is just below a limit, at it and just above it. */
export type Edge = {
  readonly what: string;
  /** Makes something of that size and says what came of it. */
  readonly at: (size: number, stage: DiscordStage) => unknown;
  readonly is: readonly [below: unknown, at: unknown, above: unknown];
};

/** How Discord takes a limit. */
export const TAKEN = ['taken', 'taken', 'refused'] as const;
/** How the adapter takes one: nothing is refused, nothing is cut. */
export const WHOLE = ['whole', 'whole', 'whole'] as const;

/** Whether Discord takes a call; that it does not is no breach here. */
export async function call(
  { discord }: DiscordStage,
  method: string,
  path: string,
  body?: unknown,
): Promise<'taken' | 'refused'> {
  const answer = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: {
      Authorization: `Bot ${BOT_TOKEN}`,
      'User-Agent': 'DiscordBot (https://bellwether.example, 1)',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.ok) return 'taken';
  expect(answer.status).toBe(400);
  discord.breaches.length = 0;
  return 'refused';
}

const NOBODY = { allowed_mentions: { parse: [] } };

/** Whether Discord takes a message with this in it. */
export function create(stage: DiscordStage, body: Json, nonce = 'n1'): ReturnType<typeof call> {
  const whole = { ...NOBODY, ...body, nonce, enforce_nonce: true };
  return call(stage, 'POST', `/channels/${TEXT_CHANNEL}/messages`, whole);
}

/** Whether Discord takes an answer of a kind to an interaction: 4 a message, 8 choices, 9 a form. */
export function respond(stage: DiscordStage, type: number, data: Json) {
  const { id, token } = stage.discord.interactions.open('1900000000000000001', 'a-token', 5);
  return call(stage, 'POST', `/interactions/${id}/${token}/callback`, { type, data });
}

/** Whether Discord takes these commands. */
export function register(stage: DiscordStage, commands: readonly Json[]) {
  return call(stage, 'PUT', `/applications/${BOT_ID}/commands`, commands);
}

export function message(...blocks: Block[]): Message {
  return { summary: 'A sentence', tone: 'loss', blocks };
}

export function texts(...sizes: number[]): Message {
  return message(
    ...sizes.map((size): Block => ({ type: 'text', content: plain('w'.repeat(size)) })),
  );
}

/** Sends a message as the adapter renders it; fails where Discord refuses any part or not all of it is to be seen. */
export async function sent(
  stage: DiscordStage,
  given: Message,
  seen: RegExp,
  times: number,
  options: { readonly plain?: boolean } = {},
): Promise<readonly DiscordPart[]> {
  const parts = renderMessage(given, options);
  for (const [at, part] of parts.entries())
    expect(await create(stage, objectOf(part), `part-${at}`)).toBe('taken');
  const all = parts.map((part) => shownIn(objectOf(part))).join('\n');
  expect(all.match(seen) ?? []).toHaveLength(times);
  return parts;
}
