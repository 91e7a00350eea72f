import { KINDS } from '../signal.ts';
import type { MentionPart } from '../mentions.ts';
import type { OwnedTrigger } from '../owned-trigger.ts';
import type { RuleReading } from '../read-by-rules.ts';
import type { Trigger } from '../triggers.ts';
import type { Candidate } from './candidates.ts';
import { add, featureNames, vector } from './features.ts';
import type { FeatureVector } from './features.ts';
import { KIND_PLACES } from './kind-scores.ts';
import type { KindScores } from './kind-scores.ts';

/** What a sentence that does not exist scores, and a company that the text is not about. */
const SILENT = -6;
const NOT_MEANT = -3;
const STRONGEST = 4;
/** Sentences from the title on that count as the opening. */
const OPENING = 3;
const PARTS: readonly MentionPart[] = [
  'actor',
  'source',
  'vendor',
  'comparison',
  'relation',
  'describer',
];

export const FINDING_FEATURES = featureNames();
const { feature } = FINDING_FEATURES;

const IS_FOCUS = feature('is the focus');
const NOT_FOCUS = feature('is not the focus');
const IN_TITLE = feature('named in the title');
const MENTIONS = feature('times named');
const SEVERAL = feature('several companies');
const MANY = feature('many companies');
const PART = PARTS.map((part) => feature(`is ${part}`));
const NEVER_ACTS = feature('never acts');
const UNFIT = feature('unfit genre');
const FOUND = KINDS.map((kind) => feature(`rules find ${kind}`));
const FOUND_OF_ANOTHER = KINDS.map((kind) => feature(`rules find ${kind} of another`));
const CUES_OF = KINDS.map((kind) => feature(`cues of ${kind}`));

const BEST = feature('best cues');
const SECOND = feature('second best cues');
const TITLE_CUES = feature('cues in the title');
const OPENING_CUES = feature('cues in the opening');
const TEXT_CUES = feature('cues of the text');
const RANK = feature('kinds with stronger cues');
const OWN_CUES = feature('own cues');

const RULES = feature('rules find it');
const RULES_IMPLY = feature('rules imply it');
const RULES_STRENGTH = strengths('rules find it with strength');
const RULES_OFTEN = feature('rules find it often');
const RULES_TITLE = feature('rules find it in the title');
const RULES_LEAD = feature('rules find it in the lead');
const TAKEN_BACK = feature('rules took it back');
const TAKEN_BACK_STRENGTH = strengths('rules took it back at strength');
const DENIED = feature('denied');
const PAST = feature('past');
const LOOSE = feature('rules without owner');
const LOOSE_STRENGTH = strengths('rules without owner at strength');
const LOOSE_TITLE = feature('rules without owner in the title');

function strengths(name: string): number[] {
  return Array.from({ length: STRONGEST + 1 }, (_, strength) => feature(`${name} ${strength}`));
}

/** What there is to say of one company: for every kind the same, and for each kind by its place. */
export type CompanyFeatures = {
  readonly shared: FeatureVector;
  readonly byKind: readonly FeatureVector[];
};

export function findingFeatures(
  reading: RuleReading,
  candidate: Candidate,
  scores: KindScores,
): CompanyFeatures {
  const shared = companyFeatures(reading, candidate);
  const best = KINDS.map((_, kind) => {
    let highest = SILENT;
    for (const at of candidate.sentences) highest = Math.max(highest, scores.ofSentence(at, kind));
    return highest;
  });
  for (const [kind, score] of best.entries())
    add(shared, CUES_OF[kind] ?? 0, Math.max(NOT_MEANT, score) / 4);
  const byKind = KINDS.map(() => vector());
  for (const [kind, features] of byKind.entries()) {
    addScores(features, reading, candidate, kind, scores);
    const own = best[kind] ?? SILENT;
    add(features, OWN_CUES, Math.max(NOT_MEANT, own) / 4);
    add(features, RANK, best.filter((score) => score > own).length / 4);
  }
  addRules(byKind, reading, candidate);
  return { shared, byKind };
}

