import type { Story } from '../stories/story.ts';

/** Themes that a story of AI has whether or not it uses the word. */
const AI_THEMES: readonly string[] = ['ai', 'artificial intelligence', 'automation'];

/** One spelling of a theme: small letters, single spaces, no punctuation. */
export function normalTheme(theme: string): string {
  return words(theme).join(' ');
}

/** Every word that stands in what a story says, in small letters. */
export function storyWords({ headline, tellings }: Story): ReadonlySet<string> {
  const texts = tellings.flatMap(({ title, signals }) => [
    title,
    ...signals.flatMap((signal) => [signal.title, signal.change, signal.drivingForce?.text]),
  ]);
  return new Set(words([headline, ...texts].join(' ')));
}

/** The themes that a story has by its nature, normal as by `normalTheme`. */
export function givenThemes(story: Story): readonly string[] {
  return story.ai || story.kinds.some((kind) => kind.startsWith('ai_')) ? AI_THEMES : [];
}

/** True where the story has the theme: by its nature, or because every word of the theme stands in it. */
export function hasTheme(theme: string, story: Story): boolean {
  const normal = normalTheme(theme);
  return givenThemes(story).includes(normal) || areIn(normal, storyWords(story));
}

/** True where a normal theme has words and all of them are present. */
export function areIn(normal: string, present: ReadonlySet<string>): boolean {
  return normal !== '' && normal.split(' ').every((word) => present.has(word));
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
