import { AI_AT_WORK_RULES } from './patterns/ai-at-work.ts';
import { AI_BACK_RULES } from './patterns/ai-back-to-people.ts';
import { AI_CUE_RULES } from './patterns/ai-cues.ts';
import { AI_GAIN_RULES } from './patterns/ai-gains.ts';
import { AI_IN_HAND_RULES } from './patterns/ai-in-hand.ts';
import { AI_PASSING_OVER_RULES } from './patterns/ai-passing-over.ts';
import { AI_RULES } from './patterns/ai-use.ts';
import { AI_TURN_RULES } from './patterns/ai-turns.ts';
import { FINANCE_RULES } from './patterns/finance.ts';
import { OTHER_IDIOMS } from './patterns/other-idioms.ts';
import type { Need, Rule } from './patterns/rule.ts';
import { CLOSING_DOWN_RULES } from './patterns/closing-down.ts';
import { DISMISSAL_RULES } from './patterns/dismissals.ts';
import { LABOUR_DISPUTE_RULES } from './patterns/labour-disputes.ts';
import { REORGANISING_RULES } from './patterns/reorganising.ts';
import { STAFF_ARRIVING_RULES } from './patterns/staff-arriving.ts';
import { STAFF_SHRINKING_RULES } from './patterns/staff-shrinking.ts';
import { STAFF_CUT_IDIOMS } from './patterns/staff-cut-idioms.ts';
import { STAFF_CUT_RULES } from './patterns/staff-cuts.ts';
import { STAFF_GROWTH_RULES } from './patterns/staff-growth.ts';
import { PEOPLE_LET_GO_RULES } from './patterns/people-let-go.ts';
import { PEOPLE_NOT_FOLLOWED_RULES } from './patterns/people-not-followed.ts';
import { PEOPLE_WANTED_RULES } from './patterns/people-wanted.ts';
import { FIRMS_CHANGE_HANDS_RULES } from './patterns/firms-change-hands.ts';
import { GOING_TO_MARKET_RULES } from './patterns/going-to-market.ts';
import { PARTS_MOVED_RULES } from './patterns/parts-moved.ts';
import { PLACES_SHUT_RULES } from './patterns/places-shut.ts';
import { WORK_STOPPED_RULES } from './patterns/work-stopped.ts';
import { STRUCTURE_RULES } from './patterns/structure.ts';
import { BUSINESS_CUE_RULES } from './patterns/business-cues.ts';
import { countedNoun } from './counted-noun.ts';
import { isAiCompany } from './ai-company.ts';
import { sentenceHolds } from './sentence-needs.ts';
import type { Kind } from './signal.ts';
import { compileMatcher } from './text/matcher.ts';
import { parsePattern } from './text/pattern.ts';
import type { ReadText, SentenceSpan } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordFlags } from './text/word-flags.ts';
import { wordTest } from './text/word-test.ts';

/** Words that speak of a kind, as unit indices (`end` exclusive). */
export type Trigger = {
  readonly kind: Kind;
  readonly weight: number;
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
};

const RULES: readonly Rule[] = [
  ...STAFF_CUT_RULES,
  ...STAFF_CUT_IDIOMS,
  ...OTHER_IDIOMS,
  ...STAFF_GROWTH_RULES,
  ...STRUCTURE_RULES,
  ...LABOUR_DISPUTE_RULES,
  ...STAFF_SHRINKING_RULES,
  ...STAFF_ARRIVING_RULES,
  ...CLOSING_DOWN_RULES,
  ...REORGANISING_RULES,
  ...DISMISSAL_RULES,
  ...AI_RULES,
  ...AI_AT_WORK_RULES,
  ...AI_BACK_RULES,
  ...AI_GAIN_RULES,
  ...AI_CUE_RULES,
  ...AI_IN_HAND_RULES,
  ...AI_PASSING_OVER_RULES,
  ...AI_TURN_RULES,
  ...BUSINESS_CUE_RULES,
  ...FINANCE_RULES,
  ...PEOPLE_LET_GO_RULES,
  ...PEOPLE_NOT_FOLLOWED_RULES,
  ...PEOPLE_WANTED_RULES,
  ...PLACES_SHUT_RULES,
  ...PARTS_MOVED_RULES,
  ...WORK_STOPPED_RULES,
  ...FIRMS_CHANGE_HANDS_RULES,
  ...GOING_TO_MARKET_RULES,
];

/** Sentences on AI from which on a text is about AI all through, so that a gain told between them is one of AI. */
const AI_THROUGHOUT = 8;

/** What the words of a sentence speak of, a bit each. */
const SPEAKS_OF = {
  ai: 1,
  tool: 2,
  union: 4,
  staff: 8,
  strongStaff: 16,
  money: 32,
  share: 64,
  /** It may speak on of the AI that the sentence before names. */
  onOfAi: 128,
} as const;
const flags = wordFlags([
  [SPEAKS_OF.ai, '<ai>'],
  [SPEAKS_OF.tool, '<tool>'],
  [SPEAKS_OF.union, '<union>'],
  [SPEAKS_OF.staff, '<person> <post> <force> <union>'],
  [
    SPEAKS_OF.strongStaff,
    'job+ staff employee+ worker+ workforce headcount layoffs layoff redundancy redundancies personnel payroll colleague+ severance laid',
  ],
  [SPEAKS_OF.money, '$'],
  [SPEAKS_OF.share, '%'],
  [
    SPEAKS_OF.onOfAi,
    'technology tool tools system systems bot assistant software machine machines it algorithm',
  ],
]);
const companions = new Map(
  RULES.filter((rule) => rule.with !== undefined || rule.without !== undefined).map((rule) => [
    rule,
    { wanted: rule.with?.map(wordTest) ?? [], barred: wordTest(rule.without ?? '') },
  ]),
);
const patterns = RULES.flatMap((rule) => rule.patterns.map((source) => parsePattern(source, rule)));

