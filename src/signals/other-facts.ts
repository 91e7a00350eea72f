import { FACT_TOPICS } from './fact-topics.ts';
import type { FactTopic } from './fact-topics.ts';
import type { Finding } from './assemble.ts';
import { countedNoun } from './counted-noun.ts';
import { countedPhrase, phraseOf, setBeside } from './fact-phrase.ts';
import type { StaffFigure } from './headcounts.ts';
import type { PlacedMention } from './mentions.ts';
import { sentenceEvidence } from './sentence-evidence.ts';
import type { Figure, FigureRole } from './signal.ts';
import type { Quantity } from './text/quantity.ts';
import type { ReadText } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

const MOST_FACTS = 10;
/** Units between a figure and the word that tells its topic. */
const TOPIC_REACH = 10;
/** Units between a figure that tells no topic and the words of the kind it is given to. */
const BARE_REACH = 6;

/** What the figures of a text are placed by. */
export type FactContext = {
  readonly read: ReadText;
  readonly findings: readonly Finding[];
  /** Numbers of people: they are placed elsewhere. */
  readonly staff: readonly StaffFigure[];
  readonly mentions: readonly PlacedMention[];
};

type Candidate = {
  readonly at: number;
  readonly sentence: number;
  readonly role: FigureRole;
  readonly quantity: Quantity;
  readonly topic: FactTopic | null;
};

/**
 * Amounts of money, shares of other things than staff, times that changed and things counted, each with the finding
 * that it speaks of: one of the figure's own company, with words of a fitting kind in the same sentence. What costs
 * less or goes faster may also stand beside sentences that put the saving down to AI. A figure that fits nothing is
 * left out.
 */
export function otherFacts(context: FactContext): ReadonlyMap<Finding, readonly Figure[]> {
  const { read, findings, staff } = context;
  const placed = new Map<Finding, Figure[]>();
  if (findings.length === 0) return placed;
  const people = new Set([
    ...staff.filter(({ counts }) => counts === 'staff').map(({ unit }) => unit),
    ...findings.flatMap(({ figures }) => figures.map(({ figure }) => figure.unit)),
  ]);
  const candidates = candidatesIn(read, people);
  const near = savingSentences(candidates, read);
  let last: { readonly at: number; readonly of: string | null } | null = null;
  for (const candidate of candidates) {
    const home = homeOf(candidate, context);
    const finding =
      home === null || home.kind !== candidate.topic?.kinds[0]
        ? (wanderingHome(candidate, context, near) ?? home)
        : home;
    if (finding === null) continue;
    const facts = placed.get(finding) ?? [];
    const of: string | null = subjectOf(candidate, read, last);
    last = { at: candidate.at, of };
    if (of === null && candidate.role === 'count') continue;
    const fact = figureOf(candidate, of, read);
    const known = facts.findIndex(
      ({ role, value, unit }) => role === fact.role && value === fact.value && unit === fact.unit,
    );
    if (known >= 0) {
      const older = sentenceAt(facts[known], read);
      if (of !== null && (facts[known]?.of === null || sentenceHas(read, older, isLongAgo)))
        facts[known] = fact;
    } else if (facts.length < MOST_FACTS) facts.push(fact);
    placed.set(finding, facts);
  }
  return placed;
}

function sentenceAt(figure: Figure | undefined, read: ReadText): number {
  return read.sentences.findIndex(({ startOffset }) => startOffset === figure?.evidence.start);
}

function candidatesIn(read: ReadText, people: ReadonlySet<number>): Candidate[] {
  const candidates: Candidate[] = [];
  let at = -1;
  for (const { quantity, sentence } of read.units) {
    at += 1;
    if (quantity === null || quantity.vague || people.has(at)) continue;
    const role = formerly(at, quantity, read) ? null : roleOf(quantity, at, read);
    if (role !== null)
      candidates.push({ at, sentence, role, quantity, topic: topicOf(at, role, read) });
  }
  return candidates;
}

const isSaving = wordTest('save~ saving shorten~ shave~ gain~ free~');
const linksTimes = wordTest('from to instead than against with down now of was');
const isStaff = wordTest('<post> <person> <force>');
const isWork = wordTest('<humanWork> images documents lines');

