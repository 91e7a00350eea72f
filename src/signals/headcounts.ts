import type { Figure } from './signal.ts';
import type { Quantity } from './text/quantity.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

/** What a number of people does in its sentence. `total` is a headcount; it becomes `from` beside a reduction. */
export type StaffRole = 'jobs' | 'percent' | 'from' | 'to' | 'total' | 'part' | 'other';

/** A number of people, posts or a share of them, with the part it plays. */
export type StaffFigure = {
  readonly role: StaffRole;
  readonly value: number;
  readonly quantity: Quantity;
  readonly unit: number;
  readonly sentence: number;
  /** The noun counted stands right there; false for a bare number ("to shed 3,900"). */
  readonly noun: boolean;
};

const isStaffNoun = wordTest('<post> <person> <force> layoffs layoff redundancies job-cuts takers');
const isForce = wordTest(
  'workforce headcount staff payroll workforces manpower personnel staffing employees workers people',
);
const isForceOnly = wordTest('workforce headcount payroll manpower staff');
const isNotStaff = wordTest(
  'customer+ user+ client+ member+ household+ passenger+ patient+ student+ subscriber+ learner+ merchant+ resident+ shareholder+ investor+ american+ visitor+ share+ store+ shop+ branch+ chat+ conversation+ image+ package+ device+ vehicle+ car+ flight+ home+ page+ company companies firms country countries',
);
const isModifier = wordTest(
  'of its the their our those these more other such full part time new about corporate and or',
);
const isStop = wordTest(
  '<stop> is are was were be been will would to for from in with on by at has have had do does did',
);
const isOf = wordTest('of');
const isReduce = wordTest('<cut> layoff+ go going lay~ laid let~ lost affect~ impact~ off gone');
const isEmploy = wordTest('employ~ have~ count~ comprise~ number~ total~ staff~');
const isTo = wordTest('to');
const isFrom = wordTest('from');
const isBy = wordTest('by');
const isIncluding = wordTest('including include~ among');
const isCompared = wordTest('against versus vs compared top beyond excluding besides');
const strongCutBefore = wordTest('<dismiss> off with roughly');

/** Every number that counts staff, in order, with its part in its own sentence. */
export function findStaffFigures(read: ReadText): StaffFigure[] {
  const found: StaffFigure[] = [];
  for (const [at, unit] of read.units.entries()) {
    const { quantity } = unit;
    if (quantity === null || quantity.vague) continue;
    if (quantity.form !== 'count' && quantity.form !== 'percent') continue;
    const figure =
      quantity.form === 'count'
        ? countFigure(read, at, unit, quantity)
        : shareFigure(read, at, unit, quantity);
    if (figure !== null) found.push(figure);
  }
  return found;
}

function countFigure(
  read: ReadText,
  at: number,
  unit: Unit,
  quantity: Quantity,
): StaffFigure | null {
  const { units } = read;
  const noun = headNoun(units, at);
  const make = (role: StaffRole, hasNoun: boolean): StaffFigure => ({
    role,
    value: quantity.value,
    quantity,
    unit: at,
    sentence: unit.sentence,
    noun: hasNoun,
  });
  if (noun === 'other') return null;
  const sentenceForce = forceBefore(units, at, unit.sentence);
  const motion = motionRole(units, at, unit.sentence);
  if (motion !== null && (noun === 'staff' || sentenceForce || motion.paired))
    return make(motion.role, noun === 'staff');
  if (partitive(units, at))
    return noun === 'staff' || previousQuantity(units, at) !== null
      ? make('from', noun === 'staff')
      : null;
  if (totalBefore(units, at)) return make('total', true);
  if (strongSuffix(units, at)) return make('total', true);
  if (isPart(units, at)) return noun === 'staff' ? make('part', true) : null;
  if (noun === 'staff') {
    if (employsBefore(units, at, unit.sentence)) return make('total', true);
    return make('jobs', true);
  }
  if (
    strongCutBefore(units[at - 1]) ||
    (units[at + 1]?.norm === 'of' && /^(?:them|these|whom|those)$/.test(units[at + 2]?.norm ?? ''))
  )
    return make('jobs', false);
  return null;
}

