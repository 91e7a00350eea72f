import type { Company } from '../companies/company.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

/** What part a company plays where its name stands. Only `actor` is free to own a signal without further evidence. */
export type MentionPart =
  | 'actor'
  /** Says or publishes what is told: "according to X", "told X", "X reported". */
  | 'source'
  /** Makes the tool that somebody else uses: "X's GPT-4", "built on X's model". */
  | 'vendor'
  /** Stands beside: "like X", "its rival X", "after X's 10,000". */
  | 'comparison'
  /** Owns, is owned by, works with or for the one that acts. */
  | 'relation'
  /** The organisation is another one, described by X: "X's agency", "the rival of X". */
  | 'describer';

export type PlacedMention = {
  readonly company: Company;
  readonly unit: number;
  readonly sentence: number;
  readonly title: boolean;
  readonly part: MentionPart;
  readonly possessive: boolean;
};

const before = {
  source: wordTest('according told by'),
  accordingTo: wordTest('according'),
  interview: wordTest('interview talk speak~ podcast spoke report memo'),
  compare: wordTest(
    'after like unlike rival+ competitor+ such following follow~ than against versus vs alongside peer+ joins join~ beside',
  ),
  relation: wordTest(
    'owner parent owns own owning bought acquired includes partner+ client+ supplier+ backed behind customer+',
  ),
  for: wordTest('for with from via on'),
};
const isPublisher =
  /^(?:news|newspaper|media|broadcaster|publisher|news agency|magazine|research|analyst|newsletter|press)/i;
const saysWords = wordTest(
  'report~ write~ cite~ note~ estimate~ predict~ survey~ find~ learn~ understand~ reveal~ says said quoted',
);
const isForecast = wordTest(
  'finds found estimates estimate predicts predicted forecasts surveyed calculates reckons',
);
const isRival = wordTest('rival competitor peer neighbour neighbor leader');
const isCommentator = wordTest(
  'analyst+ economist+ strategist+ researcher+ expert+ forecaster+ people-at',
);
const reportNouns = wordTest(
  'report+ analyst+ economist+ survey+ study interview poll research data researchers podcast journalist+ reporter+ story article columnist user users post posts thread forum',
);
const otherOrg = wordTest(
  'agency rival+ supplier+ owner parent maker publisher operator partner+ contractor+ network competitor+ predecessor distributor+ client+ customer+ vendor+ landlord former',
);
/** "The makers of X", "the owner of X and Y": another organisation, told by what it has. */
const isHolder = wordTest('owner+ parent maker+ publisher+ operator+ developer+ creator+');
const orgTail = wordTest('backed owned powered led controlled founded affiliated linked funded');
const productWord = wordTest(
  '<ai> model+ tool+ platform software assistant app apps technology cloud azure chips gpus search products product package packages parcels phones ads',
);
const isRelative = wordTest('which whom where whose');

/** Every company of a text with the part it plays there. */
export function placeMentions(read: ReadText): PlacedMention[] {
  const placed: PlacedMention[] = [];
  for (let index = 0; index < read.units.length; index += 1) {
    const unit = read.units[index];
    if (unit === undefined || unit.mention === null) continue;
    const possessive = read.units[index + 1]?.norm === "'s" || endsInApostrophe(read, index);
    placed.push({
      company: unit.mention.company,
      unit: index,
      sentence: unit.sentence,
      title: read.sentences[unit.sentence]?.title === true,
      part:
        besideAside(placed.at(-1), index, read.units) ??
        partOf(read.units, index, unit, possessive),
      possessive,
    });
  }
  return placed;
}

/** "After X's 10,000 and Y's 12,000", "the owner of X and Y": what is joined to a bystander by "and" is one too. */
function besideAside(
  last: PlacedMention | undefined,
  at: number,
  units: readonly Unit[],
): MentionPart | null {
  if (last === undefined || last.part === 'actor' || at - last.unit > 5) return null;
  if (units[at - 1]?.norm !== 'and') return null;
  const isJoined = last.part === 'describer' && !last.possessive && at - last.unit === 2;
  return last.part === 'comparison' || isJoined ? last.part : null;
}

