import { kindName } from './kind-names.ts';
import type { Kind, Signal } from './signal.ts';

const MOST_KEYWORDS = 10;
const SHORTEST = 5;

/** Words too general to tell one document from another. */
const GENERAL: ReadonlySet<string> = new Set(
  'about after again against among around because before being between could during every first from group having including into last later least less make might million more most much near nearly next number other over people plans quarter said says should since some still such than that their them then there these they this those three through time today under until week were what when where which while will with within without would year years company companies monday tuesday wednesday thursday friday saturday sunday according percent billion dollars euros pounds rupees'.split(
    ' ',
  ),
);

/** Wider themes that kinds belong to, as a horizon-scanning card names them. */
const THEMES: Readonly<Record<Kind, string>> = {
  layoff: 'Workforce Management',
  attrition: 'Workforce Management',
  hiring_freeze: 'Workforce Management',
  hiring: 'Workforce Management',
  closure: 'Business Operations',
  restructuring: 'Business Operations',
  labor_action: 'Labour Relations',
  ai_adoption: 'Artificial Intelligence',
  ai_replacement: 'Artificial Intelligence',
  ai_savings: 'Artificial Intelligence',
  ai_reversal: 'Artificial Intelligence',
  ai_investment: 'Artificial Intelligence',
  reskilling: 'Skills and Training',
  ipo: 'Capital Markets',
  merger: 'Capital Markets',
  funding: 'Capital Markets',
  results: 'Company Results',
};

/** Up to ten keywords of a document: its companies, what happens, AI where it is a cause, then its most frequent words. */
export function keywordsOf(text: string, signals: readonly Signal[]): string[] {
  const keywords = new Set(signals.map(({ company }) => company.name));
  if (signals.some(({ ai }) => ai)) keywords.add('AI');
  for (const { kind } of signals) keywords.add(kindName(kind));
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? [])
    if (word.length >= SHORTEST && !GENERAL.has(word))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const named = new Set([...keywords].flatMap((keyword) => keyword.toLowerCase().split(' ')));
  for (const [word, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (keywords.size >= MOST_KEYWORDS || count < 2) break;
    if (!named.has(word)) keywords.add(word);
  }
  return [...keywords].slice(0, MOST_KEYWORDS);
}

/** The themes of a document's signals, the primary one's first, each once. */
export function themesOf(signals: readonly Signal[]): string[] {
  const themes = signals.flatMap(({ kind, ai }) =>
    ai ? [THEMES[kind], 'Artificial Intelligence'] : [THEMES[kind]],
  );
  return [...new Set(themes)];
}
