import { distance } from 'fastest-levenshtein';
import { kindByWords } from '../signals/kind-names.ts';
import { closestKind, readOption } from './option-words.ts';
import type { Option } from './option-words.ts';
import { NO_FILTERS } from './subscription.ts';
import type {
  CadenceWords,
  RequestProblem,
  SubscriptionRequest,
  TargetWords,
} from './subscription-request.ts';

/** Words said for the sake of the sentence. */
const FILLERS = new Set('to for on about the in at with of please news alerts follow'.split(' '));
const OPTION_WORDS = ['instant', 'daily', 'weekly'];
const LONGEST_NAME = 6;

type Run = { readonly words: string[]; readonly afterOption: boolean; readonly quoted: boolean };

/** Pieces of a request in the order in which they were said. */
type Pieces = { readonly runs: readonly Run[]; readonly options: readonly Option[] };

/**
 * Reads what follows the word subscribe: targets and options in any order, `,` and `and` between targets, quotes around
 * a name that holds other words of the grammar. `isName` tells whether several words are the name of a company, so that
 * Daily Mail is not taken for a cadence. Never throws.
 */
export function parseSubscription(
  text: string,
  isName: (words: string) => boolean = () => false,
): SubscriptionRequest | RequestProblem {
  const { runs, options } = piecesOf(tidy(text), isName);
  const wrong = options.find((option) => option.sets === 'problem');
  if (wrong) return { problem: wrong.problem };
  const stray = strayWord(runs);
  if (stray !== null) return { problem: stray };
  const targets: TargetWords[] = [];
  for (const run of runs) {
    const target = targetOf(run, isName);
    if ('problem' in target) return target;
    if (!targets.some((known) => JSON.stringify(known) === JSON.stringify(target)))
      targets.push(target);
  }
  if (targets.length === 0)
    return {
      problem:
        'Say what to follow: a company, theme:… , kind:… or all. For example: subscribe klarna weekly.',
    };
  return withOptions(targets, options);
}

/** Several targets without options, as `unsubscribe` takes them. */
export function parseTargets(
  text: string,
  isName: (words: string) => boolean = () => false,
): readonly TargetWords[] | RequestProblem {
  const request = parseSubscription(text, isName);
  return 'problem' in request ? request : request.targets;
}

function tidy(text: string): string {
  return text
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function piecesOf(text: string, isName: (words: string) => boolean): Pieces {
  const runs: Run[] = [];
  const options: Option[] = [];
  const state = { open: false, afterOption: false };
  let rest = text;
  const add = (word: string, quoted: boolean) => {
    const last = runs.at(-1);
    if (state.open && !quoted && last?.quoted === false) last.words.push(word);
    else runs.push({ words: [word], afterOption: state.afterOption && runs.length > 0, quoted });
    state.open = true;
  };
  while (rest !== '') {
    const separator = /^(?:[\s,;+]+(?:and(?=\s))?|and(?=\s|$))/i.exec(rest);
    if (separator) {
      if (separator[0].trim() !== '') {
        state.open = false;
        state.afterOption = false;
      }
      rest = rest.slice(separator[0].length);
      continue;
    }
    const quoted = /^"([^"]+)"/.exec(rest);
    if (quoted) {
      add(quoted[1] ?? '', true);
      rest = rest.slice(quoted[0].length);
      continue;
    }
    const name = nameAt(rest, isName);
    if (name !== null) {
      add(name, true);
      rest = rest.slice(name.length);
      continue;
    }
    const option = readOption(rest);
    if (option) {
      options.push(option.option);
      state.open = false;
      state.afterOption = true;
      rest = rest.slice(option.length);
      continue;
    }
    const labelled = /^(theme|kind):\s*"([^"]+)"/i.exec(rest);
    const word = labelled?.[0] ?? /^[^\s,;]+/.exec(rest)?.[0] ?? rest;
    // A label always begins a target of its own, also where no comma stands before it.
    if (/^(?:theme|topic|kind|company)s?:/i.test(word)) {
      state.open = false;
      state.afterOption = false;
    }
    if (labelled) add(`${labelled[1] ?? ''}:${labelled[2] ?? ''}`, true);
    else if (state.open || !FILLERS.has(word.toLowerCase())) add(word, false);
    rest = rest.slice(word.length);
  }
  return { runs, options };
}

