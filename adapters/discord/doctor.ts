import { Routes, type APIApplication, type APIUser, type REST } from 'discord.js';
import { AppError } from '../../src/errors.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { deliveryError } from './discord-errors.ts';
import { inviteLink } from './invite.ts';
import { createGatekeeper, createOutboxRest, type RestSettings } from './rest.ts';

/** One thing that was looked at, and what there is to say. */
export type DiscordCheck = { readonly name: string; readonly fine: boolean; readonly says: string };

export type DiscordDoctor = RestSettings & {
  readonly token: string;
  /** Where something is subscribed. */
  readonly destinations: readonly Destination[];
};

/** Asks Discord about the token, whether it is in any server, and whether each subscribed channel can be seen. */
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
  checks.push(await serversCheck(rest));
  const channels = destinations.filter(({ person }) => !person);
  const unseen: DiscordCheck[] = [];
  for (const { channel } of channels) {
    try {
      await rest.get(Routes.channel(channel));
    } catch (error) {
      unseen.push({ name: 'discord channel', fine: false, says: `${channel}: ${said(error)}` });
    }
  }
  const seen = channels.length - unseen.length;
  const says = `${seen} of ${channels.length} can be seen`;
  return [
    ...checks,
    ...unseen,
    ...(seen === 0 ? [] : [{ name: 'discord channels', fine: true, says }]),
  ];
}

/** Whether anybody has added the bot to a server, with the way to do it. */
async function serversCheck(rest: REST): Promise<DiscordCheck> {
  const name = 'discord servers';
  try {
    const { id, approximate_guild_count: servers = 0 } = (await rest.get(
      Routes.currentApplication(),
    )) as APIApplication;
    const says = servers === 0 ? `in none yet; add it: ${inviteLink(id)}` : `in ${servers}`;
    return { name, fine: servers > 0, says };
  } catch (error) {
    return { name, fine: false, says: said(error) };
  }
}

function said(error: unknown): string {
  return error instanceof AppError ? error.message : deliveryError(error).message;
}
