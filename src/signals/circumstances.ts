import { says, SAYS, saysOf } from './circumstance-words.ts';
import type { Kind } from './signal.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import type { Trigger } from './triggers.ts';

/** How a trigger is meant: as news, as something past, denied, or only imagined. */
export type Circumstances = {
  readonly history: number;
  /** Its figures are those of an earlier time, though the matter may go on. */
  readonly past: boolean;
  readonly denied: boolean;
  readonly imagined: boolean;
};

/** What makes a trigger history rather than news; at or above `HISTORY_FROM` it is. */
export const HISTORY_WEIGHTS = {
  lastPeriod: 2,
  earlier: 2,
  ago: 1.5,
  previously: 2,
  pastYear: 2,
  month: 1.6,
  hadDone: 1.5,
  afterDoing: 1.6,
  inThePast: 3,
  onTopOf: 3,
  comparedWith: 2,
  /** "which bought", "who had cut". */
  relative: 0.8,
  recently: 1.6,
  /** "has already cut … and still wants": a running programme (LABELS.md, ruling 1). */
  ongoing: -1,
  title: -3,
  lead: -1,
  current: -2,
  future: -1.5,
} as const;
export const HISTORY_FROM = 1.5;

/** Kinds that go on once begun, or are told of past periods by nature, grow old less by what dates them. */
export const HISTORY_SHARE: Readonly<Partial<Record<Kind, number>>> = {
  hiring_freeze: 0.4,
  attrition: 0.35,
  ai_adoption: 0.35,
  ai_replacement: 0.5,
  ai_savings: 0.3,
  reskilling: 0.5,
  results: 0.5,
};

/** News is what is neither history nor denied nor imagined. */
export function isNews({ history, denied, imagined }: Circumstances): boolean {
  return history < HISTORY_FROM && !denied && !imagined;
}

export function circumstancesOf(
  trigger: Trigger,
  read: ReadText,
  published: Published,
  denials: ReadonlySet<number>,
): Circumstances {
  const span = read.sentences[trigger.sentence];
  if (span === undefined) return { history: 0, past: false, denied: false, imagined: false };
  const from = clauseStart(read.units, trigger.first, span.first);
  const to = clauseEnd(read.units, trigger.end, span.end);
  return {
    ...historyOf(trigger, read, from, to, published),
    denied: deniedBefore(trigger, read.units, from) || deniedAround(trigger, denials),
    imagined:
      imagined(read.units, from, trigger.first) ||
      (trigger.kind === 'ai_savings' && hoped(read.units, from, to)),
  };
}

function clauseStart(units: readonly Unit[], at: number, first: number): number {
  let start = at;
  while (start > first) {
    const unit = units[start - 1];
    if (unit?.symbol === SYMBOLS.barrier || says(unit, SAYS.break)) break;
    if (unit?.symbol === SYMBOLS.comma && at - start > 8) break;
    start -= 1;
  }
  return start;
}

function clauseEnd(units: readonly Unit[], at: number, last: number): number {
  let end = at;
  while (end < last) {
    const unit = units[end];
    if (unit?.symbol === SYMBOLS.barrier || says(unit, SAYS.break)) break;
    if (unit?.symbol === SYMBOLS.comma && end - at > 6) break;
    end += 1;
  }
  return end;
}

function historyOf(
  trigger: Trigger,
  read: ReadText,
  from: number,
  to: number,
  published: Published,
): { readonly history: number; readonly past: boolean } {
  const { units } = read;
  const span = read.sentences[trigger.sentence];
  let dated = 0;
  let score = 0;
  let current = false;
  let ongoing = false;
  for (let at = from; at < to; at += 1) {
    const unit = units[at];
    if (unit === undefined) break;
    const word = saysOf(unit);
    if (unit.symbol === SYMBOLS.year && isPastYear(unit, units[at - 1], published))
      dated += HISTORY_WEIGHTS.pastYear;
    if (word === 0) continue;
    const next = units[at + 1];
    if ((word & SAYS.last) !== 0 && says(next, SAYS.period)) dated += HISTORY_WEIGHTS.lastPeriod;
    if ((word & SAYS.earlier) !== 0 && next?.norm !== 'than') dated += HISTORY_WEIGHTS.earlier;
    if ((word & SAYS.ago) !== 0) dated += HISTORY_WEIGHTS.ago;
    if ((word & SAYS.period) !== 0 && isPastMonth(unit, units[at - 1], published))
      dated += HISTORY_WEIGHTS.month;
    if ((word & SAYS.previously) !== 0) score += HISTORY_WEIGHTS.previously;
    if ((word & SAYS.recently) !== 0) score += HISTORY_WEIGHTS.recently;
    if ((word & SAYS.ongoing) !== 0) ongoing = true;
    if ((word & SAYS.now) !== 0) current = true;
    const before = trigger.first - at;
    if ((word & SAYS.beside) !== 0) {
      if (unit.norm === 'past' && inThePast(units, at)) score += HISTORY_WEIGHTS.inThePast;
      if (unit.norm === 'only' && onlyBigger(units, at, to)) score += HISTORY_WEIGHTS.comparedWith;
      if (unit.norm === 'began' && units[at + 2]?.norm === 'year')
        score += HISTORY_WEIGHTS.lastPeriod;
      if (unit.norm === 'same' && before === 1) score += HISTORY_WEIGHTS.comparedWith;
      if (unit.norm === 'top' && before > 0 && next?.norm === 'of')
        score += HISTORY_WEIGHTS.onTopOf;
    }
    if (before <= 0) continue;
    if (before <= 4 && (word & SAYS.had) !== 0) dated += HISTORY_WEIGHTS.hadDone;
    if (before <= 3 && (word & SAYS.after) !== 0) score += HISTORY_WEIGHTS.afterDoing;
    if (before <= 4 && (word & SAYS.future) !== 0) current = true;
  }
  let setting = 0;
  if (isRelativeClause(trigger, units)) setting += HISTORY_WEIGHTS.relative;
  if (current) setting += HISTORY_WEIGHTS.current;
  if (span?.title === true) setting += HISTORY_WEIGHTS.title;
  else if (trigger.sentence <= 1) setting += HISTORY_WEIGHTS.lead;
  return {
    history:
      score +
      dated * (HISTORY_SHARE[trigger.kind] ?? 1) +
      setting +
      (ongoing ? HISTORY_WEIGHTS.ongoing : 0),
    past: score + dated + setting >= HISTORY_FROM,
  };
}

