import type { CompanyMention } from '../../companies/company.ts';
import { findQuantities } from './quantities.ts';
import type { Quantity, QuantityForm } from './quantity.ts';
import { findSentences } from './sentences.ts';
import type { Token } from './token.ts';
import { tokenise } from './tokenise.ts';
import type { ReadText, SentenceSpan, Unit } from './unit.ts';
import { TRAITS } from './traits.ts';
import { compoundAt, SYMBOLS } from './vocabulary.ts';

const FORM_SYMBOLS: Readonly<Record<QuantityForm, number>> = {
  count: SYMBOLS.count,
  percent: SYMBOLS.percent,
  money: SYMBOLS.money,
  year: SYMBOLS.year,
  date: SYMBOLS.date,
  duration: SYMBOLS.duration,
  ordinal: SYMBOLS.ordinal,
  measure: SYMBOLS.measure,
};

/** Takes `title\nbody` apart into sentences of units; `mentions` are the companies found in the same text, in order. */
export function readText(text: string, mentions: readonly CompanyMention[]): ReadText {
  const tokens = tokenise(text);
  const sentences = findSentences(text, tokens);
  const quantities = findQuantities(tokens);
  const newline = text.indexOf('\n');
  const titleEnd = newline < 0 ? text.length : newline;
  const units: Unit[] = [];
  const spans: SentenceSpan[] = [];
  let mentionAt = 0;
  let quantityAt = 0;
  for (const [index, sentence] of sentences.entries()) {
    const first = units.length;
    let at = sentence.firstToken;
    while (at < sentence.endToken) {
      const token = tokens[at];
      if (token === undefined) break;
      while ((mentions[mentionAt]?.end ?? Infinity) <= token.start) mentionAt += 1;
      const mention = mentions[mentionAt];
      if (
        mention !== undefined &&
        token.start >= mention.start &&
        token.start < mention.end &&
        !isToolName(text, mention, units)
      ) {
        units.push(companyUnit(mention, index));
        while (at < sentence.endToken && (tokens[at]?.start ?? Infinity) < mention.end) at += 1;
        mentionAt += 1;
        continue;
      }
      while ((quantities[quantityAt]?.endToken ?? Infinity) <= at) quantityAt += 1;
      const quantity = quantities[quantityAt];
      if (quantity?.firstToken === at && quantity.endToken <= sentence.endToken) {
        at = pushQuantity(units, quantity, index);
        continue;
      }
      at = pushWord(units, tokens, at, token, sentence.endToken);
    }
    spans.push({
      first,
      end: units.length,
      startOffset: sentence.start,
      endOffset: sentence.end,
      title: sentence.start < titleEnd,
    });
  }
  return { text, titleEnd, units, sentences: spans };
}

/** "Google's Gemini", "Anthropic's Claude": a tool under its maker's name, though a company bears the name too. */
function isToolName(text: string, mention: CompanyMention, units: readonly Unit[]): boolean {
  const name = text.slice(mention.start, mention.end);
  if (!TOOL_NAMES.has(name)) return false;
  const before = units.at(-1);
  return before?.norm === "'s" || before?.mention !== null || text.includes('Google');
}
const TOOL_NAMES = new Set(['Gemini', 'Claude', 'Copilot', 'Bard', 'Watson', 'Einstein']);

function companyUnit(mention: CompanyMention, sentence: number): Unit {
  const { start, end } = mention;
  return {
    symbol: SYMBOLS.company,
    norm: '',
    start,
    end,
    sentence,
    capital: true,
    mention,
    quantity: null,
    traits: 0,
  };
}

/** The words that qualify a number are part of its unit, so that patterns see "up to 500" as one thing. */
function pushQuantity(units: Unit[], quantity: Quantity, sentence: number): number {
  for (let back = qualifierWords(units, quantity, sentence); back > 0; back -= 1) units.pop();
  units.push({
    symbol: FORM_SYMBOLS[quantity.form],
    norm: '',
    start: quantity.start,
    end: quantity.end,
    sentence,
    capital: false,
    mention: null,
    quantity,
    traits: 0,
  });
  return quantity.endToken;
}

const QUALIFIER_LENGTHS: Readonly<Record<string, number>> = {
  to: 2,
  many: 3,
  much: 3,
  than: 2,
  least: 2,
  most: 2,
  of: 3,
  over: 1,
  above: 1,
  nearly: 1,
  almost: 1,
  under: 1,
  about: 1,
  around: 1,
  roughly: 1,
  approximately: 1,
  some: 1,
  circa: 1,
  estimated: 1,
  '~': 1,
  just: 1,
};

function qualifierWords(units: readonly Unit[], quantity: Quantity, sentence: number): number {
  if (quantity.qualifier === 'exactly') return 0;
  const last = units.at(-1);
  let length = last === undefined ? 0 : (QUALIFIER_LENGTHS[last.norm] ?? 0);
  if (last?.norm === 'as' || last?.norm === 'of') length = 3;
  if (last?.norm === 'as') length = 3;
  length = Math.min(length, units.length);
  while (length > 0 && units[units.length - length]?.sentence !== sentence) length -= 1;
  return length;
}

/** The word, or the compound that begins with it. */
function pushWord(
  units: Unit[],
  tokens: readonly Token[],
  at: number,
  word: Token,
  endToken: number,
): number {
  const compound =
    (word.traits & TRAITS.opensCompound) === 0 ? null : compoundAt(tokens, at, endToken);
  if (compound === null) {
    units.push(word);
    return at + 1;
  }
  const next = at + compound.length;
  const { norm, start, sentence, capital, traits } = word;
  const end = tokens[next - 1]?.end ?? word.end;
  units.push({
    symbol: compound.symbol,
    norm,
    start,
    end,
    sentence,
    capital,
    mention: null,
    quantity: null,
    traits,
  });
  return next;
}
