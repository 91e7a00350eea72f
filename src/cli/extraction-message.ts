import type { Document } from '../documents/document.ts';
import { formatNumber, formatPercent, formatMoney, withQualifier } from '../messages/format.ts';
import { type Block, type Fact, type Message, plain } from '../messages/message.ts';
import type { Figure, Signal } from '../signals/signal.ts';

/** What `extract` shows of a document: each signal in a sentence, its figures, and the words it rests on. */
export function extractionMessage(
  document: Document,
  signals: readonly Signal[],
  denials: readonly Signal[],
): Message {
  const count = signals.length === 1 ? '1 signal' : `${signals.length} signals`;
  const title = document.title === '' ? 'Untitled document' : document.title;
  return {
    summary: `${title}: ${count}.`,
    tone: 'neutral',
    blocks: [
      { type: 'heading', level: 1, text: title },
      { type: 'context', content: plain(about(document, count)) },
      ...document.problems.map((problem): Block => ({ type: 'context', content: plain(problem) })),
      ...signals.flatMap(signalBlocks),
      ...denials.map((denial): Block => ({
        type: 'context',
        content: plain(`Denied, and so no signal: ${denial.title}`),
      })),
    ],
  };
}

function about({ publisher, publishedAt, readable, language }: Document, count: string): string {
  const said = [publisher, publishedAt?.slice(0, 10), count].filter((part) => part !== null);
  if (!readable) said.push(`kept but not read, as its language is ${language}`);
  return said.join(' · ');
}

function signalBlocks(signal: Signal): Block[] {
  const quotes = [...new Set(signal.evidence.map(({ quote }) => quote))];
  return [
    { type: 'heading', level: 2, text: signal.title },
    { type: 'facts', facts: factsOf(signal) },
    ...quotes.map((text): Block => ({ type: 'quote', text })),
  ];
}

function factsOf(signal: Signal): Fact[] {
  const { company, kind, primary, stage, ai, attribution, confidence, relevance } = signal;
  const rows: [string, string | null][] = [
    ['Company', company.name],
    ['Kind', `${kind.replaceAll('_', ' ')}${primary ? ' (what the piece is about)' : ''}`],
    ['Stage', stage],
    ['AI', ai ? aiWords[attribution] : attribution === 'denied' ? aiWords.denied : null],
    ['Change', signal.change],
    ['Driving force', signal.drivingForce?.text ?? null],
    [
      'In 10 years',
      signal.horizon && `${signal.horizon.text} (${basisWords[signal.horizon.basis]})`,
    ],
    ...signal.facts.map((figure): [string, string] => [figureName(figure), figureValue(figure)]),
    ['Relevance', `${relevance} of 5, confidence ${formatPercent(confidence * 100)}`],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value: plain(value) }]));
}

const aiWords = {
  company: 'named as the cause by the company',
  reported: 'named as the cause by others',
  denied: 'denied as the cause',
  none: 'part of it',
} as const;

const basisWords = { source: 'from the source', projected: 'Bellwether’s projection' } as const;

const FIGURE_NAMES: Readonly<Record<Figure['role'], string>> = {
  jobs: 'People',
  percent: 'Share of staff',
  from: 'Headcount before',
  to: 'Headcount after',
  money: 'Money',
  share: 'Share',
  duration: 'Time',
  count: 'Count',
};

function figureName({ role, of }: Figure): string {
  return of === null ? FIGURE_NAMES[role] : `${FIGURE_NAMES[role]} (${of})`;
}

function figureValue({ role, value, unit, qualifier }: Figure): string {
  const shown =
    role === 'money'
      ? formatMoney(value, unit)
      : unit === '%'
        ? formatPercent(value)
        : role === 'duration' || role === 'count'
          ? `${formatNumber(value)} ${unit}`
          : formatNumber(value);
  return withQualifier(qualifier, shown);
}
