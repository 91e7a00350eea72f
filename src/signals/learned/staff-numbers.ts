import type { CountedRole } from '../figure-homes.ts';
import type { Kind } from '../signal.ts';
import type { Unit } from '../text/unit.ts';

/** A number that may count staff, with where it stands. */
export type StaffNumber = {
  readonly unit: number;
  readonly sentence: number;
  readonly value: number;
  readonly form: 'count' | 'percent';
};

export const COUNTED_ROLES = [
  'jobs',
  'percent',
  'from',
  'to',
] as const satisfies readonly CountedRole[];

const PEOPLE: readonly CountedRole[] = ['jobs', 'percent'];

/** The roles that a number can play for a kind (docs/extraction.md, Figures): headcounts stand with three kinds only. */
export const ROLES_OF: Readonly<Partial<Record<Kind, readonly CountedRole[]>>> = {
  layoff: COUNTED_ROLES,
  attrition: COUNTED_ROLES,
  hiring: COUNTED_ROLES,
  labor_action: PEOPLE,
  reskilling: PEOPLE,
  closure: PEOPLE,
  merger: PEOPLE,
  ai_adoption: PEOPLE,
  ai_replacement: PEOPLE,
  ai_reversal: PEOPLE,
  hiring_freeze: PEOPLE,
  restructuring: PEOPLE,
};

/** A text with more numbers is a table or a list; each is compared with all others, so the work has to have an end. */
const MOST_NUMBERS = 60;

/** The counts and shares of a text that are more than a vague word, the first of them where there are very many. */
export function staffNumbers(units: readonly Unit[]): StaffNumber[] {
  const numbers: StaffNumber[] = [];
  for (const [unit, { quantity, sentence }] of units.entries()) {
    if (quantity === null || quantity.vague) continue;
    const { form, value } = quantity;
    if (form === 'count' || form === 'percent') numbers.push({ unit, sentence, value, form });
    if (numbers.length === MOST_NUMBERS) break;
  }
  return numbers;
}

/** True where a number of that form can play the role. */
export function fitsRole({ form }: StaffNumber, role: CountedRole): boolean {
  return (role === 'percent') === (form === 'percent');
}
