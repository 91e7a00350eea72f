import type { Command } from '../commands/command.ts';

/** True where a command changes what its channel follows or how; false for questions and for what is for the asker alone. */
export function changesChannel(command: Command): boolean {
  switch (command.type) {
    case 'subscribe':
      return !command.request.toPerson;
    case 'unsubscribe':
    case 'pause':
    case 'resume':
    case 'mute':
    case 'unmute':
    case 'watch':
    case 'unwatch':
      return true;
    case 'budget':
      return command.alertsPerDay !== 'show';
    case 'quiet':
      return command.hours !== 'show';
    case 'empty_digests':
      return command.come !== 'show';
    case 'signals':
    case 'subscriptions':
    case 'missed':
    case 'sources':
    case 'digest':
    case 'why':
    case 'card':
    // Who may report a story may take the report back: `takesReportBack`.
    case 'right':
    case 'help':
    case 'unknown':
      return false;
  }
}
