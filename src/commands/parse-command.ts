import { distance } from 'fastest-levenshtein';
import { parseSubscription, parseTargets } from '../subscriptions/parse-subscription.ts';
import { zoneByName } from '../subscriptions/zones.ts';
import { COMMAND_NAMES } from './command.ts';
import type { Command, CommandName } from './command.ts';
import { commandByWord } from './command-words.ts';
import { placeIn } from './place-words.ts';

const DEFAULT_MUTE_DAYS = 14;
const LONGEST_MUTE_DAYS = 366;
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30 };

/** What the grammar has to know about names, so that Daily Mail is a company and not a cadence. */
export type NameKnowledge = {
  /** True where these words, of one or several, are the name of a known company. */
  readonly isName: (words: string) => boolean;
};

/**
 * Reads a line as one command. A line that starts with no command is a question about a company or words:
 * `klarna` is `signals klarna`. Never throws; what cannot be read is `unknown` with what would be right.
 */
export function parseCommand(text: string, { isName }: NameKnowledge): Command {
  const line = text
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/^\/(?=\w)/, '');
  const [first = '', ...others] = line.split(' ');
  const rest = others.join(' ');
  if (line === '') return { type: 'help', topic: null };
  // Budget is a company too; a word of the grammar that stands alone is meant as such.
  const alone = COMMAND_NAMES.find((word) => word === line.toLowerCase());
  if (alone === undefined && isName(line)) return { type: 'signals', words: line };
  const name = alone ?? commandByWord(first.replace(/:$/, ''));
  if (name !== null) return readCommand(name, rest, text, isName);
  const meant = closestCommand(first);
  if (meant !== null && !isName(first))
    return unknown(
      text,
      `I do not know “${first}”. Did you mean ${meant}?`,
      `${meant} ${rest}`.trim(),
    );
  return { type: 'signals', words: line };
}

function readCommand(
  name: CommandName,
  rest: string,
  text: string,
  isName: (words: string) => boolean,
): Command {
  switch (name) {
    case 'signals':
      return { type: name, words: rest.replace(/^(?:about|for|on|of) /i, '') };
    case 'subscriptions':
      return { type: name };
    case 'subscribe': {
      const request = parseSubscription(rest, isName);
      return 'problem' in request ? unknown(text, request.problem, null) : { type: name, request };
    }
    case 'unsubscribe':
      return readTargets(rest, isName, text, (targets) => ({ type: name, targets }));
    case 'pause':
    case 'resume':
      if (/^(?:|all|everything)$/i.test(rest)) return { type: name, targets: null };
      return readTargets(rest, isName, text, (targets) => ({ type: name, targets }));
    case 'mute':
      return readMute(rest, text);
    case 'unmute':
      return { type: name, company: /^(?:|all|everything)$/i.test(rest) ? null : rest };
    case 'budget':
      return readBudget(rest, text);
    case 'quiet':
      return readQuiet(rest, text);
    case 'watch':
    case 'unwatch': {
      const place = placeIn(rest, isName);
      if (place !== null) return { type: name, place };
      if (rest !== '')
        return readCommand(name === 'watch' ? 'subscribe' : 'unsubscribe', rest, text, isName);
      return unknown(
        text,
        `Say which address, for example ${name} https://news.example/feed.`,
        'sources',
      );
    }
    case 'sources': {
      const [, page] = /^(?:page )?(\d{1,4})$/i.exec(rest) ?? [];
      if (/^presets?$/i.test(rest)) return { type: name, list: 'presets' };
      if (page !== undefined || rest === '')
        return { type: name, list: Math.max(1, Number(page ?? 1)) };
      return { type: 'why', of: rest.replace(/^(?:of|for|behind) /i, '') };
    }
    case 'missed':
      return { type: name, company: rest === '' ? null : rest };
    case 'digest':
      return readDigest(rest, text);
    case 'why':
    case 'card':
    case 'right':
      if (rest !== '') return { type: name, of: rest };
      return unknown(text, `Say which story or company, for example ${name} klarna.`, null);
    case 'help':
      return { type: name, topic: commandByWord(rest) ?? closestCommand(rest) };
  }
}

