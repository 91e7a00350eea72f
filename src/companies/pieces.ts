/**
 * A text cut into pieces: longest runs of letters and digits. `Macy's` is two pieces, `JD.com` too; what stands
 * between pieces is looked up in the text. Index `i` in every array is the same piece.
 */
export type Pieces = {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The piece begins with a capital letter. */
  readonly capital: readonly boolean[];
  /** The piece holds a capital or a digit somewhere, so that it can begin a name (eBay, 3M). */
  readonly nameLike: readonly boolean[];
  /** Taken from the text when first asked for. */
  readonly cut: {
    readonly written: (string | undefined)[];
    readonly lower: (string | undefined)[];
    readonly gaps: (string | undefined)[];
    /** Of each piece: its line is in title case. */
    headline: boolean[] | null;
  };
};

const OTHER = 1;
const LOWER = 2;
const UPPER = 3;
const DIGIT = 4;
/** Sort of every UTF-16 unit, filled as characters are met; 0 = not met yet. */
const sorts = new Uint8Array(65_536);

function sortOf(code: number): number {
  const known = sorts[code] ?? 0;
  if (known !== 0) return known;
  const sort = classify(String.fromCharCode(code));
  sorts[code] = sort;
  return sort;
}

function classify(character: string): number {
  if (/\p{Lu}/u.test(character)) return UPPER;
  if (/[\p{L}\p{M}]/u.test(character)) return LOWER;
  return /\p{N}/u.test(character) ? DIGIT : OTHER;
}

/** Cuts a text into pieces in one pass. */
export function piecesOf(text: string): Pieces {
  const starts: number[] = [];
  const ends: number[] = [];
  const capital: boolean[] = [];
  const nameLike: boolean[] = [];
  for (let at = 0; at < text.length; at += 1) {
    let sort = sortOf(text.charCodeAt(at));
    if (sort === OTHER) continue;
    starts.push(at);
    capital.push(sort === UPPER);
    let like = false;
    while (sort !== OTHER) {
      if (sort !== LOWER) like = true;
      at += 1;
      if (at >= text.length) break;
      sort = sortOf(text.charCodeAt(at));
    }
    ends.push(at);
    nameLike.push(like);
  }
  const count = starts.length;
  const cut = {
    written: new Array<string | undefined>(count),
    lower: new Array<string | undefined>(count),
    gaps: new Array<string | undefined>(count + 1),
    headline: null,
  };
  return { text, count, starts, ends, capital, nameLike, cut };
}

/** The piece as written; empty outside the text. */
export function pieceAt(pieces: Pieces, index: number): string {
  if (index < 0 || index >= pieces.count) return '';
  return (pieces.cut.written[index] ??= pieces.text.slice(
    pieces.starts[index],
    pieces.ends[index],
  ));
}

/** The piece in small letters; empty outside the text. */
export function lowerAt(pieces: Pieces, index: number): string {
  if (index < 0 || index >= pieces.count) return '';
  return (pieces.cut.lower[index] ??= pieceAt(pieces, index).toLowerCase());
}

/**
 * What stands between piece `index - 1` and piece `index`; at the edges, what stands before or after all pieces.
 * Beyond them it is the whole text, which is no gap that any name has.
 */
export function gapBefore(pieces: Pieces, index: number): string {
  if (index < 0 || index > pieces.count) return pieces.text;
  return (pieces.cut.gaps[index] ??= pieces.text.slice(
    index === 0 ? 0 : pieces.ends[index - 1],
    pieces.starts[index] ?? pieces.text.length,
  ));
}
