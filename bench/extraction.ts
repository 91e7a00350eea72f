import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Document } from '../src/documents/document.ts';
import { parseLabelledItems } from '../src/eval/labelled-item.ts';
import { openReader } from '../src/reader.ts';

export type ExtractionFigures = {
  readonly reader: string;
  readonly texts: number;
  /** Median over the rounds. */
  readonly textsPerSecond: number;
  readonly msPerText: number;
  /** How often wink-nlp's time fits into this one's. */
  readonly timesWink: number;
};

const LABELLED = join(import.meta.dirname, '../test/fixtures/labelled');
const ROUNDS = 15;
/** Both readers are compiled while they run; until then neither shows what it can do. */
const WARM_UP = 25;

/**
 * Text to signals beside wink-nlp's readDoc, sentences and entities, on the same texts: the rounds alternate, so that
 * whatever else the machine does hits both alike.
 */
export function benchExtraction(
  files: readonly string[] = ['snippets-a.jsonl'],
): ExtractionFigures[] {
  const documents = files.flatMap((file) =>
    parseLabelledItems(readFileSync(join(LABELLED, file), 'utf8')).map(documentOf),
  );
  const reader = openReader();
  const nlp = winkNLP(model);
  const readers = {
    'Bellwether extract': ({ title, text }: Document) =>
      reader.extract({ ...EMPTY, title, text }).signals.length,
    'wink-nlp readDoc, sentences, entities': ({ title, text }: Document) => {
      const doc = nlp.readDoc(`${title}\n${text}`);
      return doc.sentences().out().length + doc.entities().out().length;
    },
  };
  const took = new Map<string, number[]>();
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    for (const [name, read] of Object.entries(readers)) {
      const start = performance.now();
      for (const document of documents) read(document);
      if (round >= WARM_UP) took.set(name, [...(took.get(name) ?? []), performance.now() - start]);
    }
  }
  const wink = median(took.get('wink-nlp readDoc, sentences, entities') ?? []);
  return [...took].map(([name, ms]) => ({
    reader: name,
    texts: documents.length,
    textsPerSecond: Math.round((documents.length / median(ms)) * 1000),
    msPerText: Number((median(ms) / documents.length).toFixed(3)),
    timesWink: Number((wink / median(ms)).toFixed(2)),
  }));
}

const EMPTY: Document = {
  id: 'bench',
  format: 'article',
  url: null,
  title: '',
  publisher: null,
  publishedAt: null,
  text: '',
  language: 'en',
  readable: true,
  problems: [],
};

function documentOf({ title, text }: { readonly title: string; readonly text: string }): Document {
  return { ...EMPTY, title, text };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
