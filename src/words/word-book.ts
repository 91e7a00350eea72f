/**
 * Every written word that was met, once, under a number, so that whatever is known of a word is found by its number in
 * an array. All of it stands in a few flat arrays: looking a word up touches three places in memory, where a map of
 * strings touches a dozen scattered ones, and that is what reading a text costs most by.
 */
const FIRST_WORDS = 8192;
/** Beyond so many the book begins anew; ordinary news holds some tens of thousands of different words. */
const MOST_WORDS = 65_536;
/** The number of no word. */
export const NO_WORD = 0;

/** Two integers a slot: the hash of a word and its number; a power of two of them, at most half of them in use. */
let slots = new Int32Array(4 * FIRST_WORDS);
let starts = new Int32Array(FIRST_WORDS + 1);
let pool = new Uint16Array(8 * FIRST_WORDS);
let written: string[] = [''];
let generation = 0;
starts[1] = 0;

/** The hash of a word with one more UTF-16 unit; begin with 0. */
export function hashOn(hash: number, letter: number): number {
  return (Math.imul(hash, 31) + letter) | 0;
}

/** The number of the word that stands from `start` to `end` in some letters; `hash` is its own. */
export function wordAt(letters: Uint16Array, start: number, end: number, hash: number): number {
  const mask = (slots.length >> 1) - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const word = slots[2 * slot + 1] ?? NO_WORD;
    if (word === NO_WORD) return learn(letters, start, end, hash, slot);
    if (slots[2 * slot] === hash && isWrittenAt(word, letters, start, end)) return word;
    slot = (slot + 1) & mask;
  }
}

/** The word as written; empty for no word. */
export function writtenOf(word: number): string {
  return written[word] ?? '';
}

/** Call before a text is read: begins anew where too many words are known. Numbers from before mean nothing then. */
export function makeRoom(): void {
  if (written.length <= MOST_WORDS) return;
  slots = new Int32Array(4 * FIRST_WORDS);
  starts = new Int32Array(FIRST_WORDS + 1);
  pool = new Uint16Array(8 * FIRST_WORDS);
  written = [''];
  names = Object.create(null) as Record<string, true>;
  generation += 1;
}

/**
 * What is known of words: `work` tells it, as an integer other than 0, when a word is first asked for.
 */
export function wordTable(
  work: (written: string, word: number) => number,
): (word: number) => number {
  let known = new Int32Array(FIRST_WORDS);
  let since = generation;
  function find(word: number): number {
    if (since !== generation) {
      known.fill(0);
      since = generation;
    }
    if (word >= known.length) known = longer(known, 2 * word);
    const value = work(writtenOf(word), word);
    known[word] = value;
    return value;
  }
  return (word) => {
    const value = since === generation && word < known.length ? (known[word] ?? 0) : 0;
    return value !== 0 ? value : find(word);
  };
}

function isWrittenAt(word: number, letters: Uint16Array, start: number, end: number): boolean {
  const from = starts[word] ?? 0;
  if ((starts[word + 1] ?? 0) - from !== end - start) return false;
  for (let at = 0; at < end - start; at += 1)
    if (pool[from + at] !== letters[start + at]) return false;
  return true;
}

function learn(
  letters: Uint16Array,
  start: number,
  end: number,
  hash: number,
  slot: number,
): number {
  const word = written.length;
  const from = starts[word] ?? 0;
  const until = from + end - start;
  if (word + 2 > starts.length) starts = longer(starts, 2 * starts.length);
  if (until > pool.length) {
    const grown = new Uint16Array(2 * until);
    grown.set(pool);
    pool = grown;
  }
  pool.set(letters.subarray(start, end), from);
  starts[word + 1] = until;
  written.push(internal(spelled(letters, start, end)));
  slots[2 * slot] = hash;
  slots[2 * slot + 1] = word;
  if (4 * word > slots.length) spread();
  return word;
}

/** Twice as many slots. */
function spread(): void {
  const old = slots;
  slots = new Int32Array(2 * old.length);
  const mask = (slots.length >> 1) - 1;
  for (let at = 0; at < old.length; at += 2) {
    const hash = old[at] ?? 0;
    const word = old[at + 1] ?? NO_WORD;
    if (word === NO_WORD) continue;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (slots[2 * slot + 1] !== NO_WORD) slot = (slot + 1) & mask;
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = word;
  }
}

function longer(numbers: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length);
  grown.set(numbers);
  return grown;
}

/** Longer pieces would overflow the arguments of one call. */
const SPELLED_AT_ONCE = 4096;

function spelled(letters: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += SPELLED_AT_ONCE)
    text += String.fromCharCode(...letters.subarray(at, Math.min(end, at + SPELLED_AT_ONCE)));
  return text;
}

/** Names of members of one object that has no shape, so that a new one costs little. */
let names: Record<string, true> = Object.create(null) as Record<string, true>;

/**
 * The string as the engine keeps it for names of members: two such strings compare by address, and none of them holds
 * on to the text it was cut out of.
 */
export function internal(text: string): string {
  names[text] = true;
  return text;
}
