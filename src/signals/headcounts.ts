import { countedNoun, isNotStaff, isStaffNoun } from './counted-noun.ts';
import { ROLE_RULES } from './patterns/figure-roles.ts';
import type { RoleRule } from './patterns/figure-roles.ts';
import { compileMatcher } from './text/matcher.ts';
import { parsePattern } from './text/pattern.ts';
import type { Quantity } from './text/quantity.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

/**
 * What a number of people does in its sentence. `total` is a headcount, which becomes `from` beside a reduction;
 * `restated` counts again what was told before ("that would be 15,800"); `part` belongs to a larger number of the same matter; `past` to an earlier one.
 */
export type StaffRole = 'jobs' | 'percent' | 'from' | 'to' | 'total' | 'part' | 'past' | 'restated';

/** A number of people, posts or a share of them, with the part it plays. */
export type StaffFigure = {
  readonly role: StaffRole;
  readonly value: number;
  readonly quantity: Quantity;
  readonly unit: number;
  readonly sentence: number;
  /** What it counts stands beside it: staff, nothing ("to shed 3,900"), never something else. */
  readonly counts: 'staff' | 'nothing';
};

const isForceNoun = wordTest('<force> <person> <post> headcount payroll employ~');

const programs = ROLE_RULES.flatMap((rule, priority) =>
  rule.patterns.map((source) => ({ source, value: { rule, priority } })),
);
type RoleMatch = { readonly rule: RoleRule; readonly priority: number };
let matcher: ReturnType<typeof compileMatcher<RoleMatch>> | null = null;
const patterns = programs.map(({ source, value }) => parsePattern<RoleMatch>(source, value));

/** Every number that can count staff, in order, with its part in its own sentence. */
export function findStaffFigures(read: ReadText): StaffFigure[] {
  matcher ??= compileMatcher(patterns, { gapsCrossCommas: false });
  const { units } = read;
  const found: StaffFigure[] = [];
  for (const [sentence, span] of read.sentences.entries()) {
    if (!hasNumber(units, span.first, span.end)) continue;
    const staffNearby = hasStaff(units, span.first, span.end);
    const roles = new Map<number, { role: StaffRole; priority: number }>();
    matcher(units, span.first, span.end, ({ rule, priority }, first, end) => {
      if (rule.needsStaff === true && !staffNearby) return;
      assignRoles(rule, priority, units, first, end, roles);
    });
    for (let at = span.first; at < span.end; at += 1) {
      const unit = units[at];
      const quantity = unit?.quantity;
      if (quantity === null || quantity === undefined || quantity.vague) continue;
      const figure = figureAt(units, at, sentence, quantity, roles.get(at)?.role ?? null);
      if (figure !== null) found.push(figure);
    }
  }
  return found;
}

function hasNumber(units: readonly Unit[], first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (isNumber(units[at])) return true;
  return false;
}

function isNumber(unit: Unit | undefined): boolean {
  return unit?.symbol === SYMBOLS.count || unit?.symbol === SYMBOLS.percent;
}

function hasStaff(units: readonly Unit[], first: number, end: number): boolean {
  for (let at = first; at < end; at += 1) if (isForceNoun(units[at])) return true;
  return false;
}

/** Gives the numbers inside a match their roles in order; a role of shares goes to shares only. */
function assignRoles(
  rule: RoleRule,
  priority: number,
  units: readonly Unit[],
  first: number,
  end: number,
  roles: Map<number, { role: StaffRole; priority: number }>,
): void {
  const numbers: number[] = [];
  for (let at = first; at < end; at += 1) if (isNumber(units[at])) numbers.push(at);
  if (numbers.length < rule.roles.length) return;
  for (const [index, role] of rule.roles.entries()) {
    const at = numbers[index];
    if (at === undefined || role === null) continue;
    if ((role === 'percent') !== (units[at]?.symbol === SYMBOLS.percent)) return;
  }
  for (const [index, role] of rule.roles.entries()) {
    const at = numbers[index];
    if (at === undefined || role === null) continue;
    const known = roles.get(at);
    if (known === undefined || priority < known.priority) roles.set(at, { role, priority });
  }
}

