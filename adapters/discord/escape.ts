/** Read as markup anywhere in a line: emphasis, code, spoilers, masked links, mentions and what else is in angles. */
const ANYWHERE = /[\\*_~`|[\]<>@]/g;
/** Read as markup where they open a line: headings, small print, lists, quotes. */
const LINE_START = /^([ \t]*)(#{1,3}|-#|[-+]|\d{1,10}(?=\.))(?=[ \t.]|$)/gm;
/** An address would be made a link, and then shows the backslashes in it. */
const ADDRESS = /:(?=\/\/)/g;
/** A name between colons becomes an emoji. */
const EMOJI = /:(?=[\w+-]+:)/g;

/**
 * Text that Discord shows exactly as it is: markup of every kind is escaped with a backslash (headings, lists and
 * masked links too, which discord.js leaves alone by default), and neither mentions nor links come out of it.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(ANYWHERE, '\\$&')
    .replaceAll(EMOJI, '\\:')
    .replaceAll(ADDRESS, '\\:')
    .replaceAll(LINE_START, (_all, space: string, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}

/** What a character takes at most once it is escaped; a line break may carry the marks of a quote or small print. */
export function escapedLength(character: string): number {
  if (character === '\n') return 4;
  return /[\\*_~`|[\]<>@:#+\-.]/.test(character) ? 2 : character.length;
}
