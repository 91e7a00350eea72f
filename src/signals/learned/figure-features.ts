import { KINDS } from '../signal.ts';
import type { Finding } from '../assemble.ts';
import type { StaffRole } from '../headcounts.ts';
import type { RuleReading } from '../read-by-rules.ts';
import { add, featureNames, vector } from './features.ts';
import type { FeatureVector } from './features.ts';
import { sumFeatures } from './figure-sums.ts';
import { KIND_PLACES } from './kind-scores.ts';
import { COUNTED_ROLES } from './staff-numbers.ts';
import type { StaffNumber } from './staff-numbers.ts';

const ROLES: readonly (StaffRole | 'none')[] = [
  'jobs',
  'percent',
  'from',
  'to',
  'total',
  'part',
  'past',
  'restated',
  'none',
];
const NO_ROLE = ROLES.length - 1;
const LAST_SENTENCE = 4;
const LAST_SIZE = 6;
const NEAREST = 3;

export const FIGURE_FEATURES = featureNames();
const { feature } = FIGURE_FEATURES;
/** How a number stands to the others of its text: the same for every finding. */
export const numberFeatures = sumFeatures(FIGURE_FEATURES);

const byForm = (name: string) => ({
  count: feature(`count ${name}`),
  percent: feature(`percent ${name}`),
});
const byPlace = (length: number, name: string) =>
  Array.from({ length }, (_, place) => feature(`${name} ${place}`));

const FORM = byForm('');
const FORM_OF_KIND = KINDS.map((kind) => byForm(`of ${kind}`));
const RULES_SAY = ROLES.map((role) => [
  feature(`rules say ${role}`),
  feature(`rules say ${role} of staff`),
]);
const RULES_SAY_OF_KIND = ROLES.map((role) =>
  KINDS.map((kind) => feature(`rules say ${role} beside ${kind}`)),
);
const PLACED = COUNTED_ROLES.map((role) => feature(`rules place it as ${role}`));
const PLACED_ELSEWHERE = COUNTED_ROLES.map((role) =>
  feature(`rules place it elsewhere as ${role}`),
);
const TOLD_HERE = feature('the kind is told here');
const INSIDE = byForm('inside its words');
const NEAR = byPlace(NEAREST + 1, 'distance to its words');
const TOLD_PAST = feature('told here as past');
const TOLD_ELSEWHERE = feature('the kind is told elsewhere');
const OTHER_KIND = feature('another kind is told here');
const TITLE = byForm('in the title');
const SENTENCE = {
  count: byPlace(LAST_SENTENCE + 1, 'count in sentence'),
  percent: byPlace(LAST_SENTENCE + 1, 'percent in sentence'),
};
const NAMED_HERE = feature('the company is named here');
const OTHER_NAMED = byForm('beside another company');
const SIZE = byPlace(LAST_SIZE + 1, 'digits');
const SIZE_OF_KIND = KINDS.map((kind) => byPlace(LAST_SIZE + 1, `digits of ${kind}`));
const LIKE_A_YEAR = feature('like a year');
const TENTHS = byPlace(10, 'tenths');

/** What there is to say for a number being a figure of a finding, whichever its role, beside the words around it and the other numbers. */
export function figureFeatures(
  reading: RuleReading,
  finding: Pick<Finding, 'company' | 'kind'>,
  number: StaffNumber,
): FeatureVector {
  const features = vector();
  const { form, value } = number;
  const kind = KIND_PLACES[finding.kind];
  add(features, FORM[form]);
  add(features, FORM_OF_KIND[kind]?.[form] ?? 0);
  addRules(features, reading, finding, number);
  addPlace(features, reading, finding, number);
  if (form === 'count') {
    const digits = Math.floor(Math.log10(Math.max(1, value))) + 1;
    add(features, SIZE[Math.min(LAST_SIZE, digits)] ?? 0);
    add(features, SIZE_OF_KIND[kind]?.[Math.min(LAST_SIZE, digits)] ?? 0);
    if (value >= 1900 && value <= 2100) add(features, LIKE_A_YEAR);
  } else add(features, TENTHS[Math.min(9, Math.floor(value / 10))] ?? 0);
  return features;
}

/** What the rules made of the number, for this finding and for others. */
function addRules(
  features: FeatureVector,
  { figures, findings }: RuleReading,
  { company, kind }: Pick<Finding, 'company' | 'kind'>,
  { unit }: StaffNumber,
): void {
  const known = figures.find((figure) => figure.unit === unit);
  const role = known === undefined ? NO_ROLE : ROLES.indexOf(known.role);
  add(features, RULES_SAY[role]?.[known?.counts === 'staff' ? 1 : 0] ?? 0);
  add(features, RULES_SAY_OF_KIND[role]?.[KIND_PLACES[kind]] ?? 0);
  const said = new Set<number>();
  for (const finding of findings) {
    const isThis = finding.kind === kind && finding.company.id === company.id;
    for (const placed of finding.figures)
      if (placed.figure.unit === unit)
        said.add((isThis ? PLACED : PLACED_ELSEWHERE)[COUNTED_ROLES.indexOf(placed.role)] ?? 0);
  }
  for (const id of said) add(features, id);
}

function addPlace(
  features: FeatureVector,
  { read, owned, mentions }: RuleReading,
  { company, kind }: Pick<Finding, 'company' | 'kind'>,
  { unit, sentence, form }: StaffNumber,
): void {
  const own = owned.filter(({ ownership }) => ownership.company.id === company.id);
  const told = own.filter(({ trigger }) => trigger.kind === kind);
  const here = told.filter(({ trigger }) => trigger.sentence === sentence);
  if (here.length > 0) {
    add(features, TOLD_HERE);
    if (here.some(({ trigger }) => trigger.first <= unit && unit < trigger.end))
      add(features, INSIDE[form]);
    let gap = Infinity;
    for (const { trigger } of here)
      gap = Math.min(gap, Math.abs(unit - trigger.first), Math.abs(unit - trigger.end + 1));
    add(features, NEAR[Math.min(NEAREST, Math.floor(gap / 3))] ?? 0);
    if (here.every(({ circumstances }) => circumstances.past)) add(features, TOLD_PAST);
  } else if (told.length > 0) add(features, TOLD_ELSEWHERE);
  if (own.some(({ trigger }) => trigger.sentence === sentence && trigger.kind !== kind))
    add(features, OTHER_KIND);
  add(
    features,
    read.sentences[sentence]?.title === true
      ? TITLE[form]
      : (SENTENCE[form][Math.min(LAST_SENTENCE, sentence)] ?? 0),
  );
  const named = mentions.filter((mention) => mention.sentence === sentence);
  if (named.some((mention) => mention.company.id === company.id)) add(features, NAMED_HERE);
  if (named.some((mention) => mention.company.id !== company.id)) add(features, OTHER_NAMED[form]);
}
