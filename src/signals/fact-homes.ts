import type { Finding } from './assemble.ts';
import { reduces, type FactCandidate } from './fact-candidates.ts';
import type { PlacedMention } from './mentions.ts';
import type { FigureRole } from './signal.ts';
import { isLongAgo, sentenceHas } from './text/sentence-has.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

/** Units between a figure that tells no topic and the words of the kind it is given to. */
const BARE_REACH = 6;

/** What the figures of a text may belong to. */
export type FactOwners = {
  readonly read: ReadText;
  readonly findings: readonly Finding[];
  readonly mentions: readonly PlacedMention[];
};

/**
 * Tells of each candidate the finding that it speaks of, or null: one of the figure's own company with words of a
 * fitting kind in the same sentence. What costs less or goes faster may also stand beside sentences that put the saving
 * down to AI. `candidates` are all of the text.
 */
export function factHomes(
  candidates: readonly FactCandidate[],
  owners: FactOwners,
): (candidate: FactCandidate) => Finding | null {
  const near = savingSentences(candidates, owners.read);
  return (candidate) => {
    const home = homeOf(candidate, owners);
    return home === null || home.kind !== candidate.topic?.kinds[0]
      ? (wanderingHome(candidate, owners, near) ?? home)
      : home;
  };
}

/** The finding with words of a fitting kind in the sentence, the kind that fits best first, then the nearest. */
function homeOf(candidate: FactCandidate, context: FactOwners): Finding | null {
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
  { at, sentence }: FactCandidate,
  { mentions }: FactOwners,
): boolean {
  const before = mentions.findLast(
    (mention) => mention.sentence === sentence && mention.unit < at && mention.part !== 'source',
  );
  return before === undefined || before.company.id === company.id;
}

/** What costs less or goes faster, told beside AI, is an AI saving of the company whose AI savings are told. */
function wanderingHome(
  candidate: FactCandidate,
  context: FactOwners,
  near: ReadonlySet<number>,
): Finding | null {
  if (candidate.topic?.wanders !== true || !near.has(candidate.sentence)) return null;
  const homes = context.findings.filter(
    (finding) => finding.kind === 'ai_savings' && speaksOf(finding, candidate, context),
  );
  return homes.length === 1 ? (homes[0] ?? null) : null;
}

const isAi = wordTest('<ai>');

/** Sentences in a row (one other may stand between two) that tell of lower cost or time, with AI in or beside them. */
function savingSentences(
  candidates: readonly FactCandidate[],
  read: ReadText,
): ReadonlySet<number> {
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

function tellsSaving(read: ReadText): (candidate: FactCandidate) => boolean {
  return ({ topic, sentence, role }) =>
    topic?.wanders === true &&
    !sentenceHas(read, sentence, isLongAgo) &&
    (role === 'duration' || sentenceHas(read, sentence, reduces));
}
