import stringWidth from 'string-width';
import { DEFAULT_WIDTH, MAX_WIDTH } from './limits.ts';
import type { ConsoleStyle } from './style.ts';
import { hang, wrapLines } from './wrap.ts';

/** What is known of the place where output goes; `noColor` and `forceColor` are the variables of these names. */
export type Terminal = {
  readonly isTTY: boolean;
  /** Undefined where the output is no terminal. */
  readonly columns: number | undefined;
  readonly noColor: string | undefined;
  readonly forceColor: string | undefined;
  /** TERM, TERM_PROGRAM and VTE_VERSION tell which terminals know OSC 8 links. */
  readonly term: string | undefined;
  readonly termProgram: string | undefined;
  readonly vteVersion: string | undefined;
};

/** Terminals that say who they are and are documented to show OSC 8 links. */
const LINKING_PROGRAMS = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby'];
const LINKING_TERMS = ['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot'];
/** VTE, the widget of GNOME Terminal and others, shows links since 0.50. */
const VTE_WITH_LINKS = 5000;

const NARROWEST = 20;

/**
 * The style for a terminal. NO_COLOR (any value but empty) turns colour off, FORCE_COLOR (any value but empty, `0` or
 * `false`) turns it on; else a terminal has colour and a pipe has none. A pipe is 80 columns wide.
 */
export function styleFor(terminal: Terminal, zone: string): ConsoleStyle {
  return {
    width: widthOf(terminal),
    color: wantsColor(terminal),
    hyperlinks: terminal.isTTY && knowsLinks(terminal),
    zone,
  };
}

/**
 * A line that begins with `lead`. A terminal has it broken at its width, with what follows under the text; a pipe has it
 * whole, so that it can be searched.
 */
export function entryFor(terminal: Terminal, lead: string, text: string): string {
  if (!terminal.isTTY) return `${lead}${text}`;
  return hang(lead, wrapLines(text, widthOf(terminal) - stringWidth(lead))).join('\n');
}

function widthOf({ columns = DEFAULT_WIDTH }: Terminal): number {
  return Math.max(NARROWEST, Math.min(columns, MAX_WIDTH));
}

function wantsColor({ isTTY, noColor, forceColor, term }: Terminal): boolean {
  if (noColor !== undefined && noColor !== '') return false;
  if (forceColor !== undefined && forceColor !== '') return !['0', 'false'].includes(forceColor);
  return isTTY && term !== 'dumb';
}

function knowsLinks({ term, termProgram, vteVersion }: Terminal): boolean {
  return (
    LINKING_PROGRAMS.includes(termProgram ?? '') ||
    LINKING_TERMS.includes(term ?? '') ||
    Number(vteVersion ?? 0) >= VTE_WITH_LINKS
  );
}
