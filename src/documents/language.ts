import { francAll } from 'franc-min';

/** BCP 47 primary language (`en`, `de`, `zh`), `und` where the text is too short to tell; only English is read. */
export type LanguageRead = { readonly language: string; readonly readable: boolean };

// The commonest English words; they make up 30 to 50 per cent of running English and next to nothing of other languages.
const ENGLISH =
  /\b(?:the|of|to|and|that|is|for|on|with|said|has|have|will|by|its|it|from|as|at|are|was|were|be|this|which|their|about|after|more|than|would|not|an)\b/gi;
const LEAST_ENGLISH_SHARE = 0.12;
const ENOUGH_LETTERS = 60;
const SAMPLE_CHARACTERS = 20_000;

/**
 * Notices the language of a text.
 * @param declared what the document says of itself (`lang="sv-SE"`); believed only where the text is too short to tell.
 */
export function noticeLanguage(text: string, declared?: string | null): LanguageRead {
  const language = languageOf(text.slice(0, SAMPLE_CHARACTERS)) ?? primary(declared) ?? 'und';
  return { language, readable: language === 'en' || language === 'und' };
}

function languageOf(text: string): string | null {
  const words = text.match(/\p{L}+/gu) ?? [];
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const english = (text.match(ENGLISH) ?? []).length;
  // Scripts without spaces say much with few letters.
  const weight =
    letters +
    3 * (text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu) ?? []).length;
  if (weight < ENOUGH_LETTERS) return null;
  if (english / words.length >= LEAST_ENGLISH_SHARE) return 'en';
  const [best] = francAll(text, { minLength: 10 });
  return best === undefined || best[0] === 'und' ? null : primary(best[0]);
}

/** `deu` and `de-AT` are `de`; null for what is no language tag. */
function primary(tag: string | null | undefined): string | null {
  const language = /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? '')?.[0];
  return language === undefined ? null : (Intl.getCanonicalLocales(language)[0] ?? null);
}
