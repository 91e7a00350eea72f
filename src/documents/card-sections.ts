/** The sections that cards of either dialect have, in small letters. */
export const KNOWN_SECTIONS = [
  'summary',
  'keywords',
  'themes',
  'other',
  'signals',
  'concerns',
  'behaviors',
  'technologies',
  'issues',
  'closest',
];

/**
 * Whether Markdown text is a signal card in either dialect: a level-one heading, and at least a Signals section or
 * two of the other sections that cards have.
 */
export function looksLikeCard(markdown: string): boolean {
  if (!/^\s*# /.test(markdown.replace(/^\uFEFF/, ''))) return false;
  const headings = new Set(
    [...markdown.matchAll(/^## +(\w+)[ \t]*\r?$/gm)].map(([, name = '']) => name.toLowerCase()),
  );
  const known = KNOWN_SECTIONS.filter((section) => headings.has(section));
  return known.includes('signals') || known.length >= 2;
}