/** The longest name of several words at the beginning of the text. */
function nameAt(text: string, isName: (words: string) => boolean): string | null {
  const ends = [...text.matchAll(/(?=[\s,;]|$)/g)].map(({ index }) => index).filter((at) => at > 0);
  return (
    ends
      .slice(0, LONGEST_NAME)
      .map((end) => text.slice(0, end))
      .filter((words) => /\s/.test(words))
      .findLast((words) => isName(words)) ?? null
  );
}

/** A word that belongs to no target and is no option, and what it was perhaps meant to be. */
function strayWord(runs: readonly Run[]): string | null {
  const stray = runs.find(({ afterOption }) => afterOption);
  if (stray) return notUnderstood(stray.words.join(' '));
  for (const { words, quoted } of runs) {
    const last = words.at(-1) ?? '';
    if (!quoted && words.length > 1 && closeOption(last) !== null) return notUnderstood(last);
  }
  return null;
}

function notUnderstood(words: string): string {
  const meant = closeOption(words);
  return meant === null
    ? `I do not understand “${words}” there. Options are instant, daily or weekly, a day, a time, a time zone, ai only, min 3, >=100 jobs, >=5%, only …, not …, to me. Names of several companies need a comma between them.`
    : `I do not understand “${words}”. Did you mean ${meant}? If it is part of a name, put the name in quotes.`;
}

function closeOption(word: string): string | null {
  return OPTION_WORDS.find((option) => distance(option, word.toLowerCase()) <= 2) ?? null;
}

function targetOf(
  { words, quoted }: Run,
  isName: (words: string) => boolean,
): TargetWords | RequestProblem {
  const text = words.join(' ').trim();
  const [, label, value = ''] = /^(theme|topic|kind|company)s?(?::\s*|\s+)(.+)$/i.exec(text) ?? [];
  const labelled = label?.toLowerCase();
  if (labelled === 'theme' || labelled === 'topic')
    return { type: 'theme', theme: value.toLowerCase() };
  if (labelled === 'company') return { type: 'company', words: value };
  if (labelled === 'kind') {
    const kind = kindByWords(value);
    if (kind !== null) return { type: 'kind', kind };
    return {
      problem: `“${value}” is none of the kinds I know. Did you mean kind:${closestKind(value)}?`,
    };
  }
  if (quoted || isName(text)) return { type: 'company', words: text };
  if (/^(?:all|everything|anything|every company|all companies|\*)$/i.test(text))
    return { type: 'all' };
  if (/^(?:ai|artificial intelligence)$/i.test(text)) return { type: 'theme', theme: 'ai' };
  const kind = kindByWords(text);
  return kind === null ? { type: 'company', words: text } : { type: 'kind', kind };
}

function withOptions(
  targets: readonly TargetWords[],
  options: readonly Option[],
): SubscriptionRequest | RequestProblem {
  let cadence: CadenceWords = { every: null, weekday: null, at: null, zone: null };
  let filters = NO_FILTERS;
  let toPerson = false;
  for (const option of options) {
    switch (option.sets) {
      case 'every':
        if (cadence.every !== null && cadence.every !== option.every)
          return { problem: `Both ${cadence.every} and ${option.every} are there; keep one.` };
        cadence = { ...cadence, every: option.every };
        break;
      case 'weekday':
        cadence = { ...cadence, weekday: option.weekday };
        break;
      case 'at':
        cadence = { ...cadence, at: option.at };
        break;
      case 'zone':
        cadence = { ...cadence, zone: option.zone };
        break;
      case 'ai':
        filters = { ...filters, aiOnly: true };
        break;
      case 'relevance':
        filters = { ...filters, minRelevance: option.least };
        break;
      case 'jobs':
        filters = { ...filters, minJobs: option.least };
        break;
      case 'percent':
        filters = { ...filters, minPercent: option.least };
        break;
      case 'only':
        filters = { ...filters, only: [...new Set([...filters.only, ...option.kinds])] };
        break;
      case 'not':
        filters = { ...filters, not: [...new Set([...filters.not, ...option.kinds])] };
        break;
      case 'person':
        toPerson = true;
        break;
      case 'nothing':
      case 'problem':
        break;
    }
  }
  const { every, weekday, at } = cadence;
  if (every === 'instant' && (weekday !== null || at !== null))
    return {
      problem: 'An instant alert has no day or time; leave them out, or say daily or weekly.',
    };
  if (every === 'daily' && weekday !== null)
    return { problem: 'A daily digest has no weekday; leave it out, or say weekly.' };
  return { targets, cadence, filters, toPerson };
}
