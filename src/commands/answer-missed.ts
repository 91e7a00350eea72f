import type { HeldReason } from '../deliveries/delivery.ts';
import { countOf, formatDate } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { verdictsOn } from '../subscriptions/story-report.ts';
import type { CommandContext } from './context.ts';
import { findCompany } from './find-company.ts';
import { list, say } from './say.ts';

const DAYS = 30;

const REASONS: Readonly<Record<HeldReason, string>> = {
  budget: 'over the day’s number of alerts',
  muted: 'the company is muted here',
  paused: 'this place took no messages',
  late: 'the platform could not be reached in time',
};

const SILENCED = 'reported here as wrong';

/** `missed`: alerts of the last 30 days that were held back here, and why. */
export async function answerMissed(
  words: string | null,
  context: CommandContext,
): Promise<Message> {
  const { store, destination, now, zone } = context;
  const found = words === null ? null : await findCompany(words, 'missed', context);
  if (found?.company === null) return found.ask;
  const since = new Date(Date.parse(now) - DAYS * 86_400_000).toISOString();
  const reports = await store.reportsAt(destination);
  const lines: string[] = [];
  for (const { content, state } of await store.deliveriesTo(destination, since)) {
    if (state.is !== 'held' || content.type !== 'alert') continue;
    const story = await store.storyById(content.storyId);
    if (story === null || (found !== null && story.companyId !== found.company.id)) continue;
    const isSilenced = verdictsOn([story], reports).silenced.has(story.id);
    const because = isSilenced ? SILENCED : REASONS[state.because];
    lines.push(
      `${formatDate(state.at, 'day', zone)}: ${story.headline} (${because}; why ${story.id})`,
    );
  }
  const about = found === null ? '' : ` about ${found.company.name}`;
  if (lines.length === 0)
    return say(`Nothing${about} was held back here in the last ${DAYS} days.`);
  return say(`${countOf(lines.length, 'alert')}${about} held back here in the last ${DAYS} days:`, [
    list(lines),
  ]);
}