function endsInApostrophe(read: ReadText, index: number): boolean {
  const next = read.units[index + 1];
  return next?.symbol === SYMBOLS.quote && next.start === read.units[index]?.end;
}

/** "economists at Wells Fargo", "analysts of ING": whoever speaks there speaks of others. */
function saidBySource(units: readonly Unit[], at: number): boolean {
  const link = units[at - 1];
  if (link?.norm !== 'at' && link?.norm !== 'of' && link?.norm !== 'from' && link?.norm !== 'with')
    return false;
  return isCommentator(units[at - 2]) || (link.norm === 'at' && isCommentator(units[at - 3]));
}

/** "Its rival Target will …": a company that opens the sentence acts in it. */
function opensSentence(units: readonly Unit[], at: number): boolean {
  const rival = units[at - 1];
  return isRival(rival) && units[at - 3]?.sentence !== units[at]?.sentence;
}

function sharesSentence(unit: Unit, other: Unit | undefined): boolean {
  return other?.sentence === unit.sentence;
}

function partOf(units: readonly Unit[], at: number, unit: Unit, possessive: boolean): MentionPart {
  const previous = units[at - 1];
  const second = units[at - 2];
  const next = units[at + 1];
  const after = units[at + 2];
  if (previous?.norm === 'of' && second?.symbol === SYMBOLS.percent) return 'relation';
  if (previous?.norm === 'of' && isHolder(second) && sharesSentence(unit, second))
    return 'describer';
  if (next?.symbol === SYMBOLS.barrier && after?.symbol === SYMBOLS.percent) return 'source';
  if (previous?.symbol === SYMBOLS.comma && sharesSentence(unit, second) && before.relation(second))
    return 'relation';
  if (orgTail(next) && sharesSentence(unit, next)) return 'relation';
  if (next?.symbol === SYMBOLS.mark && orgTail(after)) return 'relation';
  if (possessive) {
    for (let step = at + 2; step <= at + 4; step += 1) {
      const noun = units[step];
      if (
        noun?.sentence !== unit.sentence ||
        noun.symbol === SYMBOLS.barrier ||
        noun.symbol === SYMBOLS.comma
      )
        break;
      if (otherOrg(noun)) return 'describer';
      if (productWord(noun)) return 'vendor';
      if (reportNouns(noun)) return 'source';
    }
  } else if (productWord(next) && sharesSentence(unit, next)) return 'vendor';
  else if (reportNouns(next) && sharesSentence(unit, next)) return 'source';
  if (sharesSentence(unit, previous) && saidBySource(units, at)) return 'source';
  if (sharesSentence(unit, previous)) {
    if (previous?.norm === 'to' && before.accordingTo(second)) return 'source';
    if (previous?.norm === 'told' || previous?.norm === 'tell') return 'source';
    if (previous?.norm === 'the' && (second?.norm === 'told' || second?.norm === 'tell'))
      return 'source';
    if ((previous?.norm === 'with' || previous?.norm === 'by') && before.interview(second))
      return 'source';
    if (
      (!opensSentence(units, at) && before.compare(previous)) ||
      (previous?.norm === 'as' && second?.norm === 'such')
    )
      return 'comparison';
    if (before.relation(previous)) return 'relation';
    if (
      previous?.norm === 'by' &&
      /^(?:seen|obtained|reported|published|cited|reviewed)$/.test(second?.norm ?? '')
    )
      return 'source';
    if (isRelative(previous)) return 'relation';
    if (before.for(previous)) return 'relation';
  }
  if (isForecast(next) && sharesSentence(unit, next)) return 'source';
  const { trade } = unit.mention?.company ?? { trade: null };
  if (trade !== null && isPublisher.test(trade) && saysWords(next)) return 'source';
  if (next?.norm === 'reported' || next?.norm === 'reports') {
    if (previous?.symbol === SYMBOLS.comma || units[at + 2]?.symbol === SYMBOLS.barrier)
      return 'source';
  }
  return 'actor';
}
