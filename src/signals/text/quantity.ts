import type { Qualifier } from '../signal.ts';

/** What a number is, before anything is known of what it counts. */
export type QuantityForm =
  'count' | 'percent' | 'money' | 'year' | 'date' | 'duration' | 'ordinal' | 'measure';

/** A number as it stands in the text, with its sign, scale and unit word. */
export type Quantity = {
  readonly form: QuantityForm;
  readonly value: number;
  /** ISO 4217 code of money, time unit of a duration, else null. */
  readonly unit: string | null;
  readonly qualifier: Qualifier;
  /** Offsets of the number with sign and unit, without the qualifier. */
  readonly start: number;
  readonly end: number;
  /** Index of its first token and of the one after its last. */
  readonly firstToken: number;
  readonly endToken: number;
  /** "half", "one in ten": a share given as a fraction. */
  readonly fraction: boolean;
  /** Vague: "dozens", "hundreds", "thousands", "several dozen"; `value` is 0. */
  readonly vague: boolean;
};
