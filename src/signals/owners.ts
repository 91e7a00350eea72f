import type { Company } from '../companies/company.ts';
import type { MentionPart, PlacedMention } from './mentions.ts';
import type { Kind } from './signal.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';
import type { Trigger } from './triggers.ts';

/** Which company a trigger belongs to, and what spoke for it. */
export type Ownership = {
  readonly company: Company;
  readonly score: number;
  readonly because: string;
  /** It is named right there as the one who acts. */
  readonly acting: boolean;
};

/** What speaks for and against a company being the one a trigger is about. */
export const OWNER_WEIGHTS = {
  /** Named before the trigger with no clause between them. */
  sameClauseBefore: 7,
  sentenceBefore: 4.5,
  /** Each unit between the name and the trigger. */
  distance: -0.1,
  /** "X's layoffs", "X job cuts". */
  adjacent: 2,
  /** "job cuts at X", "cut by X". */
  afterAt: 6.5,
  afterBy: 5,
  afterOf: 4,
  /** The name stands inside the words of the trigger ("cut X's workforce"). */
  inside: 7,
  after: 1.5,
  /** "put money into X": X is what is bought. */
  investedIn: 1,
  /** "IBM, where 3,900 positions are to go". */
  where: 12,
  focus: 1.5,
  /** Nobody is named before the trigger in its sentence: the one spoken of goes on acting. */
  carriedOn: 5,
  /** "it", "the bank" stands between the name and the trigger: the one spoken of may be meant. */
  pronounBetween: 5.2,
} as const;

const PART_WEIGHTS: Readonly<Record<MentionPart, number>> = {
  actor: 0,
  source: -7,
  vendor: -7,
  comparison: -3,
  relation: -3,
  describer: -6,
};

/** Kinds in which every firm named in the act has its part: the buyer and the bought. */
const SHARED_KINDS: ReadonlySet<Kind> = new Set(['merger']);

const isClauseBreak = wordTest('while whereas but although though as when after because');
const isAt = wordTest('at');
const isBy = wordTest('by');
const isOf = wordTest('of in for from');
const isGeneric = wordTest(
  'companies firms employers businesses organisations organizations industry sector startups rivals groups economists analysts governments corporations giants unions politicians customers students investors readers users',
);
const isPronoun = wordTest('it its they their we our');
const isDescriptor = wordTest(
  'company firm group bank lender retailer carmaker automaker giant maker startup start-up business carrier airline publisher broadcaster operator insurer chipmaker platform fintech agency university employer chain supermarket manufacturer provider network telco bookseller brewer drugmaker grocer',
);
const isThe = wordTest('the this that');
const isAnd = wordTest('and or');
const isInto = wordTest('in into of for');
const isWhere = wordTest('where');

export type OwnerContext = {
  readonly read: ReadText;
  /** The mentions of each sentence, by its index. */
  readonly mentionsIn: ReadonlyMap<number, readonly PlacedMention[]>;
  readonly focus: Company | null;
  /** Whose matter of the same kind the sentence before told; null where it told none. */
  readonly recent: (trigger: Trigger) => Company | null;
};

/** The owners of a trigger, mostly one; several where firms are named side by side; none where nobody named is meant. */
export function ownersOf(trigger: Trigger, context: OwnerContext): Ownership[] {
  const { read, mentionsIn, focus } = context;
  const mentions = mentionsIn.get(trigger.sentence) ?? [];

  let best: { readonly ownership: Ownership; readonly mention: PlacedMention | null } | null = null;
  let actorBefore: PlacedMention | null = null;
  for (const mention of mentions) {
    if (mention.part === 'actor' && mention.unit < trigger.first) actorBefore = mention;
    let score = placeScore(trigger, mention, read) + PART_WEIGHTS[mention.part];
    if (mention.company.id === focus?.id) score += OWNER_WEIGHTS.focus;
    if (best === null || score > best.ownership.score)
      best = {
        ownership: {
          company: mention.company,
          score,
          because: `named beside it (${mention.part})`,
          acting: mention.part === 'actor',
        },
        mention,
      };
  }
  const generic = actorBefore === null && genericSubject(trigger, read);
  if (generic) {
    if (best === null || best.ownership.score < OWNER_WEIGHTS.afterOf) return [];
  } else {
    const carried = carriedOn(trigger, context, actorBefore);
    if (carried !== null && (best === null || carried.score > best.ownership.score))
      best = { ownership: carried, mention: null };
  }
  if (best === null) return [];
  if (focus !== null && focus.parent === best.ownership.company.id)
    best = {
      ...best,
      ownership: { ...best.ownership, company: focus, because: 'the parent speaks for it' },
    };
  const owners = [best.ownership];
  for (const mention of mentions) {
    if (owners.some(({ company }) => company.id === mention.company.id)) continue;
    const beside =
      best.mention?.part === mention.part &&
      sideBySide(best.mention.unit, mention.unit, read.units);
    const shared =
      SHARED_KINDS.has(trigger.kind) && mention.unit >= trigger.first && mention.unit < trigger.end;
    if (beside || (shared && mention.part !== 'source'))
      owners.push({
        company: mention.company,
        score: best.ownership.score,
        because: 'named with it',
        acting: true,
      });
  }
  return owners;
}

