/** Words that say nothing about which event is told: function words and the stock of every business report. */
const COMMON = new Set(
  `a about after again all also an and any are as at be because been before being but by can company could day did do does
  down during each early employees even every few first for from had has have he her him his how if in including into is it
  its jobs just last late like made make many may memo monday more most much new no not now of off on one only or other our
  out over own part people percent plan plans positions quarter said same says see she should since so some staff still such
  than that the their them then there these they this those through thursday time to told tuesday two under up us use very
  was way we wednesday week well were what when where which while who why will with work workers workforce would year years
  yet you your friday saturday sunday january february march april june july august september october november december
  million billion chief executive ceo business according layoffs cut cuts cutting roles announced`.split(
    /\s+/,
  ),
);

const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}.,’'-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu;

/** Enough to tell two events of one company apart; a long article would otherwise share words with everything. */
const MAX_TERMS = 80;

/**
 * The words of a text by which its event may be known again: names, numbers and rarer words, lower case, each once, in
 * order of appearance. Words of the company's own name are left out, as every text about it has them.
 */
export function distinctiveTerms(text: string, companyName: string): string[] {
  const own = new Set(tokensOf(companyName).map(bare));
  const terms = new Set<string>();
  for (const token of tokensOf(text)) {
    const term = bare(token);
    if (term.length < 2 || COMMON.has(term) || own.has(term)) continue;
    terms.add(term);
    if (terms.size === MAX_TERMS) break;
  }
  return [...terms];
}

/** The share of the smaller set that the larger one has too, 0 to 1; names and numbers weigh double. */
export function sharedShare(some: readonly string[], others: readonly string[]): number {
  const [small, large] = some.length <= others.length ? [some, others] : [others, some];
  const known = new Set(large);
  let shared = 0;
  let total = 0;
  for (const term of small) {
    const weight = /\d/.test(term) ? 2 : 1;
    total += weight;
    if (known.has(term)) shared += weight;
  }
  return total === 0 ? 0 : shared / total;
}

function tokensOf(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

function bare(token: string): string {
  const lower = token.toLowerCase().replace(/[’']s?$/u, '');
  return /^[\d.,]+$/.test(lower) ? lower.replaceAll(/[.,](?=\d{3}\b)/g, '') : lower;
}
