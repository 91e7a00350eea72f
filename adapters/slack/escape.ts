/** Marks that Slack's mrkdwn reads as emphasis where they open or close a word. */
const MARKS = /[*_~`]/g;
/** Takes no room and keeps a mark from standing against a word. */
export const ZERO_WIDTH_SPACE = '\u200B';

/**
 * Text for mrkdwn that shows exactly as it is: `&`, `<` and `>` are escaped and nothing else (docs.slack.dev,
 * Formatting text), so that no mention and no link can come from a feed; a `*`, `_`, `~` or backtick gets a space
 * of no width on both sides, so that it cannot strike out a figure.
 */
export function escapeMrkdwn(text: string): string {
  return escapeText(text).replaceAll(MARKS, `${ZERO_WIDTH_SPACE}$&${ZERO_WIDTH_SPACE}`);
}

/** Text for a message's `text`, which Slack shows in notifications: escaped, marks as they are. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a character takes at most, whichever block it ends up in. */
export function escapedLength(character: string): number {
  switch (character) {
    case '&':
      return 5;
    case '<':
    case '>':
      return 4;
    case '*':
    case '_':
    case '~':
    case '`':
      return 3;
    default:
      return character.length;
  }
}