/** The noun a number counts: staff, something else, or none in sight. */
function headNoun(units: readonly Unit[], at: number): 'staff' | 'other' | 'none' {
  const sentence = units[at]?.sentence;
  for (let step = at + 1; step <= at + 6; step += 1) {
    const unit = units[step];
    if (unit === undefined || unit.sentence !== sentence) return 'none';
    if (unit.symbol === SYMBOLS.barrier || unit.symbol === SYMBOLS.comma) return 'none';
    if (isNotStaff(unit)) return 'other';
    if (isStaffNoun(unit)) {
      // "9,891 team members": the last noun of the phrase is what is counted.
      const next = units[step + 1];
      if (isStaffNoun(next) && next?.sentence === sentence) continue;
      return isNotStaff(next) && next?.sentence === sentence ? 'other' : 'staff';
    }
    if (unit.symbol === SYMBOLS.company) {
      if (step === at + 1 || units[step + 1] === undefined) continue;
      continue;
    }
    if (isStop(unit) || unit.quantity !== null) return 'none';
    if (
      unit.norm === 'of' &&
      !/^(?:its|the|their|our|these|those|his|her)$/.test(units[step + 1]?.norm ?? '')
    )
      return 'none';
  }
  return 'none';
}

function forceBefore(units: readonly Unit[], at: number, sentence: number): boolean {
  for (let back = at - 1; back >= at - 14; back -= 1) {
    const unit = units[back];
    if (unit?.sentence !== sentence) return false;
    if (isForce(unit)) return true;
  }
  return false;
}

type Motion = { readonly role: 'from' | 'to'; readonly paired: boolean };

/** "from 5,000 to 3,800", "to 2,000 from 3,800", "down to 2,000", "up from 223,151". */
function motionRole(units: readonly Unit[], at: number, sentence: number): Motion | null {
  const previous = units[at - 1];
  const other = (step: number) => {
    const unit = units[step];
    return unit?.sentence === sentence && unit.symbol === SYMBOLS.count;
  };
  if (isFrom(previous)) {
    const paired = pairedNear(units, at, sentence, isTo) || (other(at - 2) && isTo(units[at - 3]));
    return { role: 'from', paired };
  }
  if (isTo(previous) && !isNumericRange(units, at)) {
    const paired =
      pairedNear(units, at, sentence, isFrom) || (other(at - 2) && isFrom(units[at - 3]));
    return { role: 'to', paired };
  }
  return null;
}

function isNumericRange(units: readonly Unit[], at: number): boolean {
  return units[at - 2]?.symbol === SYMBOLS.count && !isFrom(units[at - 3]);
}

function pairedNear(
  units: readonly Unit[],
  at: number,
  sentence: number,
  link: (unit: Unit | undefined) => boolean,
): boolean {
  for (const step of [-6, -5, -4, -3, -2, 2, 3, 4, 5, 6]) {
    const unit = units[at + step];
    if (unit?.sentence === sentence && unit.symbol === SYMBOLS.count && link(units[at + step - 1]))
      return true;
  }
  return false;
}

/** "of its 7,000 employees", "out of the current 3,800". */
function partitive(units: readonly Unit[], at: number): boolean {
  let step = at - 1;
  while (step > at - 4 && isModifier(units[step]) && !isOf(units[step])) step -= 1;
  if (units[step]?.norm === 'current') step -= 1;
  if (units[step]?.norm === 'the' || units[step]?.norm === 'its') step -= 1;
  return (
    isOf(units[step]) &&
    !isForceOnly(units[step - 1]) &&
    units[step - 1]?.norm !== 'total' &&
    units[step - 1]?.norm !== 'cut' &&
    units[step - 1]?.norm !== 'loss' &&
    units[step - 1]?.norm !== 'cuts'
  );
}

