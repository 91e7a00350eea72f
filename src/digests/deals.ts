import type { Story } from '../stories/story.ts';

/**
 * Each deal once: of the stories that one text tells of the two firms of a deal ("Adobe and Semrush", "Semrush and
 * Adobe"), the first. The order stays.
 */
export function oncePerDeal(stories: readonly Story[]): Story[] {
  const told: Story[] = [];
  for (const story of stories)
    if (!told.some((earlier) => isOtherSide(earlier, story))) told.push(story);
  return told;
}

function isOtherSide(a: Story, b: Story): boolean {
  if (a.kind !== 'merger' || b.kind !== 'merger' || a.companyId === b.companyId) return false;
  const documents = new Set(a.tellings.map(({ documentId }) => documentId));
  return (
    b.tellings.some(({ documentId }) => documents.has(documentId)) &&
    a.headline.includes(b.companyName) &&
    b.headline.includes(a.companyName)
  );
}
