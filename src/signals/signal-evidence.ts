import type { AiCause } from './ai-cause.ts';
import type { Finding } from './assemble.ts';
import type { Evidence, Figure } from './signal.ts';
import { sentenceEvidence } from './sentence-evidence.ts';
import type { ReadText } from './text/unit.ts';

/** Beside the quotes of the figures: so many that carry the matter itself. */
const MOST_CARRYING = 2;

/** What makes a sentence worth quoting for a finding. */
export const QUOTE_WEIGHTS = {
  /** A title repeats what the body says with more care. */
  title: -3,
  lead: 2,
  second: 1,
  /** It names the company. */
  named: 1,
  /** A heading or a fragment. */
  short: -3,
} as const;
const SHORT = 8;

/**
 * The fewest quotes that carry a signal: every sentence with one of its figures, the one or two in which the matter
 * itself is told best, and one that names AI where AI is the cause. In the order of the text.
 */
export function evidenceOf(
  finding: Finding,
  facts: readonly Figure[],
  cause: AiCause,
  read: ReadText,
): Evidence[] {
  const quotes = new Map<number, Evidence>();
  for (const { evidence } of facts) quotes.set(evidence.start, evidence);
  const ranked = rankedSentences(finding, read);
  const carried = ranked.some((sentence) =>
    quotes.has(read.sentences[sentence]?.startOffset ?? -1),
  );
  for (const sentence of ranked.slice(0, carried ? MOST_CARRYING - 1 : MOST_CARRYING))
    quote(sentence, read, quotes);
  const quoted = cause.sentences.some((sentence) =>
    quotes.has(read.sentences[sentence]?.startOffset ?? -1),
  );
  const because = cause.sentences[0];
  if (!quoted && because !== undefined) quote(because, read, quotes);
  return [...quotes.values()].sort((a, b) => a.start - b.start);
}

function quote(sentence: number, read: ReadText, quotes: Map<number, Evidence>): void {
  const evidence = sentenceEvidence(sentence, read);
  quotes.set(evidence.start, evidence);
}

/** The sentences that tell the matter, the best first. */
function rankedSentences(finding: Finding, read: ReadText): number[] {
  const lead = read.sentences.findIndex(({ title }) => !title);
  const scores = new Map<number, number>();
  for (const { trigger } of finding.triggers) {
    const { sentence, weight } = trigger;
    const known = scores.get(sentence) ?? placeWeight(sentence, lead, finding, read);
    scores.set(sentence, known + weight);
  }
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([sentence]) => sentence);
}

function placeWeight(sentence: number, lead: number, finding: Finding, read: ReadText): number {
  const span = read.sentences[sentence];
  if (span === undefined) return 0;
  let score = 0;
  if (span.title) score += QUOTE_WEIGHTS.title;
  else if (sentence === lead) score += QUOTE_WEIGHTS.lead;
  else if (sentence === lead + 1) score += QUOTE_WEIGHTS.second;
  if (span.end - span.first < SHORT) score += QUOTE_WEIGHTS.short;
  for (let at = span.first; at < span.end; at += 1)
    if (read.units[at]?.mention?.company.id === finding.company.id)
      return score + QUOTE_WEIGHTS.named;
  return score;
}
