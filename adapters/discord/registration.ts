import { Routes, type REST } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import { backoffMs } from '../../src/deliveries/backoff.ts';
import {
  PlatformUnavailableError,
  RateLimitedError,
} from '../../src/deliveries/delivery-errors.ts';
import type { Log } from '../../src/log.ts';
import { COMMANDS } from './commands.ts';
import { deliveryError } from './discord-errors.ts';

/** Sees to it that Discord knows our commands; tries again until it does, gives up where Discord refuses them. */
export async function registerCommands({
  rest,
  application,
  clock,
  chance,
  log,
  signal,
}: {
  readonly rest: REST;
  readonly application: string;
  readonly clock: Clock;
  readonly chance: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
}): Promise<void> {
  for (let attempts = 1; !signal.aborted; attempts += 1) {
    try {
      if (await register(rest, application)) log.info('discord commands registered');
      return;
    } catch (cause) {
      const error = deliveryError(cause);
      const { code } = error;
      if (error instanceof RateLimitedError) await waited(error.retryAfterMs);
      else if (error instanceof PlatformUnavailableError)
        await waited(backoffMs(attempts, chance()));
      else {
        log.error('discord refuses the commands', { code, err: cause });
        return;
      }
      log.warn('discord commands not registered yet', { code, attempts });
    }
  }

  /** Whoever stops us ends the wait as well. */
  async function waited(ms: number): Promise<void> {
    await clock.sleep(ms, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}

/** Registers them where Discord knows others: creating commands counts toward a day's limit. True where it did. */
async function register(rest: REST, application: string): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const known = (await rest.get(route)) as readonly Record<string, unknown>[];
  const isSame =
    known.length === COMMANDS.length &&
    COMMANDS.every((wanted) => known.some((one) => contains(one, wanted)));
  if (!isSame) await rest.put(route, { body: COMMANDS });
  return !isSame;
}

/** True where `known` says all that `wanted` does; Discord adds fields, and leaves out what is false or empty. */
function contains(known: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const list: readonly unknown[] = Array.isArray(known) ? known : [];
    return list.length === wanted.length && wanted.every((item, at) => contains(list[at], item));
  }
  if (typeof wanted !== 'object' || wanted === null)
    return known === wanted || (known === undefined && (wanted === false || wanted === null));
  const object: Readonly<Record<string, unknown>> =
    typeof known === 'object' && known !== null ? { ...known } : {};
  return Object.entries(wanted).every(([name, value]) => contains(object[name], value));
}