function previousQuantity(units: readonly Unit[], at: number): Quantity | null {
  for (let step = at - 1; step >= at - 6; step -= 1) {
    const quantity = units[step]?.quantity;
    if (quantity !== null && quantity !== undefined) return quantity;
  }
  return null;
}

/** "a workforce of 19,500", "headcount stood at 10,000", "global workforce at 340,000". */
function totalBefore(units: readonly Unit[], at: number): boolean {
  const link = units[at - 1]?.norm ?? '';
  if (!/^(?:of|at|is|was|numbers|numbered|totals|totalled|totaled)$/.test(link)) return false;
  for (let step = at - 2; step >= at - 6; step -= 1) {
    const unit = units[step];
    if (unit === undefined || unit.symbol === SYMBOLS.barrier) return false;
    if (isForceOnly(unit)) return true;
  }
  return false;
}

/** "its 10,000-strong workforce". */
function strongSuffix(units: readonly Unit[], at: number): boolean {
  return (
    units[at + 1]?.norm === 'strong' ||
    units[at + 2]?.norm === 'strong' ||
    (units[at + 2]?.norm === 'person' && isForceOnly(units[at + 3]))
  );
}

function isPart(units: readonly Unit[], at: number): boolean {
  const previous = units[at - 1];
  if (isIncluding(previous) || isCompared(previous)) return true;
  if (previous?.norm === '(') return true;
  if (units[at - 1]?.norm === 'the' && isCompared(units[at - 2])) return true;
  return units[at - 1]?.norm === 'the' && units[at - 2]?.norm === 'of' && isCompared(units[at - 3]);
}

/** "employs 7,000 people", "has 490,000 employees", "had roughly 200,000 workers". */
function employsBefore(units: readonly Unit[], at: number, sentence: number): boolean {
  for (let step = at - 1; step >= at - 4; step -= 1) {
    const unit = units[step];
    if (unit?.sentence !== sentence || unit.symbol === SYMBOLS.barrier) return false;
    if (isReduce(unit) || unit.norm === 'to') return false;
    if (isEmploy(unit)) return true;
  }
  return false;
}

function shareFigure(
  read: ReadText,
  at: number,
  unit: Unit,
  quantity: Quantity,
): StaffFigure | null {
  const { units } = read;
  const staff = shareOfStaff(units, at, unit.sentence);
  if (!staff) return null;
  return {
    role: 'percent',
    value: quantity.value,
    quantity,
    unit: at,
    sentence: unit.sentence,
    noun: true,
  };
}

/** A share counts only where what it is a share of is staff: "10% of its workforce", "workforce cut by 50%", "10% job cuts". */
function shareOfStaff(units: readonly Unit[], at: number, sentence: number): boolean {
  for (let step = at + 1; step <= at + 8; step += 1) {
    const unit = units[step];
    if (
      unit?.sentence !== sentence ||
      unit.symbol === SYMBOLS.barrier ||
      unit.symbol === SYMBOLS.comma
    )
      break;
    if (isNotStaff(unit)) return false;
    if (isStaffNoun(unit)) return true;
    if (unit.symbol === SYMBOLS.company) continue;
    if (isStop(unit) || unit.quantity?.form === 'money') break;
  }
  if (
    isBy(units[at - 1]) ||
    units[at - 1]?.norm === 'down' ||
    /^(?:fell|shrank|dropped|declined|down)$/.test(units[at - 1]?.norm ?? '')
  ) {
    for (let step = at - 1; step >= at - 9; step -= 1) {
      const unit = units[step];
      if (unit?.sentence !== sentence || unit.symbol === SYMBOLS.barrier) break;
      if (isNotStaff(unit)) return false;
      if (isStaffNoun(unit)) return true;
    }
  }
  return false;
}

export type FigureRole = Figure['role'];