function roleOf(quantity: Quantity, at: number, read: ReadText): FigureRole | null {
  switch (quantity.form) {
    case 'money':
      return 'money';
    case 'percent':
      if (read.units[at + 1]?.norm === 'of' && read.units[at + 2]?.mention) return null;
      if (read.units[at + 1]?.norm === 'fewer' || read.units[at + 3]?.norm === 'them') return null;
      for (let step = at + 1; step <= at + 5; step += 1) if (isStaff(read.units[step])) return null;
      return 'share';
    case 'duration':
      return changedTime(at, read) ? 'duration' : null;
    case 'count':
      return countedNoun(read.units, at) === 'other' || isWork(read.units[at + 1]) ? 'count' : null;
    case 'year':
    case 'date':
    case 'ordinal':
    case 'measure':
      return null;
    default:
      return quantity.form satisfies never;
  }
}

const wasBefore = wordTest('from against versus after before compared than');
const isYear = wordTest('year quarter month');
const isEarlier = wordTest('before ago earlier previous previously');

/** "A loss of $1m, from $84m a year before": what something was before is not what is told of it now. */
function formerly(at: number, { form }: Quantity, { units }: ReadText): boolean {
  if (form !== 'money' && form !== 'percent') return false;
  const sentence = units[at]?.sentence;
  if (form === 'money')
    for (let step = 1; step <= 6 && units[at + step]?.symbol !== SYMBOLS.comma; step += 1)
      if (units[at + step]?.sentence === sentence && isEarlier(units[at + step])) return true;
  for (let step = 1; step <= 9; step += 1) {
    const unit = units[at - step];
    if (unit?.sentence !== sentence || unit === undefined) return false;
    if (isEarlier(unit) || (unit.norm === 'after' && isYear(units[at - step - 1]))) return true;
    if (step <= 3 && wasBefore(unit))
      return (
        units
          .slice(Math.max(0, at - 12), at)
          .some((other) => other.sentence === sentence && other.quantity?.form === form) &&
        units[at + 1]?.norm !== 'to'
      );
  }
  return false;
}

/** "from 6 weeks to 7 days", "7 days instead of 6 weeks", "saves 40 minutes": a time that something takes. */
function changedTime(at: number, { units }: ReadText): boolean {
  const sentence = units[at]?.sentence;
  for (const direction of [-1, 1]) {
    for (let step = 1; step <= 6; step += 1) {
      const unit = units[at + direction * step];
      if (unit?.sentence !== sentence) break;
      if (unit?.symbol === SYMBOLS.duration)
        return [1, 2, 3, 4, 5].some((gap) => gap < step && linksTimes(units[at + direction * gap]));
    }
  }
  return [1, 2, 3, 4].some((back) => isSaving(units[at - back]));
}

const reduces = wordTest(
  'cut~ reduce~ lower~ less save~ saving+ saved slash~ trim~ shrink~ minimise~ minimize~ reduction+ fell fall~ drop~',
);

/** The topic whose word stands nearest. */
function topicOf(at: number, role: FigureRole, read: ReadText): FactTopic | null {
  const { units } = read;
  const sentence = units[at]?.sentence;
  let best: { readonly topic: FactTopic; readonly gap: number } | null = null;
  let lessened = false;
  for (const direction of [-1, 1]) {
    let gap = 0;
    for (let step = 1; gap <= TOPIC_REACH; step += 1) {
      const unit = units[at + direction * step];
      if (unit?.sentence !== sentence || unit === undefined) break;
      gap += unit.symbol === SYMBOLS.comma ? 3 : unit.symbol === SYMBOLS.barrier ? 5 : 1;
      if (gap > TOPIC_REACH) break;
      lessened ||= reduces(unit);
      for (const topic of FACT_TOPICS)
        if ((best === null || gap < best.gap) && topic.roles.includes(role) && topic.words(unit))
          best = { topic, gap };
    }
  }
  if (best?.topic.name === 'outlay' && lessened)
    return FACT_TOPICS.find(({ name }) => name === 'cost') ?? null;
  return best?.topic ?? null;
}

