/** Things by the index of the sentence they stand in, order kept. */
export function bySentence<Thing>(
  things: readonly Thing[],
  sentenceOf: (thing: Thing) => number,
): ReadonlyMap<number, readonly Thing[]> {
  const groups = new Map<number, Thing[]>();
  for (const thing of things) {
    const sentence = sentenceOf(thing);
    const group = groups.get(sentence);
    if (group === undefined) groups.set(sentence, [thing]);
    else group.push(thing);
  }
  return groups;
}
