import { readFile } from 'node:fs/promises';
import type { Registry } from '../companies/registry.ts';
import { UnreadableDocumentError } from '../errors.ts';
import { evaluate, type Evaluation, measuresOf, renderReport } from '../eval/evaluate.ts';
import { type LabelledItem, parseLabelledItems } from '../eval/labelled-item.ts';
import { createSameCompany } from '../eval/same-company.ts';
import type { Reader } from '../reader.ts';
import type { Register } from './command-line.ts';
import { write, writeJson } from './io.ts';
import { documentOfLine } from './json-lines.ts';
import { createStoryTeller } from './stories-command.ts';

type Options = { readonly misses?: true; readonly json?: true };

/** `eval FILE.jsonl`: scores extraction and grouping against labelled text. */
export function evalCommand(openReader: () => Reader): Register {
  return (program, { io }) => {
    program
      .command('eval')
      .description('score extraction and grouping against labelled text')
      .argument('<file>', 'one labelled item a line (docs/extraction.md shows the shape)')
      .option('--misses', 'also list every miss')
      .option('--json', 'write the measures as JSON')
      .action(async (file: string, { misses, json }: Options) => {
        const evaluation = evaluateWith(openReader(), await itemsIn(file), io.now);
        if (json) await writeJson(io.stdout, measuresOf(evaluation));
        else await write(io.stdout, `${renderReport(evaluation, { misses: misses ?? false })}\n`);
      });
  };
}

/** Scores a reader: each item extracted on its own, then all told as stories in their order. */
export function evaluateWith(
  reader: Reader,
  items: readonly LabelledItem[],
  now: () => string,
): Evaluation {
  return evaluate(items, {
    extract: (item) => reader.extract(documentOfLine(item)).signals,
    sameCompany: createSameCompany(shortNames(reader.registry)),
    tellStories: (all) => {
      const tell = createStoryTeller(reader, now);
      return all.map((item) => tell(documentOfLine(item)));
    },
  });
}

function shortNames({ companies }: Registry): (name: string) => string | null {
  const names = new Map(
    companies.flatMap(({ name, aliases }) =>
      [name, ...aliases].map((written) => [written.toLowerCase(), name] as const),
    ),
  );
  return (name) => names.get(name.toLowerCase()) ?? null;
}

async function itemsIn(file: string): Promise<LabelledItem[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new UnreadableDocumentError(`${file} cannot be read; check the path.`, { cause });
  }
  return parseLabelledItems(text);
}
