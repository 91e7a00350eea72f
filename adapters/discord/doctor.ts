import { Routes, type APIUser } from 'discord.js';
import { AppError } from '../../src/errors.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { deliveryError } from './discord-errors.ts';
import { createGatekeeper, createOutboxRest, type RestSettings } from './rest.ts';

/** One thing that was looked at, and what there is to say. */
export type DiscordCheck = { readonly name: string; readonly fine: boolean; readonly says: string };

export type DiscordDoctor = RestSettings & {
  readonly token: string;
  /** Where something is subscribed. */
  readonly destinations: readonly Destination[];
};

/** Asks Discord about the token, and whether each subscribed channel can be seen. */
export async function checkDiscord(parts: DiscordDoctor): Promise<DiscordCheck[]> {
  const { token, destinations } = parts;
  const rest = createOutboxRest(token, parts, createGatekeeper(parts));
  const checks: DiscordCheck[] = [];
  try {
    const { username } = (await rest.get(Routes.user())) as APIUser;
    checks.push({ name: 'discord token', fine: true, says: `works as ${username}` });
  } catch (error) {
    return [{ name: 'discord token', fine: false, says: said(error) }];
  }
  const channels = destinations.filter(({ person }) => !person);
  for (const { channel } of channels) {
    try {
      await rest.get(Routes.channel(channel));
    } catch (error) {
      checks.push({ name: 'discord channel', fine: false, says: `${channel}: ${said(error)}` });
    }
  }
  const seen = channels.length + 1 - checks.length;
  return seen === 0
    ? checks
    : [
        ...checks,
        { name: 'discord channels', fine: true, says: `${seen} of ${channels.length} can be seen` },
      ];
}

function said(error: unknown): string {
  return error instanceof AppError ? error.message : deliveryError(error).message;
}