/** "In the past", not "in the past year". */
function inThePast(units: readonly Unit[], at: number): boolean {
  const next = units[at + 1];
  return units[at - 1]?.norm === 'the' && !says(next, SAYS.period) && next?.quantity === null;
}

/** "Only the acquisition of X was bigger": a deal named for comparison. */
function onlyBigger(units: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (says(units[at], SAYS.bigger)) return true;
  return false;
}

/** When a document was published, as far as known; month 0 to 11. */
export type Published = { readonly year: number | null; readonly month: number | null };

/** Reads year and month from an ISO date or instant. */
export function publishedOf(publishedAt: string | null): Published {
  const parts = publishedAt === null ? null : /^(\d{4})-(\d{2})/.exec(publishedAt);
  return parts === null
    ? { year: null, month: null }
    : { year: Number(parts[1]), month: Number(parts[2]) - 1 };
}

function isPastYear(
  unit: Unit | undefined,
  before: Unit | undefined,
  { year }: Published,
): boolean {
  if (unit?.symbol !== SYMBOLS.year || unit.quantity === null || year === null) return false;
  if (/^(?:by|through|until|to)$/.test(before?.norm ?? '')) return false;
  return unit.quantity.value < year;
}

const MONTHS =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

/** "in May" of a piece that was not published in May. */
function isPastMonth(
  unit: Unit | undefined,
  before: Unit | undefined,
  { month }: Published,
): boolean {
  if (unit?.capital !== true || before?.norm !== 'in') return false;
  const named = MONTHS.indexOf(unit.norm);
  if (named < 0) return false;
  return month === null || (named !== month && named !== (month + 1) % 12);
}

function isRelativeClause(trigger: Trigger, units: readonly Unit[]): boolean {
  for (let at = trigger.first - 1; at >= trigger.first - 4; at -= 1)
    if (says(units[at], SAYS.which)) return true;
  return false;
}

function deniedBefore(trigger: Trigger, units: readonly Unit[], from: number): boolean {
  for (let at = Math.max(from, trigger.first - 5); at < trigger.first; at += 1) {
    const unit = units[at];
    if (
      says(unit, SAYS.not) &&
      !says(units[at + 1], SAYS.silence) &&
      units[at + 1]?.norm !== 'only' &&
      units[at + 1]?.norm !== 'longer' &&
      units[at + 1]?.norm !== 'just'
    )
      return true;
    if (says(unit, SAYS.denial)) return true;
    if (says(unit, SAYS.instead) && trigger.first - at <= 3) return true;
  }
  return ruledOutAfter(trigger, units);
}

/** "is not under consideration", "are ruled out": what comes after takes it back. */
function ruledOutAfter({ end, sentence }: Trigger, units: readonly Unit[]): boolean {
  for (let at = end; at < end + 14 && units[at]?.sentence === sentence; at += 1) {
    const unit = units[at];
    if (unit?.norm === 'ruled' && units[at + 1]?.norm === 'out') return true;
    if (unit?.norm === 'not' && says(units[at + 1], SAYS.considered)) return true;
    if (unit?.symbol === SYMBOLS.barrier) return false;
  }
  return false;
}

/** A denial in the title or beside the trigger covers it; a later sentence that admits something else stays free. */
function deniedAround({ sentence }: Trigger, denials: ReadonlySet<number>): boolean {
  return (
    denials.has(sentence) ||
    denials.has(sentence + 1) ||
    (sentence > 0 && denials.has(sentence - 1)) ||
    denials.has(0)
  );
}

/** A gain that is only hoped for is none, unless it is put in figures (LABELS.md, ruling 15). */
function hoped(units: readonly Unit[], from: number, to: number): boolean {
  let hope = false;
  for (let at = from; at < to; at += 1) {
    const unit = units[at];
    if (says(unit, SAYS.figure)) return false;
    hope ||= says(unit, SAYS.hope);
  }
  return hope;
}

function imagined(units: readonly Unit[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (says(units[at], SAYS.imagined)) return true;
  return false;
}
