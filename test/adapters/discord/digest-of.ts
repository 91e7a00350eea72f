import { plain } from '../../../src/messages/message.ts';
import type { Block, Message } from '../../../src/messages/message.ts';

/** A message with so many stories; that of number 7 cuts 1,007 jobs. */
export function digestOf(stories: number): Message {
  return {
    summary: `${stories} stories this week`,
    tone: 'neutral',
    blocks: [
      ...Array.from({ length: stories }, (_, at): Block[] => [
        { type: 'heading', level: 2, text: `Company ${at}` },
        { type: 'facts', facts: [{ label: 'Jobs', value: plain(`${1_000 + at}`) }] },
        { type: 'quote', text: `The company number ${at} said that it would cut jobs. `.repeat(4) },
      ]).flat(),
      { type: 'buttons', buttons: [{ label: 'The one before', action: 'digest 2024-W44' }] },
    ],
  };
}
