import type { Document } from '../documents/document.ts';
import type { Reader } from '../reader.ts';
import type { Story } from '../stories/story.ts';
import { tellStories } from '../stories/tell-stories.ts';

/** Tells documents one after the other; returns the id of the story of each one's primary signal, or null. */
export function createStoryTeller(
  reader: Reader,
  now: () => string,
): (document: Document) => string | null {
  const stories = new Map<string, Map<string, Story>>();
  return (document) => {
    const { signals } = reader.extract(document);
    const companies = new Set(signals.map(({ company }) => company.id));
    const known = [...companies].flatMap((id) => [...(stories.get(id)?.values() ?? [])]);
    const changes = tellStories({ document, signals, stories: known, now: now() });
    for (const { after } of changes) {
      const own = stories.get(after.companyId) ?? new Map<string, Story>();
      stories.set(after.companyId, own.set(after.id, after));
    }
    return changes.find(({ primary }) => primary)?.after.id ?? null;
  };
}
