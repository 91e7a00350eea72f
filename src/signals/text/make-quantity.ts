import { QUALIFIER_PHRASES } from '../lexicon/number-words.ts';
import type { Qualifier } from '../signal.ts';
import type { Quantity, QuantityForm } from './quantity.ts';
import type { Token } from './token.ts';
import { TRAITS } from './traits.ts';

type Manner = { readonly fraction: boolean; readonly vague: boolean };
/** Neither a fraction nor vague. */
export const PLAIN: Manner = { fraction: false, vague: false };
export const VAGUE: Manner = { fraction: false, vague: true };
export const FRACTION: Manner = { fraction: true, vague: false };

/** A quantity over some tokens, with the qualifier that stands before them. */
export function quantity(
  tokens: readonly Token[],
  firstToken: number,
  endToken: number,
  form: QuantityForm,
  value: number,
  unit: string | null,
  { fraction, vague }: Manner,
): Quantity {
  return {
    form,
    value,
    unit,
    qualifier: qualifierBefore(tokens, firstToken),
    start: tokens[firstToken]?.start ?? 0,
    end: tokens[endToken - 1]?.end ?? 0,
    firstToken,
    endToken,
    fraction,
    vague,
  };
}

/** Qualifiers by their last word, each with the words before it from right to left, in the order of the table. */
const QUALIFIERS = new Map<string, [before: string[], qualifier: Qualifier][]>();
for (const [phrase, qualifier] of QUALIFIER_PHRASES) {
  const [last = '', ...before] = phrase.split(' ').reverse();
  const known = QUALIFIERS.get(last);
  if (known === undefined) QUALIFIERS.set(last, [[before, qualifier]]);
  else known.push([before, qualifier]);
}

function qualifierBefore(tokens: readonly Token[], at: number): Qualifier {
  const last = tokens[at - 1];
  if (last === undefined || (last.traits & TRAITS.endsQualifier) === 0) return 'exactly';
  for (const [words, qualifier] of QUALIFIERS.get(last.norm) ?? [])
    if (words.every((word, back) => tokens[at - 2 - back]?.norm === word)) return qualifier;
  return 'exactly';
}
