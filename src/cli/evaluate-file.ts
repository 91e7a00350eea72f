import { readFile } from 'node:fs/promises';
import { UnreadableDocumentError } from '../errors.ts';
import { evaluate, type Evaluation } from '../eval/evaluate.ts';
import { type LabelledItem, parseLabelledItems } from '../eval/labelled-item.ts';
import { createSameCompany, shortNames } from '../eval/same-company.ts';
import type { OpenReader } from '../reader.ts';
import { documentOfLine } from './json-lines.ts';
import { createStoryTeller } from './story-teller.ts';

/**
 * Scores what is read out of the items of a file: each extracted on its own, then all told as stories in their order.
 * @throws UnreadableDocumentError where the file or a line of it cannot be read.
 */
export async function evaluateFile(
  file: string,
  openReader: OpenReader,
  now: () => string,
): Promise<Evaluation> {
  const items = await itemsIn(file);
  if (items.length === 0)
    throw new UnreadableDocumentError(`${file} holds no labelled items; write one a line.`);
  const reader = await openReader();
  return evaluate(items, {
    extract: (item) => reader.extract(documentOfLine(item)).signals,
    sameCompany: createSameCompany(shortNames(reader.registry.companies)),
    tellStories: (all) => {
      const tell = createStoryTeller(reader, now);
      return all.map((item) => tell(documentOfLine(item)));
    },
  });
}

async function itemsIn(file: string): Promise<LabelledItem[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const isFolder = cause instanceof Error && 'code' in cause && cause.code === 'EISDIR';
    throw new UnreadableDocumentError(
      isFolder
        ? `${file} is a folder; name a JSONL file with one labelled item a line.`
        : `${file} cannot be read; check the path.`,
      { cause },
    );
  }
  return parseLabelledItems(text);
}
