/** Width, in columns, where the output is no terminal: what a mail or a log shows without wrapping. */
export const DEFAULT_WIDTH = 80;

/** Lines longer than this are hard to read, however wide the terminal. */
export const MAX_WIDTH = 120;
