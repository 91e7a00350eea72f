// C0 and C1 controls except tab, line feed and carriage return, and the two non-characters U+FFFE and U+FFFF.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Text that is safe to keep, parse and show: without control characters, lone surrogates replaced by U+FFFD, no BOM. */
export function cleanText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(CONTROLS, '')
    .replace(LONE_SURROGATES, '\uFFFD');
}

/** One line: every run of white space is one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Line ends as `\n`, no spaces at their ends, at most one empty line in a row, none at the ends. */
export function tidyParagraphs(text: string): string {
  return (
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      // The look-behind keeps a long run of spaces from being tried from each of its spaces.
      .replace(/(?<![^\S\n])[^\S\n]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}
