import { ZERO_WIDTH_SPACE } from './escape.ts';
import { MANAGE } from './extra-buttons.ts';

/**
 * What a person typed, out of the form in which Slack sends it: entities back to characters, links and mentions to
 * their text, the bot's own mention gone.
 */
export function typedText(text: string): string {
  return (
    text
      // What we put beside marks so that Slack shows them; it comes back with what is copied.
      .replaceAll(ZERO_WIDTH_SPACE, '')
      .replaceAll(/<@[A-Z0-9]+(?:\|[^>]*)?>/g, ' ')
      .replaceAll(/<#[A-Z0-9]+\|?([^>]*)>/g, '$1')
      .replaceAll(/<![^>|]*\|?([^>]*)>/g, '$1')
      .replaceAll(
        /<(?:mailto:)?([^>|]*)(?:\|([^>]*))?>/g,
        (_all, url: string, label?: string) => label ?? url,
      )
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replaceAll(/\s+/gu, ' ')
      .trim()
  );
}

/** `share klarna` is `klarna` for everybody in the channel; other lines are for the person alone. */
export function readShare(line: string): { readonly line: string; readonly shared: boolean } {
  const [, rest] = /^share\s+(.+)$/i.exec(line) ?? [];
  return rest === undefined ? { line, shared: false } : { line: rest, shared: true };
}

/** Where everybody there reads the answer and no form can be opened: the list in place of its form, and nothing to share. */
export function readWritten(text: string): string {
  const { line } = readShare(typedText(text));
  return line.toLowerCase() === MANAGE ? 'subscriptions' : line;
}
