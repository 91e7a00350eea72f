import { DEFAULT_WIDTH, MAX_WIDTH } from './limits.ts';
import type { ConsoleStyle } from './style.ts';

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
  const width = terminal.columns ?? DEFAULT_WIDTH;
  return {
    width: Math.max(NARROWEST, Math.min(width, MAX_WIDTH)),
    color: wantsColor(terminal),
    hyperlinks: terminal.isTTY && knowsLinks(terminal),
    zone,
  };
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
