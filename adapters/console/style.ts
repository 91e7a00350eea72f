import { styleText } from 'node:util';
import type { Message } from '../../src/messages/message.ts';

type Format = Parameters<typeof styleText>[0];

/** How the terminal shows a message. */
export type ConsoleStyle = {
  /** Columns to fill at most. */
  readonly width: number;
  readonly color: boolean;
  /** The terminal understands OSC 8 links; without, the address is written out. */
  readonly hyperlinks: boolean;
  /** IANA zone in which dates are shown. */
  readonly zone: string;
};

/** The style's SGR sequences around the text, or the bare text where colour is off. */
export function paint(format: Format, text: string, style: ConsoleStyle): string {
  return style.color && text !== '' ? styleText(format, text, { validateStream: false }) : text;
}

/** The colour of a message's main heading. */
export const TONE_COLOR: Readonly<Record<Message['tone'], Format>> = {
  loss: ['bold', 'red'],
  growth: ['bold', 'green'],
  ai: ['bold', 'magenta'],
  money: ['bold', 'yellow'],
  neutral: ['bold'],
};