/** The finding with words of a fitting kind in the sentence, the kind that fits best first, then the nearest. */
function homeOf(candidate: Candidate, context: FactContext): Finding | null {
  const { topic, at, sentence, role } = candidate;
  let best: { readonly finding: Finding; readonly rank: number } | null = null;
  for (const finding of context.findings) {
    const fit = topic === null ? bareFit(finding, role) : topic.kinds.indexOf(finding.kind);
    if (fit < 0 || !speaksOf(finding, candidate, context)) continue;
    for (const { trigger } of finding.triggers) {
      if (trigger.sentence !== sentence) continue;
      const gap = at < trigger.first ? trigger.first - at : Math.max(0, at - trigger.end + 1);
      if (topic === null && gap > BARE_REACH) continue;
      const rank = fit * 100 + gap;
      if (best === null || rank < best.rank) best = { finding, rank };
    }
  }
  return best?.finding ?? null;
}

const MONEY_KINDS: ReadonlySet<Finding['kind']> = new Set([
  'ai_savings',
  'ai_investment',
  'funding',
  'results',
  'merger',
  'ipo',
]);

/** A figure whose topic no word tells is money right beside words of a kind that is about money. */
function bareFit({ kind }: Finding, role: FigureRole): number {
  return role === 'money' && MONEY_KINDS.has(kind) ? 0 : -1;
}

/** No other company stands nearer before the figure than the finding's own. */
function speaksOf(
  { company }: Finding,
  { at, sentence }: Candidate,
  { mentions }: FactContext,
): boolean {
  const before = mentions.findLast(
    (mention) => mention.sentence === sentence && mention.unit < at && mention.part !== 'source',
  );
  return before === undefined || before.company.id === company.id;
}

/** What costs less or goes faster, told beside AI, is an AI saving of the company whose AI savings are told. */
function wanderingHome(
  candidate: Candidate,
  context: FactContext,
  near: ReadonlySet<number>,
): Finding | null {
  if (candidate.topic?.wanders !== true || !near.has(candidate.sentence)) return null;
  const homes = context.findings.filter(
    (finding) => finding.kind === 'ai_savings' && speaksOf(finding, candidate, context),
  );
  return homes.length === 1 ? (homes[0] ?? null) : null;
}

const isAi = wordTest('<ai>');
const isLongAgo = wordTest('ago earlier previously');

/** Sentences in a row (one other may stand between two) that tell of lower cost or time, with AI in or beside them. */
function savingSentences(candidates: readonly Candidate[], read: ReadText): ReadonlySet<number> {
  const telling = [
    ...new Set(candidates.filter(tellsSaving(read)).map(({ sentence }) => sentence)),
  ];
  const near = new Set<number>();
  let run: number[] = [];
  for (const [index, sentence] of telling.entries()) {
    run.push(sentence);
    const next = telling[index + 1];
    if (next !== undefined && next - sentence <= 2) continue;
    const from = (run[0] ?? 0) - 1;
    for (let at = Math.max(1, from); at <= sentence + 1; at += 1)
      if (sentenceHas(read, at, isAi)) for (const told of run) near.add(told);
    run = [];
  }
  return near;
}

function tellsSaving(read: ReadText): (candidate: Candidate) => boolean {
  return ({ topic, sentence, role }) =>
    topic?.wanders === true &&
    !sentenceHas(read, sentence, isLongAgo) &&
    (role === 'duration' || sentenceHas(read, sentence, reduces));
}

function sentenceHas(read: ReadText, sentence: number, test: ReturnType<typeof wordTest>): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
    if (test(read.units[at])) return true;
  return false;
}

/** "37% of the cost savings – nearly $10 million annually": what is set beside a figure is about the same. */
function subjectOf(
  { at, role, sentence }: Candidate,
  read: ReadText,
  last: { readonly at: number; readonly of: string | null } | null,
): string | null {
  if (role === 'count') return countedPhrase(at, read);
  const own = phraseOf(at, role, read);
  if (own !== null || last === null || read.units[last.at]?.sentence !== sentence) return own;
  return last.of !== null && setBeside(last.at, at, last.of, read) ? last.of : null;
}

function figureOf(
  { role, quantity, sentence }: Candidate,
  of: string | null,
  read: ReadText,
): Figure {
  return {
    role,
    value: Number(quantity.value.toPrecision(12)),
    unit:
      role === 'share'
        ? '%'
        : role === 'count'
          ? (of?.split(' ').at(-1) ?? '')
          : (quantity.unit ?? ''),
    qualifier: quantity.qualifier,
    of,
    evidence: sentenceEvidence(sentence, read),
  };
}
