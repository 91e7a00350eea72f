import type { ChatCore } from '../../src/chat/chat-core.ts';

/** What the adapter asks of the core; nothing of Slack's. */
export type SlackCore = Omit<ChatCore, 'workspaceRestored' | 'suggestStories'>;
