import { describe, expect, it } from 'vitest';
import { entryFor, styleFor } from '../../../adapters/console/terminal.ts';
import type { Terminal } from '../../../adapters/console/terminal.ts';

const PIPE: Terminal = {
  isTTY: false,
  columns: undefined,
  noColor: undefined,
  forceColor: undefined,
  term: 'xterm-256color',
  termProgram: undefined,
  vteVersion: undefined,
};
const TTY: Terminal = { ...PIPE, isTTY: true, columns: 100 };

describe('the style of a terminal', () => {
  it.each([
    { why: 'a pipe', terminal: PIPE, expected: { width: 80, color: false, hyperlinks: false } },
    { why: 'a terminal', terminal: TTY, expected: { width: 100, color: true, hyperlinks: false } },
    { why: 'a wide terminal', terminal: { ...TTY, columns: 300 }, expected: { width: 120 } },
    { why: 'NO_COLOR', terminal: { ...TTY, noColor: '1' }, expected: { color: false } },
    { why: 'an empty NO_COLOR', terminal: { ...TTY, noColor: '' }, expected: { color: true } },
    { why: 'FORCE_COLOR', terminal: { ...PIPE, forceColor: '1' }, expected: { color: true } },
    { why: 'FORCE_COLOR=0', terminal: { ...TTY, forceColor: '0' }, expected: { color: false } },
    {
      why: 'NO_COLOR and FORCE_COLOR',
      terminal: { ...TTY, noColor: '1', forceColor: '1' },
      expected: { color: false },
    },
    { why: 'a dumb terminal', terminal: { ...TTY, term: 'dumb' }, expected: { color: false } },
    {
      why: 'a terminal that shows links',
      terminal: { ...TTY, termProgram: 'WezTerm' },
      expected: { hyperlinks: true },
    },
    { why: 'VTE 0.76', terminal: { ...TTY, vteVersion: '7600' }, expected: { hyperlinks: true } },
    {
      why: 'a pipe in such a terminal',
      terminal: { ...PIPE, termProgram: 'WezTerm' },
      expected: { hyperlinks: false },
    },
  ])('$why', ({ terminal, expected }) => {
    expect(styleFor(terminal, 'UTC')).toMatchObject(expected);
  });
});

describe('a line with a lead', () => {
  const says = 'store: the folder is open and whole';

  it('is broken under its text in a terminal', () => {
    expect(entryFor({ ...TTY, columns: 30 }, 'ok  ', says)).toBe(
      'ok  store: the folder is open\n    and whole',
    );
  });

  it('stays whole in a pipe', () => {
    expect(entryFor({ ...PIPE, columns: 30 }, 'ok  ', says)).toBe(`ok  ${says}`);
  });
});