function companyFeatures(reading: RuleReading, candidate: Candidate): FeatureVector {
  const features = vector();
  const { mentions, isFocus } = candidate;
  add(features, isFocus ? IS_FOCUS : NOT_FOCUS);
  if (mentions.some(({ title }) => title)) add(features, IN_TITLE);
  add(features, MENTIONS, Math.min(4, mentions.length) / 4);
  const companies = new Set(reading.mentions.map(({ company }) => company.id)).size;
  if (companies > 1) add(features, SEVERAL);
  if (companies > 3) add(features, MANY);
  for (const [place, part] of PARTS.entries())
    if (mentions.some((mention) => mention.part === part)) add(features, PART[place] ?? 0);
  if (mentions.every(({ part }) => part !== 'actor')) add(features, NEVER_ACTS);
  if (reading.genre !== null) add(features, UNFIT);
  const found = new Set(
    reading.findings.map(
      ({ company, kind }) =>
        (company.id === candidate.company.id ? FOUND : FOUND_OF_ANOTHER)[KIND_PLACES[kind]] ?? 0,
    ),
  );
  for (const id of found) add(features, id);
  return features;
}

function addScores(
  features: FeatureVector,
  { read }: RuleReading,
  { sentences, isFocus }: Candidate,
  kind: number,
  scores: KindScores,
): void {
  let best = SILENT;
  let second = SILENT;
  let title = SILENT;
  let opening = SILENT;
  for (const at of sentences) {
    const score = scores.ofSentence(at, kind);
    if (score > best) [best, second] = [score, best];
    else if (score > second) second = score;
    if (read.sentences[at]?.title === true && title === SILENT) title = score;
    if (at < OPENING) opening = Math.max(opening, score);
  }
  add(features, BEST, best / 2);
  add(features, SECOND, second / 2);
  add(features, TITLE_CUES, title / 2);
  add(features, OPENING_CUES, opening / 2);
  add(features, TEXT_CUES, (isFocus ? scores.ofText(kind) : NOT_MEANT) / 2);
}

function addRules(
  byKind: readonly FeatureVector[],
  { read, owned, triggers, findings }: RuleReading,
  { company }: Candidate,
): void {
  const lead = read.sentences.findIndex(({ title }) => !title);
  const own = KINDS.map((): OwnedTrigger[] => []);
  for (const entry of owned)
    if (entry.ownership.company.id === company.id)
      own[KIND_PLACES[entry.trigger.kind]]?.push(entry);
  const found = new Set(
    findings.flatMap((finding) => (finding.company.id === company.id ? [finding.kind] : [])),
  );
  for (const [place, kind] of KINDS.entries()) {
    const features = byKind[place];
    const entries = own[place] ?? [];
    if (features === undefined) continue;
    const isTitle = (sentence: number) => read.sentences[sentence]?.title === true;
    if (found.has(kind)) {
      add(features, RULES);
      if (entries.length === 0) add(features, RULES_IMPLY);
      else {
        add(features, RULES_STRENGTH[strongest(entries.map(({ trigger }) => trigger))] ?? 0);
        add(features, RULES_OFTEN, Math.min(3, entries.length) / 3);
        if (entries.some(({ trigger }) => isTitle(trigger.sentence))) add(features, RULES_TITLE);
        if (entries.some(({ trigger }) => trigger.sentence === lead)) add(features, RULES_LEAD);
      }
    } else if (entries.length > 0) {
      add(features, TAKEN_BACK);
      add(features, TAKEN_BACK_STRENGTH[strongest(entries.map(({ trigger }) => trigger))] ?? 0);
    }
    if (entries.some(({ circumstances }) => circumstances.denied)) add(features, DENIED);
    if (entries.some(({ circumstances }) => circumstances.past)) add(features, PAST);
    const loose = entries.length > 0 ? [] : triggers.filter((trigger) => trigger.kind === kind);
    if (loose.length === 0) continue;
    add(features, LOOSE);
    add(features, LOOSE_STRENGTH[strongest(loose)] ?? 0);
    if (loose.some(({ sentence }) => isTitle(sentence))) add(features, LOOSE_TITLE);
  }
}

function strongest(triggers: readonly Pick<Trigger, 'weight'>[]): number {
  const most = triggers.reduce((strength, { weight }) => Math.max(strength, weight), 0);
  return Math.floor(Math.min(STRONGEST, most));
}
