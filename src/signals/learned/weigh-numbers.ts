import type { Finding } from '../assemble.ts';
import type { RuleReading } from '../read-by-rules.ts';
import type { Kind } from '../signal.ts';
import type { Unit } from '../text/unit.ts';
import { logOdds, vector } from './features.ts';
import type { FeatureVector } from './features.ts';
import { figureFeatures, numberFeatures } from './figure-features.ts';
import { wordsForRoles } from './figure-words.ts';
import type { RoleOdds } from './figures-together.ts';
import type { FigureModels } from './models.ts';
import { COUNTED_ROLES, fitsRole, ROLES_OF, staffNumbers } from './staff-numbers.ts';
import type { StaffNumber } from './staff-numbers.ts';

/** The numbers of a text as they stand to a finding, each by its place among them. */
export type NumbersForFinding = {
  readonly odds: readonly RoleOdds[];
  /** What is known of each number, whichever its role. */
  readonly features: readonly (readonly FeatureVector[])[];
};

export type WeighedNumbers = {
  readonly numbers: readonly StaffNumber[];
  readonly forFinding: (finding: Pick<Finding, 'company' | 'kind'>) => NumbersForFinding;
};

/** Weighs each number of a text by itself: by the words around it, how it stands to others, and what the rules say. */
export function weighNumbers(
  reading: RuleReading,
  { figures, figureWords }: FigureModels,
): WeighedNumbers {
  const { units } = reading.read;
  const numbers = staffNumbers(units);
  const words = numbers.length === 0 ? [] : units.map(figureWords.wordOf);
  const said = numbers.map((number) => wordsForRoles(reading.read, words, figureWords, number));
  const standing = numbers.map((number) => numberFeatures(number, numbers));
  return {
    numbers,
    forFinding: (finding) => {
      const roles = ROLES_OF[finding.kind] ?? [];
      const features = numbers.map((number, at) =>
        roles.length === 0
          ? []
          : [standing[at] ?? vector(), figureFeatures(reading, finding, number)],
      );
      const odds = numbers.map((number, at) =>
        isWorkOf(units, number, finding.kind)
          ? new Float64Array(COUNTED_ROLES.length).fill(-Infinity)
          : Float64Array.from(COUNTED_ROLES, (role, place) =>
              roles.includes(role) && fitsRole(number, role)
                ? logOdds(figures[role], ...(features[at] ?? [])) + (said[at]?.[place] ?? 0)
                : -Infinity,
            ),
      );
      return { odds, features };
    },
  };
}

/** How far before the number: "the work of the equivalent of about 700". */
const WORK_BEFORE = 6;

/** "Does the work of 853 agents": people whose work something does are nobody's cut. */
function isWorkOf(units: readonly Unit[], { unit, sentence }: StaffNumber, kind: Kind): boolean {
  if (kind.startsWith('ai_')) return false;
  for (let at = unit - 1; at >= unit - WORK_BEFORE && units[at]?.sentence === sentence; at -= 1)
    if (units[at]?.norm === 'of' && units[at - 1]?.norm === 'work') return true;
  return false;
}
