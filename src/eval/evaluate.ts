import type { LabelledItem } from './labelled-item.ts';
import { kindsScored, scoreExtraction } from './score-extraction.ts';
import type { ExtractionScore, PredictedSignal } from './score-extraction.ts';
import { scoreStories } from './score-stories.ts';
import type { StoryScore } from './score-stories.ts';

export type Evaluation = {
  readonly extraction: ExtractionScore;
  readonly stories: StoryScore | null;
};

export type EvaluateOptions = {
  readonly extract: (item: LabelledItem) => readonly PredictedSignal[];
  readonly sameCompany: (a: string, b: string) => boolean;
  /** The story of each item in order, null where it carries no signal; left out: stories are not scored. */
  readonly tellStories?: (items: readonly LabelledItem[]) => readonly (string | null)[];
};

/** Scores extraction, and grouping where asked, against labelled items. */
export function evaluate(
  items: readonly LabelledItem[],
  { extract, sameCompany, tellStories }: EvaluateOptions,
): Evaluation {
  return {
    extraction: scoreExtraction(items, extract, sameCompany),
    stories:
      tellStories === undefined
        ? null
        : scoreStories(
            items.map(({ event }) => event),
            tellStories(items),
          ),
  };
}

/** What must be reached, in the order of the report. */
export const BARS = {
  relevance: 0.95,
  pairs: 0.85,
  primary: 0.88,
  primaryCompany: 0.97,
  figurePrecision: 0.97,
  figureRecall: 0.88,
  ai: 0.93,
  quotes: 1,
  figuresQuoted: 1,
  stories: 0.94,
} as const;

/** The measures by name, 0 to 1. */
export function measuresOf({
  extraction,
  stories,
}: Evaluation): Readonly<Record<keyof typeof BARS, number | null>> {
  return {
    relevance: f1(extraction.relevance),
    pairs: f1(extraction.pairs),
    primary: ratio(extraction.primary),
    primaryCompany: ratio(extraction.primaryCompany),
    figurePrecision: ratio(extraction.figurePrecision),
    figureRecall: ratio(extraction.figureRecall),
    ai: ratio(extraction.ai),
    quotes: ratio(extraction.quotes),
    figuresQuoted: ratio(extraction.figuresQuoted),
    stories: stories?.f1 ?? null,
  };
}

const LABELS: Readonly<Record<keyof typeof BARS, string>> = {
  relevance: 'Relevant or not, F1',
  pairs: 'Company and kind, micro-F1',
  primary: 'Primary signal right',
  primaryCompany: 'Company of the primary right',
  figurePrecision: 'Figures, precision',
  figureRecall: 'Figures, recall',
  ai: 'AI as cause, accuracy',
  quotes: 'Quotes verbatim at their offsets',
  figuresQuoted: 'Figures shown that stand in a quote',
  stories: 'Stories, B-cubed F1',
};

/** The report as text: measures against their bars, then kinds, then each miss where `misses` asks for them. */
export function renderReport(evaluation: Evaluation, { misses = false } = {}): string {
  const measures = measuresOf(evaluation);
  const names = Object.keys(BARS) as (keyof typeof BARS)[];
  const lines = [`${evaluation.extraction.items} items`, ''];
  for (const name of names) {
    const value = measures[name];
    if (value === null) continue;
    const verdict = value >= BARS[name] ? 'met' : 'below';
    lines.push(
      `${LABELS[name].padEnd(38)}${value.toFixed(3)}   bar ${BARS[name].toFixed(2)}   ${verdict}`,
    );
  }
  lines.push('', `${'kind'.padEnd(16)}found  extra  missed`);
  for (const [kind, { found, extra, missed }] of kindsScored(evaluation.extraction))
    lines.push(`${kind.padEnd(16)}${pad(found)}  ${pad(extra)}  ${pad(missed)}`);
  if (misses) lines.push('', ...renderMisses(evaluation));
  return lines.join('\n');
}

function renderMisses({ extraction }: Evaluation): string[] {
  const lines: string[] = [];
  let last = '';
  for (const { itemId, title, problem } of extraction.misses) {
    if (itemId !== last) lines.push(`${itemId}  ${title}`);
    last = itemId;
    lines.push(`    ${problem}`);
  }
  return lines;
}

function pad(value: number): string {
  return String(value).padStart(5);
}

function f1({ found, extra, missed }: { found: number; extra: number; missed: number }): number {
  const all = 2 * found + extra + missed;
  return all === 0 ? 1 : (2 * found) / all;
}

function ratio({ right, all }: { right: number; all: number }): number {
  return all === 0 ? 1 : right / all;
}
