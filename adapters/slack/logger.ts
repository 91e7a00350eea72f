import { LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import type { Log } from '../../src/log.ts';

/**
 * The logger that Slack's packages write to. Their debug lines hold whole payloads, people's messages among them, so
 * those are dropped; what they say besides becomes one line of ours.
 */
export function slackLogger(log: Log): Logger {
  const line = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => {
      log.debug('slack package', { said: line(parts) });
    },
    warn: (...parts: unknown[]) => {
      log.warn('slack package', { said: line(parts) });
    },
    error: (...parts: unknown[]) => {
      log.warn('slack package', { said: line(parts) });
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
