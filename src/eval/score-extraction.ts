import { KINDS } from '../signals/signal.ts';
import type { Kind, Signal } from '../signals/signal.ts';
import { quotedFigures } from './quoted-figures.ts';
import type { LabelledItem, LabelledSignal } from './labelled-item.ts';

/** What is scored of a signal. */
export type PredictedSignal = Pick<
  Signal,
  'company' | 'kind' | 'primary' | 'jobs' | 'percent' | 'from' | 'to' | 'ai' | 'evidence' | 'facts'
>;

const FIGURES = ['jobs', 'percent', 'from', 'to'] as const;

export type Share = { readonly right: number; readonly all: number };

/** One thing that went wrong, for the reader who asks to see each miss. */
export type Miss = { readonly itemId: string; readonly title: string; readonly problem: string };

export type KindScore = { readonly found: number; readonly extra: number; readonly missed: number };

export type ExtractionScore = {
  readonly items: number;
  readonly relevance: { readonly found: number; readonly extra: number; readonly missed: number };
  readonly pairs: { readonly found: number; readonly extra: number; readonly missed: number };
  readonly primary: Share;
  readonly primaryCompany: Share;
  readonly figurePrecision: Share;
  readonly figureRecall: Share;
  readonly ai: Share;
  /** Quotes that equal the text at their offsets. */
  readonly quotes: Share;
  /** Figures shown that stand in their own quote. */
  readonly figuresQuoted: Share;
  readonly kinds: Readonly<Partial<Record<Kind, KindScore>>>;
  readonly misses: readonly Miss[];
};

type Tally = { right: number; all: number };
type Counts = { found: number; extra: number; missed: number };

/**
 * Scores signals against labels. Pairs match by kind and company; figures and AI are scored on matched pairs, and a
 * figure where the label has none counts against precision.
 */
export function scoreExtraction(
  items: readonly LabelledItem[],
  extract: (item: LabelledItem) => readonly PredictedSignal[],
  sameCompany: (a: string, b: string) => boolean,
): ExtractionScore {
  const tally = {
    relevance: counts(),
    pairs: counts(),
    primary: share(),
    primaryCompany: share(),
    figurePrecision: share(),
    figureRecall: share(),
    ai: share(),
    quotes: share(),
    figuresQuoted: share(),
  };
  const kinds: Partial<Record<Kind, Counts>> = {};
  const misses: Miss[] = [];
  for (const item of items) {
    const predicted = extract(item);
    const miss = (problem: string) => {
      misses.push({ itemId: item.id, title: item.title, problem });
    };
    scoreRelevance(item, predicted, tally.relevance, miss);
    scorePairs(item, predicted, sameCompany, tally, kinds, miss);
    scorePrimary(item, predicted, sameCompany, tally, miss);
    scoreQuotes(item, predicted, tally.quotes, miss);
    scoreFiguresQuoted(predicted, tally.figuresQuoted, miss);
  }
  return { items: items.length, ...tally, kinds, misses };
}

function scoreRelevance(
  item: LabelledItem,
  predicted: readonly PredictedSignal[],
  tally: Counts,
  miss: (problem: string) => void,
): void {
  const found = predicted.length > 0;
  if (item.relevant && found) tally.found += 1;
  else if (item.relevant) {
    tally.missed += 1;
    miss('nothing found in a relevant text');
  } else if (found) {
    tally.extra += 1;
    miss('signals found in a text that has none');
  }
}

type PairTally = {
  readonly pairs: Counts;
  readonly figurePrecision: Tally;
  readonly figureRecall: Tally;
  readonly ai: Tally;
};

function scorePairs(
  item: LabelledItem,
  predicted: readonly PredictedSignal[],
  sameCompany: (a: string, b: string) => boolean,
  tally: PairTally,
  kinds: Partial<Record<Kind, Counts>>,
  miss: (problem: string) => void,
): void {
  const open = new Set(item.gold);
  for (const signal of predicted) {
    const score = (kinds[signal.kind] ??= counts());
    const label = [...open].find(
      (gold) => gold.kind === signal.kind && sameCompany(gold.company, signal.company.name),
    );
    if (label === undefined) {
      tally.pairs.extra += 1;
      score.extra += 1;
      miss(`extra: ${signal.company.name} ${signal.kind}`);
      continue;
    }
    open.delete(label);
    tally.pairs.found += 1;
    score.found += 1;
    scoreFigures(label, signal, tally, miss);
    tally.ai.all += 1;
    if (label.ai === signal.ai) tally.ai.right += 1;
    else miss(`ai of ${label.company} ${label.kind}: ${signal.ai}, should be ${label.ai}`);
  }
  for (const label of open) {
    const score = (kinds[label.kind] ??= counts());
    tally.pairs.missed += 1;
    score.missed += 1;
    miss(`missed: ${label.company} ${label.kind}`);
  }
}

function scoreFigures(
  label: LabelledSignal,
  signal: PredictedSignal,
  tally: PairTally,
  miss: (problem: string) => void,
): void {
  for (const role of FIGURES) {
    const want = label[role];
    const got = signal[role];
    if (got !== null) tally.figurePrecision.all += 1;
    if (want !== null) tally.figureRecall.all += 1;
    if (got !== null && got === want) {
      tally.figurePrecision.right += 1;
      tally.figureRecall.right += 1;
    }
    if (got !== want)
      miss(`${role} of ${label.company} ${label.kind}: ${String(got)}, should be ${String(want)}`);
  }
}

function scorePrimary(
  item: LabelledItem,
  predicted: readonly PredictedSignal[],
  sameCompany: (a: string, b: string) => boolean,
  tally: { readonly primary: Tally; readonly primaryCompany: Tally },
  miss: (problem: string) => void,
): void {
  const label = item.gold.find(({ primary }) => primary);
  if (label === undefined) return;
  const signal = predicted.find(({ primary }) => primary);
  tally.primary.all += 1;
  tally.primaryCompany.all += 1;
  const company = signal !== undefined && sameCompany(label.company, signal.company.name);
  if (company) tally.primaryCompany.right += 1;
  if (company && signal.kind === label.kind) tally.primary.right += 1;
  else
    miss(
      `primary: ${signal === undefined ? 'none' : `${signal.company.name} ${signal.kind}`}, should be ${label.company} ${label.kind}`,
    );
}

function scoreQuotes(
  item: LabelledItem,
  predicted: readonly PredictedSignal[],
  tally: Tally,
  miss: (problem: string) => void,
): void {
  const text = `${item.title}\n${item.text}`;
  for (const { evidence, facts } of predicted) {
    for (const { quote, start, end } of [...evidence, ...facts.map((fact) => fact.evidence)]) {
      tally.all += 1;
      if (quote !== '' && text.slice(start, end) === quote) tally.right += 1;
      else miss(`quote does not stand at ${start}-${end}`);
    }
  }
}

function scoreFiguresQuoted(
  predicted: readonly PredictedSignal[],
  tally: Tally,
  miss: (problem: string) => void,
): void {
  for (const { figure, stands } of predicted.flatMap(quotedFigures)) {
    tally.all += 1;
    if (stands) tally.right += 1;
    else miss(`shown without standing in its quote: ${figure}`);
  }
}

/** Kinds in the closed list's order, those that occur. */
export function kindsScored(score: ExtractionScore): readonly (readonly [Kind, KindScore])[] {
  return KINDS.flatMap((kind) => {
    const counted = score.kinds[kind];
    return counted === undefined ? [] : [[kind, counted] as const];
  });
}

function counts(): Counts {
  return { found: 0, extra: 0, missed: 0 };
}

function share(): Tally {
  return { right: 0, all: 0 };
}
