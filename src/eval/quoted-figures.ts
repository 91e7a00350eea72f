import type { Signal } from '../signals/signal.ts';
import { findQuantities } from '../signals/text/quantities.ts';
import { tokenise } from '../signals/text/tokenise.ts';

/** What a signal shows in numbers. */
export type ShownFigures = Pick<Signal, 'jobs' | 'percent' | 'from' | 'to' | 'facts'>;

const STAFF_FIGURES = ['jobs', 'percent', 'from', 'to'] as const;

/** Each figure that a signal shows, for people, with whether it stands in its own quote. */
export function quotedFigures(
  signal: ShownFigures,
): { readonly figure: string; readonly stands: boolean }[] {
  const staff = STAFF_FIGURES.flatMap((role) => {
    const value = signal[role];
    if (value === null) return [];
    const stands = signal.facts.some((fact) => fact.role === role && fact.value === value);
    return [{ figure: `${role} ${value}`, stands }];
  });
  const facts = signal.facts.map(({ role, value, evidence }) => ({
    figure: `${role} ${value}`,
    stands: numbersIn(evidence.quote).has(value),
  }));
  return [...staff, ...facts];
}

/** The numbers of a quote read by itself: what is worked out from its surroundings is none of them. */
function numbersIn(quote: string): ReadonlySet<number> {
  return new Set(findQuantities(tokenise(quote)).map(({ value }) => Number(value.toPrecision(12))));
}
