import type { FigureRole } from './signal.ts';
import type { ReadText, Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

const LONGEST = 5;
/** How far before a figure the words may stand that it belongs to. */
const FARTHEST = 14;

/** Words that a noun phrase does not hold: verbs of change, verbs that news puts before a noun, link words. */
const breaksPhrase = wordTest(
  `<phraseEnd> <stop> <up> <down> <not> or but cut~ reduce~ minimise~ minimize~ lower~ slash~ trim~ save~ shorten~
  pay~ spend~ say~ show~ add~ help~ bring~ make~ use~ see~ expect~ put~ push~ drive~ take~ keep~ manage~ allow~ total~ reach~ hit~ stand~
  include~ lead~ mean~ invest~ raise~ plan~ announce~ commit~ plough~ plow~ pour~ earn~ lose~ account~ handle~ resolve~
  answer~ deliver~ generate~ produce~ create~ estimate~ free~ pass~ value~ worth out off just already now also still only even again alone
  than about around roughly nearly almost over up more less fewer not both all each every some any what there here this
  reported posted another give~ gave fix~ go~ went close~ complete~ set~ turn~ become~ became get~ got enter~ sell~ buy~ whole entire adjusted~ came amounted amount totalled how much many same as while including excluding cover~`,
);
const isDeterminer = wordTest('the a an its their our his her this that these those your my');
const isPronoun = wordTest(
  'it they we he she you that this these those them him us i one which who what',
);
const isChange = wordTest(
  `<up> <down> cut~ reduce~ lower~ slash~ trim~ shrink~ total~ reach~ hit~ stand~ come~ amount~ be~ <be> <have> <will>
  by of to from at up down worth about around roughly nearly almost over more than just only some already further
  another or to and ( increase+ reduction+ decline+ drop+ rise+ was were a an the as much go~ gone`,
);
const isPeriod = wordTest(
  `year+ quarter+ month+ week+ day+ half period+ hour+ minute+ decade+ time first second third fourth last next end start
  beginning summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`,
);
const isTooVague = wordTest(
  'more less total amount amounts place price series previous next last other new such prior full way ways thing things part rest others figure figures number numbers sum sums addition percent percentage level levels same',
);
const changeNoun = wordTest(
  'reduction+ increase+ rise+ drop+ decline+ cut+ fall saving+ jump gain+',
);
/** "completed a $14 billion deal": a participle is no noun. */
const isParticiple = /(?<!^n|^s|^f|spe)ed$/;
const isAdverb =
  /(?:ly|wise)$|^(?:annually|year-on-year|year-over-year|instead|solely|alone|again|too)$/;
const opensAfter = wordTest('of in on into for');

function inPhrase(unit: Unit | undefined, sentence: number | undefined): boolean {
  if (unit?.sentence !== sentence || unit === undefined) return false;
  if (unit.quantity !== null) return false;
  if (unit.symbol === SYMBOLS.mark)
    return unit.norm === '-' || unit.norm === '/' || unit.norm === '&';
  if (unit.symbol >= SYMBOLS.barrier && unit.symbol <= SYMBOLS.quote) return false;
  return unit.norm === 'per' || (!breaksPhrase(unit) && !isAdverb.test(unit.norm));
}

/** A clean noun phrase over some units: without determiners, without time, not a pronoun; null where none is left. */
function phraseOver(read: ReadText, from: number, to: number): string | null {
  const { units } = read;
  let first = from;
  let last = to;
  const trims = (unit: Unit | undefined) =>
    isDeterminer(unit) ||
    unit?.norm === 'and' ||
    unit?.norm === "'s" ||
    unit?.symbol === SYMBOLS.mark;
  while (first < last && (trims(units[first]) || units[first]?.mention !== null)) first += 1;
  while (last > first && trims(units[last - 1])) last -= 1;
  // "a reduction of marketing spend": the figure is of the spend.
  if (changeNoun(units[first]) && units[first + 1]?.norm === 'of') first += 2;
  while (first < last && trims(units[first])) first += 1;
  if (last <= first || last - first > LONGEST + 1 || units[last - 1]?.norm === 'of') return null;
  if (units[first - 1]?.symbol === SYMBOLS.mark && units[first - 1]?.norm === '-') return null;
  if (units[last]?.symbol === SYMBOLS.mark && units[last]?.norm === '-') return null;
  for (let at = first; at < last; at += 1) if (isPeriod(units[at])) return null;
  const head = units[last - 1];
  if (head === undefined || isTooVague(head) || isPronoun(head) || head.mention !== null)
    return null;
  if (isParticiple.test(head.norm)) return null;
  const text = read.text.slice(units[first]?.start ?? 0, head.end).replaceAll(/\s+/gu, ' ');
  return /^\p{L}[\p{L}\p{M} &'’/-]*$/u.test(text) && /\p{L}{3}/u.test(text) ? text : null;
}

/**
 * What a figure is about, in the text's own words: the noun phrase after "of", "in" or "on" ("37% of the cost
 * savings"), else the one that the figure is said of ("revenue rose 27%", "cut marketing spend by 11%"), else the noun
 * right behind it ("$60 million saving"). Null where the text has none that stands by itself.
 */
export function phraseOf(at: number, role: FigureRole, read: ReadText): string | null {
  const after = role === 'duration' || role === 'from' ? null : phraseAfter(at, read);
  return after ?? phraseBefore(at, read) ?? nounBehind(at, read);
}

function phraseAfter(at: number, read: ReadText): string | null {
  const { units } = read;
  let link = at + 1;
  // "spent 11% less on marketing", "$40 million a year on marketing"
  while (
    link <= at + 3 &&
    /^(?:less|more|a|year|annually|quarter|month)$/.test(units[link]?.norm ?? '')
  )
    link += 1;
  if (isComparative(units[at + 1]) && headsPhrase(units[at + 2], units[at]?.sentence))
    return phraseFrom(at + 2, read);
  if (!opensAfter(units[link]) || units[link]?.sentence !== units[at]?.sentence) return null;
  return phraseFrom(link + 1, read);
}

const isComparative = wordTest('more less higher lower');

function phraseFrom(first: number, read: ReadText): string | null {
  const sentence = read.units[first]?.sentence;
  let last = first;
  while (
    last < first + LONGEST + 2 &&
    (inPhrase(read.units[last], sentence) || (last === first && isDeterminer(read.units[last])))
  )
    last += 1;
  return phraseOver(read, first, last);
}

const headNoun = wordTest(
  `saving+ loss+ profit+ revenue sales programme program plan deal charge+ round investment cut+ reduction margin+ income
  contract+ fund fee+ budget spending`,
);

function nounBehind(at: number, read: ReadText): string | null {
  const { units } = read;
  const sentence = units[at]?.sentence;
  if (units[at + 1]?.norm === 'and') return null;
  let last = at + 1;
  while (last < at + 4 && inPhrase(units[last], sentence)) last += 1;
  for (let end = last; end > at + 1; end -= 1)
    if (headNoun(units[end - 1])) return phraseOver(read, at + 1, end);
  return null;
}

function phraseBefore(at: number, read: ReadText): string | null {
  const { units } = read;
  const sentence = units[at]?.sentence;
  let end = at;
  let links = 0;
  while (end > at - FARTHEST && units[end - 1]?.sentence === sentence) {
    const unit = units[end - 1];
    if (unit?.symbol === SYMBOLS.comma) {
      // "what it pays to suppliers, for print and film, by 25%": what stands between commas is passed over.
      const open = parenthesis(units, end - 1);
      if (open === null) break;
      end = open;
      links += 1;
      continue;
    }
    const passes =
      isChange(unit) || unit?.quantity !== null || unit.norm === '(' || isAdverb.test(unit.norm);
    if (!passes) break;
    end -= 1;
    links += 1;
  }
  if (links === 0) return null;
  for (let tries = 0; tries < 3; tries += 1) {
    let first = endsInSpend(units, end, sentence) ? end - 1 : end;
    while (first > end - LONGEST - 2 && headsPhrase(units[first - 1], sentence)) first -= 1;
    const phrase = phraseOver(read, first, end);
    if (phrase !== null && units[first - 1]?.norm !== 'from') return phrase;
    const open = asideStart(units, end, sentence);
    if (open === null) return phrase;
    end = open;
  }
  return null;
}

function headsPhrase(unit: Unit | undefined, sentence: number | undefined): boolean {
  return inPhrase(unit, sentence) && !isDeterminer(unit) && unit?.mention === null;
}

const opensTime = wordTest('in for of during from at over');

/** Where "in the fourth quarter", "for 2024", "from the move" begins that ends at `end`; null where none does. */
function asideStart(
  units: readonly Unit[],
  end: number,
  sentence: number | undefined,
): number | null {
  for (let at = end - 1; at >= end - 6 && units[at]?.sentence === sentence; at -= 1) {
    const unit = units[at];
    if (opensTime(unit)) {
      const timed = units
        .slice(at + 1, end)
        .some((other) => isPeriod(other) || other.quantity !== null);
      return timed || unit?.norm === 'from' ? at : null;
    }
    if (unit?.symbol === SYMBOLS.comma || unit?.symbol === SYMBOLS.barrier) return null;
  }
  return null;
}

/** "sales and marketing spend": after a noun "spend" is one too. */
function endsInSpend(units: readonly Unit[], end: number, sentence: number | undefined): boolean {
  const noun = units[end - 2];
  return (
    units[end - 1]?.norm === 'spend' &&
    inPhrase(noun, sentence) &&
    !isDeterminer(noun) &&
    !isPronoun(noun)
  );
}

const isSetBeside = wordTest(
  '<sayVerb> or and of in on the its a an about around equal equivalent',
);

/** Only words that set one figure beside another stand between two: "37% of the savings, it says, or $10 million". */
export function setBeside(first: number, second: number, phrase: string, read: ReadText): boolean {
  const words = new Set(phrase.toLowerCase().split(' '));
  for (let at = first + 1; at < second; at += 1) {
    const unit = read.units[at];
    if (unit === undefined) return false;
    const plain =
      (unit.symbol >= SYMBOLS.barrier && unit.symbol <= SYMBOLS.mark) ||
      unit.symbol === SYMBOLS.company ||
      isPronoun(unit) ||
      isSetBeside(unit) ||
      words.has(unit.norm);
    if (!plain || unit.norm === 'which' || unit.norm === ';') return false;
  }
  return true;
}

const opensAside = wordTest('for such including from like among which');

/** The comma that opens the aside which the comma at `close` closes; null where there is none. */
function parenthesis(units: readonly Unit[], close: number): number | null {
  const sentence = units[close]?.sentence;
  for (let at = close - 1; at > close - 16 && units[at]?.sentence === sentence; at -= 1)
    if (units[at]?.symbol === SYMBOLS.comma && opensAside(units[at + 1])) return at;
  return null;
}

/** The things a number counts: "images" in "over 1,000 images in three months". */
export function countedPhrase(at: number, read: ReadText): string | null {
  return phraseFrom(read.units[at + 1]?.norm === 'of' ? at + 2 : at + 1, read);
}
