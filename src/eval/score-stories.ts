/** B-cubed: how well documents were put together that belong together. All from 0 to 1. */
export type StoryScore = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly items: number;
};

/**
 * Compares two groupings of the same items, label by label. Items whose true group is null are left out; an item
 * whose told group is null stands alone.
 */
export function scoreStories(
  truth: readonly (string | null)[],
  told: readonly (string | null)[],
): StoryScore {
  const items = truth.flatMap((group, index) =>
    group === null ? [] : [{ group, story: told[index] ?? `alone ${index}` }],
  );
  let precision = 0;
  let recall = 0;
  for (const item of items) {
    const sameStory = items.filter(({ story }) => story === item.story);
    const sameGroup = items.filter(({ group }) => group === item.group);
    const both = sameStory.filter(({ group }) => group === item.group).length;
    precision += both / sameStory.length;
    recall += both / sameGroup.length;
  }
  const count = Math.max(1, items.length);
  const [p, r] = [precision / count, recall / count];
  return {
    precision: p,
    recall: r,
    f1: p + r === 0 ? 0 : (2 * p * r) / (p + r),
    items: items.length,
  };
}