let matcher: ReturnType<typeof compileMatcher<Rule>> | null = null;

/** All places where a text speaks of a kind; overlapping ones of the same kind are one. */
export function findTriggers(read: ReadText): Trigger[] {
  matcher ??= compileMatcher(patterns);
  const triggers: Trigger[] = [];
  const facts = read.sentences.map((span) => factsOf(read, span));
  let text = 0;
  let onAi = 0;
  for (const fact of facts) {
    text |= fact;
    if ((fact & SPEAKS_OF.ai) !== 0) onAi += 1;
  }
  for (const [sentence, span] of read.sentences.entries()) {
    const start = triggers.length;
    matcher(read.units, span.first, span.end, (rule, first, end) => {
      const around = { facts, text, aiThroughout: onAi >= AI_THROUGHOUT, read, sentence };
      if (rule.needs?.every((need) => holds(need, around, first, end)) === false) return;
      if (!hasCompanions(rule, read, span)) return;
      join(triggers, start, { kind: rule.kind, weight: rule.weight, sentence, first, end });
    });
  }
  return triggers;
}

function join(triggers: Trigger[], from: number, trigger: Trigger): void {
  for (let at = from; at < triggers.length; at += 1) {
    const other = triggers[at];
    if (other?.kind !== trigger.kind || trigger.first >= other.end || trigger.end <= other.first)
      continue;
    triggers[at] = {
      ...other,
      weight: Math.max(other.weight, trigger.weight),
      first: Math.min(other.first, trigger.first),
      end: Math.max(other.end, trigger.end),
    };
    return;
  }
  triggers.push(trigger);
}

function factsOf({ units }: ReadText, { first, end }: SentenceSpan): number {
  let facts = 0;
  for (let at = first; at < end; at += 1) {
    const unit = units[at];
    if (unit === undefined) break;
    facts |= flags[unit.symbol] ?? 0;
    if (unit.mention !== null && isAiCompany(unit.mention.company)) facts |= SPEAKS_OF.ai;
  }
  return facts;
}

type Around = {
  /** Of each sentence what it speaks of, as bits of `SPEAKS_OF`. */
  readonly facts: readonly number[];
  /** What the text speaks of anywhere. */
  readonly text: number;
  readonly aiThroughout: boolean;
  readonly read: ReadText;
  readonly sentence: number;
};

function holds(need: Need, around: Around, first: number, end: number): boolean {
  const { facts, text, read, sentence } = around;
  const here = facts[sentence] ?? 0;
  switch (need) {
    case 'ai':
      return (
        (here & SPEAKS_OF.ai) !== 0 ||
        ((here & SPEAKS_OF.onOfAi) !== 0 && aiIn(facts, sentence - 1)) ||
        (around.aiThroughout && [-2, -1, 1, 2].some((step) => aiIn(facts, sentence + step)))
      );
    case 'staff':
      return (here & SPEAKS_OF.staff) !== 0;
    case 'figure':
      return (here & (SPEAKS_OF.money | SPEAKS_OF.share)) !== 0;
    case 'money':
      return (here & SPEAKS_OF.money) !== 0;
    case 'aiText':
      return (text & SPEAKS_OF.ai) !== 0;
    case 'aiNear':
      return [-2, -1, 0, 1].some((step) => aiIn(facts, sentence + step));
    case 'tool':
      return (here & SPEAKS_OF.tool) !== 0;
    case 'staffText':
      return (text & SPEAKS_OF.strongStaff) !== 0;
    case 'plainNumber':
      return numberIsPlain(read, first, end);
    case 'labour':
      return (
        (text & (SPEAKS_OF.strongStaff | SPEAKS_OF.union)) !== 0 || (here & SPEAKS_OF.staff) !== 0
      );
    case 'falling':
    case 'rising':
    case 'bigNumber':
    case 'hiringTalk':
    case 'notAdvert':
    case 'notOneChief':
    case 'notDeal':
      return sentenceHolds(need, read, read.sentences[sentence], { first, end });
    default:
      return need satisfies never;
  }
}

function aiIn(facts: readonly number[], sentence: number): boolean {
  return sentence >= 0 && sentence < facts.length && ((facts[sentence] ?? 0) & SPEAKS_OF.ai) !== 0;
}

function hasCompanions(rule: Rule, { units }: ReadText, span: SentenceSpan): boolean {
  const tests = companions.get(rule);
  if (tests === undefined) return true;
  for (let at = span.first; at < span.end; at += 1) if (tests.barred(units[at])) return false;
  return tests.wanted.every((wanted) => {
    for (let at = span.first; at < span.end; at += 1) if (wanted(units[at])) return true;
    return false;
  });
}

function numberIsPlain({ units }: ReadText, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1)
    if (units[at]?.symbol === SYMBOLS.count) return countedNoun(units, at) !== 'other';
  return true;
}
