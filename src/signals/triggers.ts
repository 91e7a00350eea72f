import { AI_AT_WORK_RULES } from './patterns/ai-at-work.ts';
import { AI_BACK_RULES } from './patterns/ai-back-to-people.ts';
import { AI_CUE_RULES } from './patterns/ai-cues.ts';
import { AI_GAIN_RULES } from './patterns/ai-gains.ts';
import { AI_RULES } from './patterns/ai-use.ts';
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

const isAi = wordTest('<ai>');
const isTool = wordTest('<tool>');
const isUnion = wordTest('<union>');
const isStaff = wordTest('<person> <post> <force> <union>');
/** Sentences on AI from which on a text is about AI all through, so that a gain told between them is one of AI. */
const AI_THROUGHOUT = 8;
const isStrongStaff = wordTest(
  'job+ staff employee+ worker+ workforce headcount layoffs layoff redundancy redundancies personnel payroll colleague+ severance laid',
);
const pointsToAi = wordTest(
  'technology tool tools system systems bot assistant software machine machines it algorithm',
);
const companions = new Map(
  RULES.filter((rule) => rule.with !== undefined || rule.without !== undefined).map((rule) => [
    rule,
    { wanted: rule.with?.map(wordTest) ?? [], barred: wordTest(rule.without ?? '') },
  ]),
);
const patterns = RULES.flatMap((rule) => rule.patterns.map((source) => parsePattern(source, rule)));

let matcher: ReturnType<typeof compileMatcher<Rule>> | null = null;

type Facts = {
  readonly ai: boolean;
  readonly tool: boolean;
  readonly staff: boolean;
  readonly strongStaff: boolean;
  readonly figure: boolean;
  readonly money: boolean;
};

/** All places where a text speaks of a kind; overlapping ones of the same kind are one. */
export function findTriggers(read: ReadText): Trigger[] {
  matcher ??= compileMatcher(patterns);
  const triggers: Trigger[] = [];
  const facts = read.sentences.map((_, index) => factsOf(read, index));
  const aiText = facts.some(({ ai }) => ai);
  const aiThroughout = facts.filter(({ ai }) => ai).length >= AI_THROUGHOUT;
  const staffText = facts.some(({ strongStaff }) => strongStaff);
  const unionText = read.units.some((unit) => isUnion(unit));
  for (const [sentence, span] of read.sentences.entries()) {
    const start = triggers.length;
    matcher(read.units, span.first, span.end, (rule, first, end) => {
      const around = {
        facts,
        sentence,
        aiText,
        aiThroughout,
        staffText,
        unionText,
        read,
        first,
        end,
      };
      if (rule.needs?.every((need) => holds(need, around)) === false) return;
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

function factsOf(read: ReadText, index: number): Facts {
  const span = read.sentences[index];
  let ai = false;
  let tool = false;
  let staff = false;
  let strongStaff = false;
  let figure = false;
  let money = false;
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1) {
    const unit = read.units[at];
    if (unit === undefined) break;
    ai ||= isAi(unit);
    tool ||= isTool(unit);
    staff ||= isStaff(unit);
    strongStaff ||= isStrongStaff(unit);
    ai ||= unit.mention !== null && isAiCompany(unit.mention.company);
    money ||= unit.symbol === SYMBOLS.money;
    figure ||= unit.symbol === SYMBOLS.money || unit.symbol === SYMBOLS.percent;
  }
  return { ai, tool, staff, strongStaff, figure, money };
}

type Around = {
  readonly facts: readonly Facts[];
  readonly sentence: number;
  readonly aiText: boolean;
  readonly aiThroughout: boolean;
  readonly staffText: boolean;
  readonly unionText: boolean;
  readonly read: ReadText;
  readonly first: number;
  readonly end: number;
};

function holds(
  need: Need,
  { facts, sentence, aiText, aiThroughout, staffText, unionText, read, first, end }: Around,
): boolean {
  const here = facts[sentence];
  switch (need) {
    case 'ai':
      return (
        here?.ai === true ||
        (sentence > 0 && facts[sentence - 1]?.ai === true && speaksOn(read, sentence)) ||
        (aiThroughout &&
          [1, 2].some(
            (step) => facts[sentence - step]?.ai === true || facts[sentence + step]?.ai === true,
          ))
      );
    case 'staff':
      return here?.staff === true;
    case 'figure':
      return here?.figure === true;
    case 'money':
      return here?.money === true;
    case 'aiText':
      return aiText;
    case 'aiNear':
      return [-2, -1, 0, 1].some((step) => facts[sentence + step]?.ai === true);
    case 'tool':
      return here?.tool === true;
    case 'staffText':
      return staffText;
    case 'plainNumber':
      return numberIsPlain(read, first, end);
    case 'labour':
      return staffText || here?.staff === true || unionText;
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

function hasCompanions(rule: Rule, { units }: ReadText, span: SentenceSpan): boolean {
  const tests = companions.get(rule);
  if (tests === undefined) return true;
  const left = new Set(tests.wanted);
  for (let at = span.first; at < span.end; at += 1) {
    const unit = units[at];
    if (tests.barred(unit)) return false;
    for (const test of left) if (test(unit)) left.delete(test);
  }
  return left.size === 0;
}

function numberIsPlain({ units }: ReadText, first: number, end: number): boolean {
  for (let at = first; at < end; at += 1)
    if (units[at]?.symbol === SYMBOLS.count) return countedNoun(units, at) !== 'other';
  return true;
}

function speaksOn(read: ReadText, sentence: number): boolean {
  const span = read.sentences[sentence];
  for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
    if (pointsToAi(read.units[at])) return true;
  return false;
}
