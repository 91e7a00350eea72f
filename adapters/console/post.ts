import type { ChatAdapter } from '../../src/deliveries/chat-adapter.ts';
import { plain } from '../../src/messages/message.ts';
import type { Message } from '../../src/messages/message.ts';

/**
 * The terminal as a platform: what is posted is printed. What was printed cannot be changed, so an edit prints the new
 * version, marked as such; nor can it be looked at, so `find` never finds anything.
 */
export function createConsoleAdapter(print: (message: Message) => void): ChatAdapter {
  return {
    platform: 'console',
    pace: { perDestinationMs: 0, perPlatformMs: 0 },
    post: (_destination, message, { nonce, replyTo }) => {
      print(message);
      return Promise.resolve({ id: nonce, thread: replyTo?.id ?? null });
    },
    edit: (_destination, _ref, message) => {
      print({
        ...message,
        summary: `Updated: ${message.summary}`,
        blocks: [{ type: 'context', content: plain('Updated') }, ...message.blocks],
      });
      return Promise.resolve();
    },
    find: () => Promise.resolve(null),
  };
}