function placeScore(trigger: Trigger, mention: PlacedMention, read: ReadText): number {
  const { units } = read;
  if (mention.unit >= trigger.first && mention.unit < trigger.end)
    return trigger.kind === 'ai_investment' && isInto(units[mention.unit - 1])
      ? OWNER_WEIGHTS.investedIn
      : OWNER_WEIGHTS.inside;
  if (mention.unit < trigger.first) {
    const gap = trigger.first - mention.unit;
    if (
      gap <= 8 &&
      isWhere(units[mention.unit + 2]) &&
      units[mention.unit + 1]?.symbol === SYMBOLS.comma
    )
      return OWNER_WEIGHTS.where;
    let clauseBreak = false;
    for (let at = mention.unit + 1; at < trigger.first; at += 1) {
      if (units[at]?.symbol === SYMBOLS.barrier || isClauseBreak(units[at])) clauseBreak = true;
    }
    const base = clauseBreak ? OWNER_WEIGHTS.sentenceBefore : OWNER_WEIGHTS.sameClauseBefore;
    return base + (gap <= 2 ? OWNER_WEIGHTS.adjacent : 0) + gap * OWNER_WEIGHTS.distance;
  }
  const gap = mention.unit - trigger.end;
  const link = units[mention.unit - 1];
  const nearer = isThe(link) ? units[mention.unit - 2] : link;
  let base: number = OWNER_WEIGHTS.after;
  if (isAt(nearer)) base = OWNER_WEIGHTS.afterAt;
  else if (isBy(nearer)) base = OWNER_WEIGHTS.afterBy;
  else if (isOf(nearer)) base = OWNER_WEIGHTS.afterOf;
  for (let at = trigger.end; at < mention.unit; at += 1) {
    if (units[at]?.symbol === SYMBOLS.barrier || isClauseBreak(units[at]))
      base = Math.min(base, OWNER_WEIGHTS.after);
  }
  return base + gap * OWNER_WEIGHTS.distance;
}

/** "companies are cutting jobs": a general subject right before the trigger. */
function genericSubject(trigger: Trigger, { units, sentences }: ReadText): boolean {
  const start = sentences[trigger.sentence]?.first ?? 0;
  for (let at = trigger.first - 1; at >= Math.max(start, trigger.first - 6); at -= 1) {
    if (units[at]?.symbol === SYMBOLS.barrier) break;
    if (isGeneric(units[at])) return true;
  }
  return isGeneric(units[trigger.first]);
}

/** Names joined by commas and "and" only: "Deloitte, EY and PwC". */
function sideBySide(a: number, b: number, units: readonly Unit[]): boolean {
  const [from, to] = a < b ? [a, b] : [b, a];
  if (to - from > 8) return false;
  for (let at = from + 1; at < to; at += 1) {
    const unit = units[at];
    if (unit?.symbol !== SYMBOLS.comma && unit?.symbol !== SYMBOLS.company && !isAnd(unit))
      return false;
  }
  return true;
}

/**
 * Who goes on acting where the sentence names nobody before the trigger, or says "it" or "the bank" in between: the
 * actor of the sentence before where this one opens with a pronoun, else the company that the piece is about.
 */
function carriedOn(
  trigger: Trigger,
  { focus, read, mentionsIn, recent }: OwnerContext,
  actorBefore: PlacedMention | null,
): Ownership | null {
  const span = read.sentences[trigger.sentence];
  if (span === undefined) return null;
  if (actorBefore !== null) {
    if (focus === null || actorBefore.company.id === focus.id) return null;
    if (!pronounBetween(actorBefore.unit, trigger.first, read.units)) return null;
    return {
      company: focus,
      score: OWNER_WEIGHTS.pronounBetween,
      because: 'meant by a pronoun',
      acting: false,
    };
  }
  const opensWithPronoun = isPronoun(read.units[span.first]) && !span.title;
  const before = opensWithPronoun
    ? subjectOf(
        mentionsIn.get(trigger.sentence - 1),
        read.sentences[trigger.sentence - 1]?.first ?? 0,
      )
    : null;
  const company = before ?? recent(trigger) ?? focus;
  return company === null
    ? null
    : {
        company,
        score: OWNER_WEIGHTS.carriedOn + (company.id === focus?.id ? OWNER_WEIGHTS.focus : 0),
        because: 'spoken of before',
        acting: false,
      };
}

/** The actor a sentence opens with. */
function subjectOf(mentions: readonly PlacedMention[] | undefined, first: number): Company | null {
  const actor = mentions?.find(({ part }) => part === 'actor');
  return actor !== undefined && actor.unit <= first + 4 ? actor.company : null;
}

function pronounBetween(from: number, to: number, units: readonly Unit[]): boolean {
  for (let at = from + 1; at < to; at += 1) {
    if (
      isThe(units[at]) &&
      [1, 2, 3].some((step) => at + step < to && isDescriptor(units[at + step]))
    )
      return true;
  }
  return false;
}
