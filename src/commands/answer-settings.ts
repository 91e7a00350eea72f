import { quietHoursEnd } from '../subscriptions/local-hours.ts';
import { countOf, formatDate } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { companyWords } from '../subscriptions/describe.ts';
import type { DestinationSettings } from '../subscriptions/subscription.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './context.ts';
import { findCompany } from './find-company.ts';
import { say } from './say.ts';

const DAY_MS = 86_400_000;

async function settingsHere({ store, destination }: CommandContext): Promise<DestinationSettings> {
  const kept = await store.settingsOf(destination);
  return (
    kept ?? {
      destination,
      alertsPerDay: null,
      quietHours: null,
      zone: null,
      mutes: {},
      emptyDigests: true,
    }
  );
}

/** `mute`: no alerts about a company for some days. */
export async function answerMute(
  words: string,
  days: number,
  context: CommandContext,
): Promise<Message> {
  const { company, ask } = await findCompany(words, 'mute', context);
  if (company === null) return ask;
  const { store, now, zone } = context;
  const settings = await settingsHere(context);
  const until = new Date(Date.parse(now) + days * DAY_MS).toISOString();
  await store.keepSettings({ ...settings, mutes: { ...settings.mutes, [company.id]: until } });
  return say(
    `No alerts about ${company.name} here until ${formatDate(until, 'day', zone)}; digests still have them.`,
    [],
    [{ label: 'End it', action: `unmute ${companyWords(company.name)}` }],
  );
}

/** `unmute`: ends the mute of a company, or all where `words` is null. */
export async function answerUnmute(
  words: string | null,
  context: CommandContext,
): Promise<Message> {
  const { store } = context;
  const settings = await settingsHere(context);
  if (words === null) {
    await store.keepSettings({ ...settings, mutes: {} });
    return say('No company is muted here any more.');
  }
  const { company, ask } = await findCompany(words, 'unmute', context);
  if (company === null) return ask;
  if (!(company.id in settings.mutes)) return say(`${company.name} is not muted here.`);
  const mutes = Object.entries(settings.mutes).filter(([id]) => id !== company.id);
  await store.keepSettings({ ...settings, mutes: Object.fromEntries(mutes) });
  return say(`Alerts about ${company.name} come here again.`);
}

/** `budget`: how many alerts a day may come here. */
export async function answerBudget(
  alertsPerDay: Extract<Command, { type: 'budget' }>['alertsPerDay'],
  context: CommandContext,
): Promise<Message> {
  const settings = await settingsHere(context);
  const next = alertsPerDay === 'show' ? settings.alertsPerDay : alertsPerDay;
  if (alertsPerDay !== 'show')
    await context.store.keepSettings({ ...settings, alertsPerDay: next });
  const most = next ?? context.alertsPerDay;
  if (most === 0) return say('There is no limit on alerts here.');
  const usual = next === null ? ', the usual number' : '';
  return say(
    `At most ${countOf(most, 'alert')} a day here${usual}; what is over goes to the next digest.`,
  );
}

/** `quiet`: hours in which no alert comes. */
export async function answerQuiet(
  hours: Extract<Command, { type: 'quiet' }>['hours'],
  context: CommandContext,
): Promise<Message> {
  const settings = await settingsHere(context);
  const next =
    hours === 'show'
      ? settings.quietHours
      : hours === 'off'
        ? null
        : { ...hours, zone: hours.zone ?? settings.zone ?? context.zone };
  if (hours !== 'show') {
    const { store, destination, now } = context;
    await store.keepSettings({ ...settings, quietHours: next });
    // What waits for the end of the hours that were set before has nothing to wait for any more.
    const isQuiet = next !== null && quietHoursEnd(next, now) !== null;
    if (!isQuiet) await store.bringForward(destination, now);
  }
  if (next === null) return say('There are no quiet hours here.');
  return say(
    `No alerts here from ${next.from} to ${next.to} (${next.zone}); they come when that time is over.`,
  );
}

/** `digests empty`: whether a digest comes here that has nothing to tell. */
export async function answerEmptyDigests(
  come: Extract<Command, { type: 'empty_digests' }>['come'],
  context: CommandContext,
): Promise<Message> {
  const settings = await settingsHere(context);
  const emptyDigests = come === 'show' ? settings.emptyDigests : come;
  if (come !== 'show') await context.store.keepSettings({ ...settings, emptyDigests });
  return emptyDigests
    ? say(
        'A digest comes here also when there is nothing to tell, in one line.',
        [],
        [{ label: 'Only when there is news', action: 'digests empty off' }],
      )
    : say(
        'A digest comes here only when there is something to tell.',
        [],
        [{ label: 'Always', action: 'digests empty on' }],
      );
}
