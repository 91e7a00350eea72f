import { closest } from 'fastest-levenshtein';
import { KIND_WORDS, kindByWords } from '../signals/kind-names.ts';
import { KINDS } from '../signals/signal.ts';
import type { Kind } from '../signals/signal.ts';
import { closestZone, zoneByName } from './zones.ts';

/** What one option says. */
export type Option =
  | { readonly sets: 'every'; readonly every: 'instant' | 'daily' | 'weekly' }
  | { readonly sets: 'weekday'; readonly weekday: number }
  | { readonly sets: 'at'; readonly at: string }
  | { readonly sets: 'zone'; readonly zone: string }
  | { readonly sets: 'ai' }
  | { readonly sets: 'relevance'; readonly least: number }
  | { readonly sets: 'jobs'; readonly least: number }
  | { readonly sets: 'percent'; readonly least: number }
  | { readonly sets: 'only'; readonly kinds: readonly Kind[] }
  | { readonly sets: 'not'; readonly kinds: readonly Kind[] }
  | { readonly sets: 'person' }
  | { readonly sets: 'nothing' }
  | { readonly sets: 'problem'; readonly problem: string };

/** An option at the beginning of a text, and how many characters it takes. */
export type OptionRead = { readonly option: Option; readonly length: number };

type Reader = {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Option | null;
};

/** Nothing, white space or a separator: an option is never the beginning of a longer word. */
const END = '(?=[\\s,;]|$)';
const NUMBER = '(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)';
const LEAST = '(?:>=|=>|≥|>|min(?:imum)?|at least|from|over|more than)';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const kindList = KIND_WORDS.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

function reader(pattern: string, read: Reader['read']): Reader {
  return { pattern: new RegExp(`^(?:${pattern})${END}`, 'i'), read };
}

const numberOf = (text: string | undefined) => Number((text ?? '').replaceAll(',', ''));

const READERS: readonly Reader[] = [
  reader('instant(?:ly)?|immediate(?:ly)?|at once|right away|real[- ]?time|as it happens', () => ({
    sets: 'every',
    every: 'instant',
  })),
  reader('daily|every day|each day|once a day', () => ({ sets: 'every', every: 'daily' })),
  reader('weekly|every week|each week|once a week', () => ({ sets: 'every', every: 'weekly' })),
  reader(
    '(?:on |every )?(mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s|rs|r)?s?',
    ([, day]) => ({ sets: 'weekday', weekday: WEEKDAYS.indexOf(day?.toLowerCase() ?? '') + 1 }),
  ),
  reader('(?:at )?(\\d{1,2})[:.](\\d\\d) ?(am|pm)?', ([text, hour, minute, half]) =>
    timeOf(Number(hour), Number(minute), half, text),
  ),
  reader('(?:at )?(\\d{1,2}) ?(am|pm)', ([text, hour, half]) =>
    timeOf(Number(hour), 0, half, text),
  ),
  reader('at (\\d{1,2})', ([text, hour]) => timeOf(Number(hour), 0, undefined, text)),
  reader('(?:at )?(noon|midnight)', ([, word]) => ({
    sets: 'at',
    at: word?.toLowerCase() === 'noon' ? '12:00' : '00:00',
  })),
  reader('(?:in )?((?:[a-z]+/[a-z_+\\-0-9/]+)|utc|gmt)(?: time)?', ([, name = '']) =>
    zoneOption(name),
  ),
  reader(
    '(?:only )?(?:where |because of |due to )?ai(?:[- ]only| alone)|only ai|ai[- ]?only',
    () => ({
      sets: 'ai',
    }),
  ),
  reader(`(?:min(?:imum)? )?relevance(?: of)? ?${LEAST}? ?(\\d+)\\+?`, ([, least]) =>
    relevance(Number(least)),
  ),
  reader(
    `${LEAST} ?${NUMBER} ?(?:%|percent|per cent|pct)|${NUMBER} ?(?:%|percent|pct)\\+?`,
    (match) => percent(numberOf(match[1] ?? match[2])),
  ),
  reader(
    `(?:${LEAST} ?${NUMBER}|${NUMBER}\\+) ?(?:jobs|job|people|roles|staff|positions|employees|workers)`,
    (match) => ({ sets: 'jobs', least: Math.ceil(numberOf(match[1] ?? match[2])) }),
  ),
  reader(`${LEAST} ?${NUMBER}`, ([, least]) =>
    numberOf(least) <= 5
      ? relevance(numberOf(least))
      : { sets: 'jobs', least: Math.ceil(numberOf(least)) },
  ),
  reader(
    `(?:only|just) (?:kinds? )?((?:${kindList})(?:(?: ?, ?(?:and )?| and | or )(?:${kindList}))*)`,
    (match) => ({
      sets: 'only',
      kinds: kindsIn(match[1] ?? ''),
    }),
  ),
  reader(
    `(?:not|no|without|except|excluding|but not) (?:kinds? )?((?:${kindList})(?:(?: ?, ?(?:and )?| and | or )(?:${kindList}))*)`,
    (match) => ({ sets: 'not', kinds: kindsIn(match[1] ?? '') }),
  ),
  reader('(?:only|not|without|except|excluding) ([^\\s,;]+)', ([, word = '']) => ({
    sets: 'problem',
    problem: `“${word}” is none of the kinds I know. Did you mean ${closestKind(word)}? The kinds are ${KINDS.join(', ')}.`,
  })),
  reader('to me|for me|privately|in private|(?:in|by|as) an? (?:dm|direct message)|dm', () => ({
    sets: 'person',
  })),
  reader('to (?:this channel|us|here)|here', () => ({ sets: 'nothing' })),
];

