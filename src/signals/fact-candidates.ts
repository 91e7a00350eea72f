import { countedNoun } from './counted-noun.ts';
import { FACT_TOPICS } from './fact-topics.ts';
import type { FactTopic } from './fact-topics.ts';
import type { FigureRole } from './signal.ts';
import type { Quantity } from './text/quantity.ts';
import type { ReadText } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

/** Units between a figure and the word that tells its topic. */
const TOPIC_REACH = 10;

/** A figure that counts no staff, before it is known whose it is. */
export type FactCandidate = {
  readonly at: number;
  readonly sentence: number;
  readonly role: FigureRole;
  readonly quantity: Quantity;
  readonly topic: FactTopic | null;
};

/**
 * The amounts of money, shares, changed times and things counted of a text. `people` are the units that count staff:
 * they are placed elsewhere.
 */
export function candidatesIn(read: ReadText, people: ReadonlySet<number>): FactCandidate[] {
  const candidates: FactCandidate[] = [];
  let at = -1;
  for (const { quantity, sentence } of read.units) {
    at += 1;
    if (quantity === null || quantity.vague || people.has(at)) continue;
    const role = formerly(at, quantity, read) ? null : roleOf(quantity, at, read);
    if (role !== null)
      candidates.push({ at, sentence, role, quantity, topic: topicOf(at, role, read) });
  }
  return candidates;
}

const isSaving = wordTest('save~ saving shorten~ shave~ gain~ free~');
const linksTimes = wordTest('from to instead than against with down now of was');
const isStaff = wordTest('<post> <person> <force>');
const isWork = wordTest('<humanWork> images documents lines');

function roleOf(quantity: Quantity, at: number, read: ReadText): FigureRole | null {
  switch (quantity.form) {
    case 'money':
      return 'money';
    case 'percent':
      if (read.units[at + 1]?.norm === 'of' && read.units[at + 2]?.mention) return null;
      if (read.units[at + 1]?.norm === 'fewer' || read.units[at + 3]?.norm === 'them') return null;
      for (let step = at + 1; step <= at + 5; step += 1) if (isStaff(read.units[step])) return null;
      return 'share';
    case 'duration':
      return changedTime(at, read) ? 'duration' : null;
    case 'count':
      return countedNoun(read.units, at) === 'other' || isWork(read.units[at + 1]) ? 'count' : null;
    case 'year':
    case 'date':
    case 'ordinal':
    case 'measure':
      return null;
    default:
      return quantity.form satisfies never;
  }
}

const wasBefore = wordTest('from against versus after before compared than');
const isYear = wordTest('year quarter month');
const isEarlier = wordTest('before ago earlier previous previously');

/** "A loss of $1m, from $84m a year before": what something was before is not what is told of it now. */
function formerly(at: number, { form }: Quantity, { units }: ReadText): boolean {
  if (form !== 'money' && form !== 'percent') return false;
  const sentence = units[at]?.sentence;
  if (form === 'money')
    for (let step = 1; step <= 6 && units[at + step]?.symbol !== SYMBOLS.comma; step += 1)
      if (units[at + step]?.sentence === sentence && isEarlier(units[at + step])) return true;
  for (let step = 1; step <= 9; step += 1) {
    const unit = units[at - step];
    if (unit?.sentence !== sentence || unit === undefined) return false;
    if (isEarlier(unit) || (unit.norm === 'after' && isYear(units[at - step - 1]))) return true;
    if (step <= 3 && wasBefore(unit))
      return (
        units
          .slice(Math.max(0, at - 12), at)
          .some((other) => other.sentence === sentence && other.quantity?.form === form) &&
        units[at + 1]?.norm !== 'to'
      );
  }
  return false;
}

/** "from 6 weeks to 7 days", "7 days instead of 6 weeks", "saves 40 minutes": a time that something takes. */
function changedTime(at: number, { units }: ReadText): boolean {
  const sentence = units[at]?.sentence;
  for (const direction of [-1, 1]) {
    for (let step = 1; step <= 6; step += 1) {
      const unit = units[at + direction * step];
      if (unit?.sentence !== sentence) break;
      if (unit?.symbol === SYMBOLS.duration)
        return [1, 2, 3, 4, 5].some((gap) => gap < step && linksTimes(units[at + direction * gap]));
    }
  }
  return [1, 2, 3, 4].some((back) => isSaving(units[at - back]));
}

/** Words by which something becomes less. */
export const reduces = wordTest(
  'cut~ reduce~ lower~ less save~ saving+ saved slash~ trim~ shrink~ minimise~ minimize~ reduction+ fell fall~ drop~',
);

/** The topic whose word stands nearest. */
function topicOf(at: number, role: FigureRole, read: ReadText): FactTopic | null {
  const { units } = read;
  const sentence = units[at]?.sentence;
  let best: { readonly topic: FactTopic; readonly gap: number } | null = null;
  let lessened = false;
  for (const direction of [-1, 1]) {
    let gap = 0;
    for (let step = 1; gap <= TOPIC_REACH; step += 1) {
      const unit = units[at + direction * step];
      if (unit?.sentence !== sentence || unit === undefined) break;
      gap += unit.symbol === SYMBOLS.comma ? 3 : unit.symbol === SYMBOLS.barrier ? 5 : 1;
      if (gap > TOPIC_REACH) break;
      lessened ||= reduces(unit);
      for (const topic of FACT_TOPICS)
        if ((best === null || gap < best.gap) && topic.roles.includes(role) && topic.words(unit))
          best = { topic, gap };
    }
  }
  if (best?.topic.name === 'outlay' && lessened)
    return FACT_TOPICS.find(({ name }) => name === 'cost') ?? null;
  return best?.topic ?? null;
}
