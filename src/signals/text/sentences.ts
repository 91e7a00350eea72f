import { isGlued, isMark, isWord } from './token.ts';
import type { Token } from './token.ts';
import { TRAITS } from './traits.ts';

const MAY_END = TRAITS.mark | TRAITS.endsInStop;

/** A sentence as token indices, `end` exclusive, and UTF-16 offsets into the text. */
export type Sentence = {
  readonly firstToken: number;
  readonly endToken: number;
  readonly start: number;
  readonly end: number;
};

/** Abbreviations whose full stop does not end a sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'mr mrs ms dr prof st sr jr gen col lt sgt rep sen gov inc corp ltd co cos plc bros llc vs etc no nos vol dept est jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ga fla calif mass pa va md conn ill ind mich minn wis tex ariz ark colo ky la mo neb nev okla ore tenn wash approx rs mt ft ave blvd e.g i.e e.g. i.e. a.m p.m fig hon messrs'.split(
    ' ',
  ),
);

const CLOSERS = new Set(['"', '\u201d', '\u2019', "'", ')', ']', '\u00bb']);

/**
 * Cuts the tokens of `title\nbody` into sentences, and tells each token its own; the first line is the title and always
 * ends one.
 */
export function findSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  let newline = text.indexOf('\n');
  const titleEnd = newline;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    token.sentence = sentences.length;
    if (next !== undefined) {
      while (newline >= 0 && newline < token.end) newline = text.indexOf('\n', newline + 1);
      const lineEnds = newline >= 0 && newline < next.start;
      const broken =
        (lineEnds && (newline === titleEnd || endsLine(text, newline, token, next))) ||
        ((token.traits & MAY_END) !== 0 && endsSentence(tokens, at, token, next));
      if (!broken) continue;
    }
    sentences.push({
      firstToken: first,
      endToken: at + 1,
      start: tokens[first]?.start ?? 0,
      end: token.end,
    });
    first = at + 1;
  }
  return sentences;
}

/** A line break inside a paragraph may only be a wrap: it ends a sentence before a blank line, a mark or a capital. */
function endsLine(text: string, newline: number, token: Token, next: Token): boolean {
  let at = newline + 1;
  while (at < next.start && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x0d)) at += 1;
  if (text.charAt(at) === '\n') return true;
  return isMark(next) || (isMark(token) && token.norm !== ',');
}

function endsSentence(tokens: readonly Token[], at: number, token: Token, next: Token): boolean {
  let markAt = at;
  while (markAt > 0 && CLOSERS.has(tokens[markAt]?.norm ?? '') && isGlued(tokens[markAt]))
    markAt -= 1;
  const mark = tokens[markAt]?.norm;
  if (mark !== '.' && mark !== '!' && mark !== '?' && mark !== '\u2026') {
    // An acronym keeps its last stop ("the U.S. The plan"): it ends a sentence only before a clear opener.
    return (
      isWord(token) &&
      token.norm.endsWith('.') &&
      next.capital &&
      !isGlued(next) &&
      OPENERS.has(next.norm)
    );
  }
  if (isGlued(next) || CLOSERS.has(next.norm)) return false;
  // Names such as eBay or iPhone may open a sentence; an ordinary small letter does not.
  if (isWord(next) && !next.capital && mark !== '\u2026') return false;
  if (mark !== '.') return true;
  const before = tokens[markAt - 1];
  if (before === undefined || !isWord(before)) return true;
  if (before.norm.length === 1 && before.capital) return false;
  return !ABBREVIATIONS.has(before.norm) || (OPENERS.has(next.norm) && !TITLES.has(before.norm));
}

/** After an abbreviation these, with a capital, open a new sentence. */
const OPENERS = new Set(
  'the a an it its he she they we i this that these those in on at as by for from but and so yet while when after before however meanwhile also last most some many more all with another both under among'.split(
    ' ',
  ),
);
const TITLES = new Set('mr mrs ms dr prof st'.split(' '));
