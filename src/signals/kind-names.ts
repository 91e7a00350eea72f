import type { Kind } from './signal.ts';

/** How people speak of a kind: the name shown, and the words by which they ask for it. */
type KindName = { readonly name: string; readonly words: readonly string[] };

const KIND_NAMES: Readonly<Record<Kind, KindName>> = {
  layoff: {
    name: 'job cuts',
    words: ['layoffs', 'lay-off', 'lay-offs', 'job cut', 'cuts', 'redundancy', 'redundancies'],
  },
  attrition: { name: 'fewer staff without dismissals', words: ['natural attrition', 'shrinking'] },
  hiring_freeze: { name: 'hiring freeze', words: ['hiring freezes', 'hiring-freeze', 'freeze'] },
  hiring: { name: 'hiring', words: ['hires', 'new jobs', 'rehiring'] },
  closure: { name: 'closure', words: ['closures', 'closing', 'closings', 'shutdown', 'shutdowns'] },
  restructuring: {
    name: 'restructuring',
    words: ['restructurings', 'reorganisation', 'reorganization', 'outsourcing', 'offshoring'],
  },
  labor_action: {
    name: 'strike or protest',
    words: ['labor action', 'labour action', 'labour_action', 'strike', 'strikes', 'protests'],
  },
  ai_adoption: { name: 'AI put to use', words: ['ai adoption', 'ai use', 'adoption'] },
  ai_replacement: {
    name: 'AI doing people’s work',
    words: ['ai replacement', 'ai replacements', 'replacement', "ai doing people's work"],
  },
  ai_savings: { name: 'AI savings', words: ['ai saving', 'savings'] },
  ai_reversal: {
    name: 'back from AI to people',
    words: ['ai reversal', 'ai reversals', 'reversal', 'reversals'],
  },
  ai_investment: { name: 'money put into AI', words: ['ai investment', 'ai investments'] },
  reskilling: { name: 'retraining', words: ['reskill', 'upskilling', 'training'] },
  ipo: { name: 'stock market listing', words: ['ipos', 'listing', 'listings'] },
  merger: {
    name: 'merger or sale',
    words: ['mergers', 'acquisition', 'acquisitions', 'takeover', 'takeovers', 'm&a'],
  },
  funding: { name: 'funding', words: ['funding round', 'funding rounds', 'fundraising'] },
  results: { name: 'financial results', words: ['result', 'earnings', 'financials'] },
};

const BY_WORDS = new Map<string, Kind>(
  (Object.keys(KIND_NAMES) as Kind[]).flatMap((kind) =>
    wordsForKind(kind).map((word): [string, Kind] => [word.toLowerCase(), kind]),
  ),
);

/** The name of a kind in plain words, in lower case but for AI: `job cuts`. */
export function kindName(kind: Kind): string {
  return KIND_NAMES[kind].name;
}

/** Every word for a kind, its id and name first. */
export function wordsForKind(kind: Kind): readonly string[] {
  const { name, words } = KIND_NAMES[kind];
  return [kind, name, ...words];
}

/** The kind that a person means by these words, or null. */
export function kindByWords(words: string): Kind | null {
  return BY_WORDS.get(words.trim().toLowerCase()) ?? null;
}

/** All words for kinds, the longest first, so that `hiring freeze` is tried before `hiring`. */
export const KIND_WORDS: readonly string[] = [...BY_WORDS.keys()].toSorted(
  (a, b) => b.length - a.length,
);
