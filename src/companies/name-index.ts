import type { Company } from './company.ts';
import { gapBefore, lowerAt, pieceAt, piecesOf, type Pieces } from './pieces.ts';

/**
 * How much a name says by itself: `certain` is enough, `common` (Target, Gap) needs evidence of a company, `strict`
 * (a little-known firm called Service, or X) needs a legal form, a ticker or its trade beside it.
 */
export type Strength = 'certain' | 'common' | 'strict';

/** One way to write a company. `company` is null for a name that only looks like one (Apple Bank). */
export type IndexedName = {
  readonly company: Company | null;
  readonly written: string;
  readonly pieces: readonly string[];
  /** What stands before each piece but the first. */
  readonly gaps: readonly string[];
  readonly strength: Strength;
  readonly wellKnown: boolean;
  /** "Facebook owner": all pieces but the first may have any letter case. */
  readonly description: boolean;
};

type NameFacts = Pick<IndexedName, 'company' | 'strength' | 'wellKnown' | 'description'>;
type Filing = NameFacts & { readonly written: string };
type Node = { next: Map<string, Node> | null; names: IndexedName[] | null };

/** All names by their first piece in small letters; what follows is cut up when the first piece is first met. */
export type NameIndex = Map<string, Drawer>;
type Drawer = { readonly filings: Filing[]; node: Node | null };

export type NameMatch = {
  readonly name: IndexedName;
  readonly first: number;
  readonly last: number;
};

export function createNameIndex(): NameIndex {
  return new Map();
}

/** Files a name, and its spelling without accents and with `and` for `&`. */
export function addName(index: NameIndex, written: string, facts: NameFacts): void {
  for (const spelling of spellingsOf(written)) {
    const key = FIRST_PIECE.exec(spelling)?.[0].toLowerCase();
    if (key === undefined) continue;
    const drawer = index.get(key);
    const filing = { ...facts, written: spelling };
    if (drawer) drawer.filings.push(filing);
    else index.set(key, { filings: [filing], node: null });
  }
}

const FIRST_PIECE = /[\p{L}\p{M}\p{N}]+/u;

/** The names that consist of this one piece, given in small letters. */
export function onePieceNames(index: NameIndex, key: string): readonly IndexedName[] {
  return nodeOf(index, key)?.names ?? [];
}

function nodeOf(index: NameIndex, key: string): Node | null {
  const drawer = index.get(key);
  return drawer ? (drawer.node ??= opened(drawer.filings)) : null;
}

function opened(filings: readonly Filing[]): Node {
  const node: Node = { next: null, names: null };
  for (const filing of filings) fileUnder(node, filing);
  return node;
}

function fileUnder(top: Node, filing: Filing): void {
  const cut = piecesOf(filing.written);
  const pieces = cut.starts.map((_, at) => pieceAt(cut, at));
  const gaps = pieces.slice(1).map((_, at) => plainGap(gapBefore(cut, at + 1)));
  let node = top;
  for (const piece of pieces.slice(1)) {
    node.next ??= new Map();
    const key = piece.toLowerCase();
    let child = node.next.get(key);
    if (!child) node.next.set(key, (child = { next: null, names: null }));
    node = child;
  }
  (node.names ??= []).push({ ...filing, pieces, gaps });
}

function spellingsOf(written: string): string[] {
  if (/^[\x00-\x7f]*$/.test(written) && !written.includes(' & ')) return [written];
  const spellings = [written, written.replaceAll(' & ', ' and ')];
  return [...new Set([...spellings, ...spellings.map(withoutAccents)])];
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('Ø', 'O');
}

/** The longest name that starts at piece `first`, or null. */
export function longestName(index: NameIndex, pieces: Pieces, first: number): NameMatch | null {
  let node: Node | null | undefined = nodeOf(index, lowerAt(pieces, first));
  let found: NameMatch | null = null;
  for (let last = first; node; last += 1) {
    const name = node.names?.find((candidate) => isWrittenHere(candidate, pieces, first));
    if (name) found = { name, first, last };
    node = node.next?.get(lowerAt(pieces, last + 1));
  }
  return found;
}

function isWrittenHere(name: IndexedName, pieces: Pieces, first: number): boolean {
  for (let at = 1; at < name.pieces.length; at += 1)
    if (!isSameGap(gapBefore(pieces, first + at), name.gaps[at - 1] ?? '')) return false;
  for (const [at, piece] of name.pieces.entries())
    if (!isSamePiece(pieces, first + at, piece, name, at > 0)) return false;
  return true;
}

function isSamePiece(
  pieces: Pieces,
  index: number,
  piece: string,
  name: IndexedName,
  isLater: boolean,
): boolean {
  const here = pieceAt(pieces, index);
  if (here === piece) return true;
  if (name.description) return isLater || here.startsWith(piece.charAt(0).toUpperCase());
  const upper = here.toUpperCase();
  if (here === upper)
    return (name.strength === 'certain' && piece.length >= 4) || isShouted(pieces, index);
  if (isLater && name.pieces.length > 1 && /^(of|and|the|for|de|com|ai|s)$/i.test(here))
    return true;
  // BT, UPS and SAP stand in capitals; Openai and Linkedin are usual slips.
  const isAcronym = piece.length <= 5 && piece === piece.toUpperCase();
  return (
    !isAcronym &&
    here.length >= 4 &&
    name.strength === 'certain' &&
    upper.startsWith(here.charAt(0))
  );
}

/** Whether the words around are in capitals as well, as in an old headline. */
function isShouted(pieces: Pieces, at: number): boolean {
  let seen = 0;
  for (const near of [at - 2, at - 1, at + 1, at + 2]) {
    const word = near < 0 || near >= pieces.count ? '' : pieceAt(pieces, near);
    if (!/^\p{L}{2,}$/u.test(word)) continue;
    if (word !== word.toUpperCase()) return false;
    seen += 1;
  }
  return seen >= 2;
}

function isSameGap(here: string, expected: string): boolean {
  if (here === expected) return true;
  if (here.length > 4 || (here.includes('.') && !expected.includes('.') && here !== '.'))
    return false;
  return plainGap(here).replaceAll('.', '') === expected.replaceAll('.', '');
}

/** Curly and straight apostrophes, hyphens and spaces, one space and many are the same between pieces of a name. */
function plainGap(gap: string): string {
  return gap
    .replace(/[’‘`]/g, "'")
    .replace(/[-‐‑–]/g, ' ')
    .replace(/\s+/g, ' ');
}