/** The option that the text begins with, or null. `text` has single spaces and plain quotes. */
export function readOption(text: string): OptionRead | null {
  for (const { pattern, read } of READERS) {
    const match = pattern.exec(text);
    const option = match === null ? null : read(match);
    if (match !== null && option !== null) return { option, length: match[0].length };
  }
  return null;
}

/** The kind whose word is spelled most like this one. */
export function closestKind(word: string): Kind {
  return kindByWords(closest(word.toLowerCase(), [...KIND_WORDS])) ?? 'layoff';
}

function timeOf(hour: number, minute: number, half: string | undefined, text: string): Option {
  const isHalf = half !== undefined;
  const hours = isHalf ? (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : hour;
  if (hours > 23 || minute > 59 || (isHalf && (hour > 12 || hour === 0)))
    return { sets: 'problem', problem: `“${text}” is no time of day. Write it like 09:00.` };
  const two = (part: number) => String(part).padStart(2, '0');
  return { sets: 'at', at: `${two(hours)}:${two(minute)}` };
}

const REGIONS =
  /^(africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific|etc|us)\//i;

/** Null for words with a slash that are no attempt at a zone: a company may be called A/B. */
function zoneOption(name: string): Option | null {
  const zone = zoneByName(name);
  if (zone !== null) return { sets: 'zone', zone };
  if (!REGIONS.test(name)) return null;
  return {
    sets: 'problem',
    problem: `I know no time zone “${name}”. Did you mean ${closestZone(name)}?`,
  };
}

function relevance(least: number): Option {
  if (Number.isInteger(least) && least >= 1 && least <= 5) return { sets: 'relevance', least };
  return {
    sets: 'problem',
    problem: `Relevance goes from 1 to 5. For people affected write >=${least} jobs.`,
  };
}

function percent(least: number): Option {
  if (least > 0 && least <= 100) return { sets: 'percent', least };
  return { sets: 'problem', problem: 'A share of staff goes from 0 to 100%. Write it like >=5%.' };
}

function kindsIn(list: string): Kind[] {
  const kinds = list.split(/ ?, ?(?:and )?| and | or /i).flatMap((word) => kindByWords(word) ?? []);
  return [...new Set(kinds)];
}
