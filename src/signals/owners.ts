import type { Company } from '../companies/company.ts';
import type { MentionPart, PlacedMention } from './mentions.ts';
import type { ReadText } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';
import type { Trigger } from './triggers.ts';

/** Which company a trigger belongs to, and what spoke for it. */
export type Ownership = {
  readonly company: Company;
  readonly score: number;
  readonly because: string;
};

/** What speaks for and against a company being the one a trigger is about. */
export const OWNER_WEIGHTS = {
  sameClauseBefore: 6,
  sentenceBefore: 4,
  /** Each unit between the name and the trigger. */
  distance: -0.12,
  /** "X's layoffs", "X job cuts". */
  adjacent: 2,
  /** "job cuts at X", "cut by X". */
  afterAt: 6,
  afterBy: 5,
  afterOf: 3.5,
  inside: 6,
  after: 1.5,
  focus: 2,
  /** No name stands before the trigger in its sentence: the one spoken of goes on acting. */
  carriedOn: 4,
} as const;

const PART_WEIGHTS: Readonly<Record<MentionPart, number>> = {
  actor: 0,
  source: -6,
  vendor: -4,
  comparison: -3,
  relation: -2.5,
  describer: -5,
};

const isClauseBreak = wordTest('while whereas but although though');
const isAt = wordTest('at');
const isBy = wordTest('by');
const isOf = wordTest('of in for from');
const isGeneric = wordTest(
  'companies firms employers businesses organisations organizations others industry sector startups rivals groups economists analysts governments corporations giants',
);

export type OwnerContext = {
  readonly read: ReadText;
  /** The mentions of each sentence, by its index. */
  readonly mentionsIn: ReadonlyMap<number, readonly PlacedMention[]>;
  readonly focus: Company | null;
};

/** The owner of a trigger; null where nobody named can be meant. */
export function ownerOf(trigger: Trigger, context: OwnerContext): Ownership | null {
  const { read, mentionsIn, focus } = context;
  let best: Ownership | null = null;
  const consider = (company: Company, score: number, because: string) => {
    if (best === null || score > best.score) best = { company, score, because };
  };
  let actorBefore = false;
  for (const mention of mentionsIn.get(trigger.sentence) ?? []) {
    if (mention.part === 'actor' && mention.unit < trigger.first) actorBefore = true;
    let score = placeScore(trigger, mention, read);
    score += PART_WEIGHTS[mention.part];
    if (mention.company.id === focus?.id) score += OWNER_WEIGHTS.focus;
    consider(mention.company, score, `named in the same sentence (${mention.part})`);
  }
  if (genericSubject(trigger, read) && !actorBefore) return strong(best);
  const carried = carriedOn(trigger, context);
  if (carried !== null)
    consider(
      carried,
      OWNER_WEIGHTS.carriedOn + (carried.id === focus?.id ? OWNER_WEIGHTS.focus : 0),
      'spoken of before',
    );
  return best;
}

function strong(ownership: Ownership | null): Ownership | null {
  return ownership !== null && ownership.score >= OWNER_WEIGHTS.afterOf ? ownership : null;
}

function placeScore(trigger: Trigger, mention: PlacedMention, read: ReadText): number {
  const { units } = read;
  if (mention.unit >= trigger.first && mention.unit < trigger.end) return OWNER_WEIGHTS.inside;
  if (mention.unit < trigger.first) {
    const gap = trigger.first - mention.unit;
    let clauseBreak = false;
    for (let at = mention.unit + 1; at < trigger.first; at += 1) {
      if (units[at]?.symbol === SYMBOLS.barrier || isClauseBreak(units[at])) clauseBreak = true;
    }
    const base = clauseBreak ? OWNER_WEIGHTS.sentenceBefore : OWNER_WEIGHTS.sameClauseBefore;
    const adjacent = gap <= 2 ? OWNER_WEIGHTS.adjacent : 0;
    return base + adjacent + gap * OWNER_WEIGHTS.distance;
  }
  const gap = mention.unit - trigger.end;
  const link = units[mention.unit - 1];
  const nearer = link?.norm === 'the' ? units[mention.unit - 2] : link;
  let base: number = OWNER_WEIGHTS.after;
  if (isAt(nearer)) base = OWNER_WEIGHTS.afterAt;
  else if (isBy(nearer)) base = OWNER_WEIGHTS.afterBy;
  else if (isOf(nearer)) base = OWNER_WEIGHTS.afterOf;
  for (let at = trigger.end; at < mention.unit; at += 1) {
    if (units[at]?.symbol === SYMBOLS.barrier || isClauseBreak(units[at])) {
      base = Math.min(base, OWNER_WEIGHTS.after);
    }
  }
  return base + gap * OWNER_WEIGHTS.distance;
}

/** "companies are cutting jobs": a general subject right before the trigger. */
function genericSubject(trigger: Trigger, { units, sentences }: ReadText): boolean {
  const start = sentences[trigger.sentence]?.first ?? 0;
  for (let at = trigger.first - 1; at >= Math.max(start, trigger.first - 6); at -= 1)
    if (isGeneric(units[at])) return true;
  return false;
}

/** The actor of the sentence before where that is not the focus ("Ford … It will also …"), else the focus. */
function carriedOn(trigger: Trigger, { focus, read }: OwnerContext): Company | null {
  return read.sentences.length === 0 || trigger.sentence < 0 ? null : focus;
}