/** A bare "two" or "three" is mostly of something else. */
const FEWEST_BARE = 5;
const isComparative = wordTest('more fewer less higher lower smaller bigger larger cheaper faster');
const opensPhrase = wordTest(
  '<stop> is are was were be will would to for from in with on by at has have had do could may might must or and of out gone',
);

/** Nothing that could be counted follows: a comma, a verb, a preposition, the end. */
function endsThere(next: Unit | undefined, sentence: number | undefined): boolean {
  if (next?.sentence !== sentence) return true;
  if (next === undefined || next.norm === 'of') return next?.norm !== 'of';
  return next.symbol === SYMBOLS.comma || next.symbol === SYMBOLS.barrier || opensPhrase(next);
}

/** "36,000 employees, about half of those": a share of the staff just counted. */
function ofThose(units: readonly Unit[], at: number): boolean {
  return (
    units[at + 1]?.norm === 'of' &&
    /^(?:those|them|all|whom|total)$/.test(
      units[at + 2]?.norm === 'the' ? (units[at + 3]?.norm ?? '') : (units[at + 2]?.norm ?? ''),
    )
  );
}

function figureAt(
  units: readonly Unit[],
  at: number,
  sentence: number,
  quantity: Quantity,
  role: StaffRole | null,
): StaffFigure | null {
  const { form, value } = quantity;
  if (form !== 'count' && form !== 'percent') return null;
  const counted = countedNoun(units, at);
  if (form === 'percent') {
    if (counted === 'staff' && !isComparative(units[at + 1]))
      return staffFigure('percent', 'staff', quantity, at, sentence);
    if (role === 'percent') return staffFigure('percent', 'staff', quantity, at, sentence);
    if (counted === 'other') return null;
    if (isComparative(units[at + 1])) return null;
    if (reducesStaff(units, at) || ofThose(units, at))
      return staffFigure('percent', 'staff', quantity, at, sentence);
    return endsThere(units[at + 1], units[at]?.sentence)
      ? staffFigure('percent', 'nothing', quantity, at, sentence)
      : null;
  }
  if (counted === 'other' || value < 2 || (counted === 'nothing' && value < FEWEST_BARE))
    return null;
  if (role !== null)
    return staffFigure(role, counted === 'staff' ? 'staff' : 'nothing', quantity, at, sentence);
  if (inBrackets(units, at)) return staffFigure('part', 'nothing', quantity, at, sentence);
  return staffFigure('jobs', counted, quantity, at, sentence);
}

function staffFigure(
  role: StaffRole,
  counts: 'staff' | 'nothing',
  quantity: Quantity,
  unit: number,
  sentence: number,
): StaffFigure {
  return { role, value: quantity.value, quantity, unit, sentence, counts };
}

/** "workforce cut by 50%", "headcount came down 3%": the share follows the staff it is a share of. */
function reducesStaff(units: readonly Unit[], at: number): boolean {
  const link = units[at - 1]?.norm ?? '';
  if (!/^(?:by|down|of|fell|shrank|dropped|declined|slipped|grew|rose|up|than)$/.test(link))
    return false;
  const sentence = units[at]?.sentence;
  for (let step = at - 1; step >= at - 9; step -= 1) {
    const unit = units[step];
    if (
      unit === undefined ||
      unit.sentence !== sentence ||
      unit.symbol === SYMBOLS.barrier ||
      unit.symbol === SYMBOLS.comma
    )
      return false;
    if (isNotStaff(unit)) return false;
    if (isStaffNoun(unit)) return true;
  }
  return false;
}

/** "240 (Passaic)", "9,891 workers (2 from Rhode Island)": a number in brackets is part of the one before it. */
function inBrackets(units: readonly Unit[], at: number): boolean {
  return units[at - 1]?.norm === '(';
}
