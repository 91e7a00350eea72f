import type { Inline, RichText } from './message.ts';
import { inlineSize, textSize } from './size.ts';
import type { Cost } from './size.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * Breaks a text into pieces that cost at most `limit`: between sentences, else between words, else between
 * characters. The pieces joined are the text.
 */
export function breakText(text: string, limit: number, cost: Cost): string[] {
  return pack(atomsOf(text, limit, cost), limit, (atom) => textSize(atom, cost)).map((atoms) =>
    atoms.join(''),
  );
}

/** The same for running text. A link that costs more than `limit` by itself is spelled out, so that it can be broken. */
export function breakRichText(content: RichText, limit: number, cost: Cost): RichText[] {
  const atoms = content.flatMap((inline): Inline[] => {
    if (inline.type === 'text')
      return atomsOf(inline.text, limit, cost).map((text) => ({ ...inline, text }));
    if (inline.type === 'link' && inlineSize(inline, cost) > limit)
      return atomsOf(`${inline.text} (${inline.url})`, limit, cost).map((text) => ({
        type: 'text',
        text,
      }));
    return [inline];
  });
  return pack(atoms, limit, (atom) => inlineSize(atom, cost)).map(joinTexts);
}

/** Neighbours with the same emphasis become one again. */
function joinTexts(pieces: readonly Inline[]): RichText {
  const joined: Inline[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.type === 'text' && last?.type === 'text' && last.emphasis === piece.emphasis)
      joined[joined.length - 1] = { ...last, text: last.text + piece.text };
    else joined.push(piece);
  }
  return joined;
}

/** The largest units that each fit: sentences, words of too long sentences, characters of too long words. */
function atomsOf(text: string, limit: number, cost: Cost): string[] {
  if (textSize(text, cost) <= limit) return [text];
  return [...sentences.segment(text)].flatMap(({ segment }) => {
    if (textSize(segment, cost) <= limit) return [segment];
    return (segment.match(/\s*\S+\s*$|\s*\S+|\s+/gu) ?? []).flatMap((word) =>
      textSize(word, cost) <= limit ? [word] : Array.from(word),
    );
  });
}

/** Fills groups in order; a group is closed when the next item would take it over the limit. */
export function pack<T>(
  items: readonly T[],
  limit: number,
  sizeOf: (item: T) => number,
  most = Number.POSITIVE_INFINITY,
): T[][] {
  const groups: T[][] = [];
  let size = 0;
  for (const item of items) {
    const own = sizeOf(item);
    const group = groups.at(-1);
    if (group === undefined || size + own > limit || group.length >= most) {
      groups.push([item]);
      size = own;
    } else {
      group.push(item);
      size += own;
    }
  }
  return groups;
}
