import type { Unit } from '../text/unit.ts';

/** Words that carry no cue by themselves. */
const STOP: ReadonlySet<string> = new Set(
  `the a an and or of to in on at for from by with as is are was were be been it its that this which who will would has
  have had , . ; : ( ) " ' 's he she they their his her we our you i not but also than more said says say`
    .trim()
    .split(/\s+/),
);

const ENDINGS = ["'s", 'ing', 'ed', 'es', 's'] as const;
const SHORTEST = 3;

/** The word without its ending, so that forms of one word share what is known of it; no linguist's stem. */
export function stemOf(word: string): string {
  if (STOP.has(word)) return word;
  let stem = word;
  const ending = ENDINGS.find((it) => word.endsWith(it) && word.length - it.length >= SHORTEST);
  if (ending !== undefined) stem = stem.slice(0, -ending.length);
  if (stem.length > SHORTEST && stem.endsWith('e')) stem = stem.slice(0, -1);
  if (stem.length > SHORTEST && stem.endsWith('i')) stem = `${stem.slice(0, -1)}y`;
  if (stem.length > SHORTEST && stem.at(-1) === stem.at(-2)) stem = stem.slice(0, -1);
  return stem;
}

/** Names for what is not told by its letters: any company, any number of a form. */
const FORM_STEMS = {
  count: 'NUM',
  percent: 'PCT',
  money: 'MONEY',
  year: 'YEAR',
  date: 'DATE',
  duration: 'DURATION',
  ordinal: 'ORDINAL',
  measure: 'MEASURE',
} as const;
export const COMPANY_STEM = 'ORG';
/** Before the first word of a sentence and after its last. */
export const EDGE_STEM = '^';

/** What a unit is for the learned tables. */
export function stemOfUnit({ mention, quantity, norm }: Unit): string {
  if (mention !== null) return COMPANY_STEM;
  return quantity === null ? stemOf(norm) : FORM_STEMS[quantity.form];
}

export function isStop(stem: string): boolean {
  return STOP.has(stem);
}

/** True for a word that can be a cue by itself. */
export function isTelling(stem: string): boolean {
  return stem.length > 1 && !STOP.has(stem);
}
