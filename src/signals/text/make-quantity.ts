import { QUALIFIER_PHRASES } from '../lexicon/number-words.ts';
import type { Qualifier } from '../signal.ts';
import type { Quantity, QuantityForm } from './quantity.ts';
import type { Token } from './token.ts';

type Traits = { readonly fraction?: boolean; readonly vague?: boolean };

/** A quantity over some tokens, with the qualifier that stands before them. */
export function quantity(
  tokens: readonly Token[],
  firstToken: number,
  endToken: number,
  form: QuantityForm,
  value: number,
  unit: string | null,
  { fraction = false, vague = false }: Traits,
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

const QUALIFIERS = QUALIFIER_PHRASES.map(
  ([phrase, qualifier]) => [phrase.split(' ').reverse(), qualifier] as const,
);

function qualifierBefore(tokens: readonly Token[], at: number): Qualifier {
  const last = tokens[at - 1];
  if (last === undefined) return 'exactly';
  for (const [words, qualifier] of QUALIFIERS) {
    if (words[0] === last.norm && words.every((word, back) => tokens[at - 1 - back]?.norm === word))
      return qualifier;
  }
  return 'exactly';
}
