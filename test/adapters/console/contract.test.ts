import { createConsoleAdapter } from '../../../adapters/console/post.ts';
import { renderMessage } from '../../../adapters/console/render.ts';
import type { Message } from '../../../src/messages/message.ts';
import { adapterContract } from '../../contracts/adapter-contract.ts';

adapterContract('console', () => {
  const printed: string[] = [];
  const style = { width: 80, color: false, hyperlinks: false, zone: 'UTC' };
  const print = (message: Message) => {
    printed.push(renderMessage(message, style));
  };
  const terminal = { platform: 'console', workspace: 'local', channel: 'terminal' } as const;
  let now = Date.parse('2024-11-08T09:00:00Z');
  return Promise.resolve({
    chat: createConsoleAdapter(print),
    restart: () => createConsoleAdapter(print),
    channel: { ...terminal, person: false },
    person: { ...terminal, person: true },
    seen: () => printed,
    thread: () => printed.slice(1),
    canLookBack: false,
    // A terminal that is gone ends the process.
    fail: {
      channel_limited: null,
      platform_limited: null,
      fault: null,
      taken_without_answer: null,
      taken_and_cut: null,
      down: null,
      channel_gone: null,
      forbidden: null,
      token_dead: null,
      refused: null,
    },
    secret: 'no secret',
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
    close: () => Promise.resolve(),
  });
});
