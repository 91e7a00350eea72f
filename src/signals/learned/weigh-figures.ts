import type { CountedRole, PlacedFigure } from '../figure-homes.ts';
import type { Finding } from '../assemble.ts';
import type { Kind } from '../signal.ts';
import type { Quantity } from '../text/quantity.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { logOdds, probability } from './features.ts';
import { compareNumbers } from './figures-together.ts';
import { FIGURE_FROM } from './models.ts';
import type { FigureModels, Models } from './models.ts';
import { COUNTED_ROLES } from './staff-numbers.ts';
import type { StaffNumber } from './staff-numbers.ts';
import { weighNumbers } from './weigh-numbers.ts';

/** A number with the log-odds that it plays a role, less what it takes to be told. */
type Option = { readonly number: StaffNumber; readonly quantity: Quantity; readonly odds: number };

/** What it takes, in log-odds. */
const ENOUGH = Math.log(FIGURE_FROM / (1 - FIGURE_FROM));
/** What it takes for a share in words ("nearly half") that the rules give the very role as well. */
const PLACED_ENOUGH = -0.8;
/** A headcount before and one after that stand in one sentence are mostly told as a pair. */
const PAIR_GAIN = 1;
/** A reduction that ends with more people than it began with is mostly two numbers of two matters. */
const AGAINST_THE_WAY = 2;

/** Gives each finding the likeliest number for each of its roles, where it is likely enough; before and after together. */
export function weighFigures(
  reading: RuleReading,
  findings: readonly Pick<Finding, 'company' | 'kind'>[],
  models: FigureModels & Pick<Models, 'figuresTogether'>,
): PlacedFigure[] {
  const { units } = reading.read;
  const weighed = weighNumbers(reading, models);
  if (weighed.numbers.length === 0) return [];
  return findings.flatMap((finding) => {
    const options = new Map<CountedRole, Option[]>();
    const { odds, features } = weighed.forFinding(finding);
    const together = compareNumbers(weighed.numbers, odds);
    for (const [at, number] of weighed.numbers.entries()) {
      const quantity = units[number.unit]?.quantity;
      if (!quantity) continue;
      for (const [place, role] of COUNTED_ROLES.entries()) {
        if (odds[at]?.[place] === -Infinity) continue;
        const inView =
          logOdds(models.figuresTogether[role], ...(features[at] ?? []), together(at, place)) -
          (quantity.fraction && isPlaced(reading, finding, number, role) ? PLACED_ENOUGH : ENOUGH);
        const known = options.get(role);
        if (known === undefined) options.set(role, [{ number, quantity, odds: inView }]);
        else known.push({ number, quantity, odds: inView });
      }
    }
    const { from, to } = bestPair(options.get('from') ?? [], options.get('to') ?? [], finding.kind);
    const chosen = {
      jobs: best(options.get('jobs')),
      percent: best(options.get('percent')),
      from,
      to,
    };
    return COUNTED_ROLES.flatMap((role) => {
      const option = chosen[role];
      return option === null ? [] : [placed(finding, role, option)];
    });
  });
}

function isPlaced(
  { findings }: RuleReading,
  { company, kind }: Pick<Finding, 'company' | 'kind'>,
  { unit }: StaffNumber,
  role: CountedRole,
): boolean {
  return findings.some(
    (finding) =>
      finding.kind === kind &&
      finding.company.id === company.id &&
      finding.figures.some(
        (placed) => placed.figure.unit === unit && placed.role === role && !placed.past,
      ),
  );
}

function best(options: readonly Option[] = []): Option | null {
  let found: Option | null = null;
  for (const option of options) if (option.odds > (found?.odds ?? 0)) found = option;
  return found;
}

type Pair = { readonly from: Option | null; readonly to: Option | null };

/** The headcounts before and after that together are the likeliest; either may be missing. */
function bestPair(froms: readonly Option[], tos: readonly Option[], kind: Kind): Pair {
  const step = lastStep(froms, tos, kind);
  if (step !== null) return step;
  const from = best(froms);
  const to = best(tos);
  const isFrom = (from?.odds ?? 0) >= (to?.odds ?? 0);
  let found: Pair = isFrom ? { from, to: null } : { from: null, to };
  let highest = Math.max(from?.odds ?? 0, to?.odds ?? 0);
  for (const from of froms)
    for (const to of tos) {
      if (from.number.unit === to.number.unit) continue;
      const falls = from.number.value > to.number.value;
      const isAgainst = kind === 'hiring' ? falls : !falls;
      const isPair = !isAgainst && from.number.sentence === to.number.sentence;
      const odds =
        from.odds + to.odds + (isPair ? PAIR_GAIN : 0) - (isAgainst ? AGAINST_THE_WAY : 0);
      if (odds > highest) [found, highest] = [{ from, to }, odds];
    }
  return found;
}

/** A headcount that may well be both reached and left is a step on the way. */
const MAY_BE = -1.2;

/**
 * "From 5,000 to 3,800 in the past year, and to 2,000": where one headcount is reached and left again, the news is what
 * follows it; null where there is no such step.
 */
function lastStep(froms: readonly Option[], tos: readonly Option[], kind: Kind): Pair | null {
  const isOnward = (a: Option, b: Option) =>
    kind === 'hiring' ? a.number.value < b.number.value : a.number.value > b.number.value;
  let last: { readonly from: Option; readonly to: Option } | null = null;
  for (const from of froms) {
    if (from.odds < MAY_BE) continue;
    const isReached = tos.some(
      ({ number, odds }) => odds >= MAY_BE && number.value === from.number.value,
    );
    const isLed = froms.some((before) => before.odds >= MAY_BE && isOnward(before, from));
    if (!isReached || !isLed) continue;
    for (const to of tos)
      if (to.odds >= MAY_BE && isOnward(from, to))
        if (last === null || from.odds + to.odds > last.from.odds + last.to.odds)
          last = { from, to };
  }
  return last;
}

/** The surer a figure, the smaller its distance. */
function placed(
  { company, kind }: Pick<Finding, 'company' | 'kind'>,
  role: CountedRole,
  { number, quantity, odds }: Option,
): PlacedFigure {
  const { value, unit, sentence } = number;
  return {
    companyId: company.id,
    kind,
    role,
    figure: { role, value, quantity, unit, sentence, counts: 'staff' },
    distance: 1 - probability(odds),
    past: false,
  };
}