function readTargets(
  rest: string,
  isName: (words: string) => boolean,
  text: string,
  toCommand: (targets: Extract<Command, { type: 'unsubscribe' }>['targets']) => Command,
): Command {
  const targets = parseTargets(rest.replace(/^from /i, ''), isName);
  if (!('problem' in targets)) return toCommand(targets);
  return unknown(text, rest === '' ? 'Say which one, or all.' : targets.problem, 'subscriptions');
}

function readMute(rest: string, text: string): Command {
  const [, company = rest, count = '', unit = 'd'] =
    /^(.*?) (?:for )?(\d{1,3}) ?(d|w|m)(?:ays?|eeks?|onths?)?$/i.exec(rest) ?? [];
  const days = count === '' ? DEFAULT_MUTE_DAYS : Number(count) * (DAYS[unit.toLowerCase()] ?? 1);
  if (company === '')
    return unknown(text, 'Say which company and for how long: mute klarna 14d.', null);
  if (days < 1 || days > LONGEST_MUTE_DAYS)
    return unknown(
      text,
      `A mute lasts from 1 to ${LONGEST_MUTE_DAYS} days. To end it for good, write unsubscribe ${company}.`,
      `mute ${company} 14d`,
    );
  return { type: 'mute', company, days };
}

function readBudget(rest: string, text: string): Command {
  if (rest === '') return { type: 'budget', alertsPerDay: 'show' };
  if (/^(?:off|none|no|unlimited|0)$/i.test(rest)) return { type: 'budget', alertsPerDay: 0 };
  if (/^(?:default|reset|normal)$/i.test(rest)) return { type: 'budget', alertsPerDay: null };
  const [, count] = /^(\d{1,4})(?: (?:alerts?)?(?: ?(?:a|per) day)?)?$/i.exec(rest) ?? [];
  if (count !== undefined) return { type: 'budget', alertsPerDay: Number(count) };
  return unknown(
    text,
    `“${rest}” is no number of alerts a day. Write budget 20 or budget off.`,
    null,
  );
}

function readDigest(rest: string, text: string): Command {
  const empty = /^empty(?: (?:ones|digests?))?(?: (.*))?$/i.exec(rest);
  if (empty === null) return { type: 'digest', words: rest };
  const [, words] = empty;
  if (words === undefined) return { type: 'empty_digests', come: 'show' };
  if (/^(?:on|yes)$/i.test(words)) return { type: 'empty_digests', come: true };
  if (/^(?:off|no|none|never)$/i.test(words)) return { type: 'empty_digests', come: false };
  return unknown(text, 'Write digests empty off or digests empty on.', null);
}

function readQuiet(rest: string, text: string): Command {
  const words = rest.replace(/^hours ?/i, '');
  if (words === '') return { type: 'quiet', hours: 'show' };
  if (/^(?:off|none|no|never)$/i.test(words)) return { type: 'quiet', hours: 'off' };
  const [, from, to, zoneName] =
    /^(?:from )?(\d{1,2}(?::\d\d)?) ?(?:-|–|to|until) ?(\d{1,2}(?::\d\d)?)(?: (\S+))?$/i.exec(
      words,
    ) ?? [];
  const start = timeOf(from);
  const end = timeOf(to);
  const zone = zoneName === undefined ? null : zoneByName(zoneName);
  const isWrong = start === null || end === null || start === end;
  if (isWrong || (zoneName !== undefined && zone === null))
    return unknown(
      text,
      'Write quiet hours as quiet 22:00-07:00, with a time zone behind it if need be, or quiet off.',
      null,
    );
  return { type: 'quiet', hours: { from: start, to: end, zone } };
}

function timeOf(text: string | undefined): string | null {
  const [hour = '', minute = '00'] = (text ?? '').split(':');
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** A command spelled nearly like the word; short words are left alone, too many names look like them. */
function closestCommand(word: string): CommandName | null {
  if (word.length < 4) return null;
  const near = (name: string) => distance(name, word.toLowerCase());
  const best = COMMAND_NAMES.toSorted((a, b) => near(a) - near(b))[0];
  return best !== undefined && near(best) <= (word.length < 7 ? 1 : 2) ? best : null;
}

function unknown(text: string, problem: string, meant: string | null): Command {
  return { type: 'unknown', text, problem, meant };
}
