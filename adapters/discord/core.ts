import type { ChatCore } from '../../src/chat/chat-core.ts';

/** What the adapter asks of the core; nothing of Discord's. */
export type DiscordCore = Pick<
  ChatCore,
  | 'answer'
  | 'changesChannel'
  | 'takesReportBack'
  | 'suggestCompanies'
  | 'suggestStories'
  | 'kinds'
  | 'companyToFollow'
  | 'following'
  | 'reportWrong'
  | 'destinationBroken'
  | 'destinationRestored'
  | 'workspaceGone'
  | 'workspaceRestored'
>;
