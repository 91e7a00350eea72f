import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { findCompanies } from '../src/companies/find-companies.ts';
import { seededRegistry } from '../src/companies/seeded-registry.ts';
import type { LabelledItem } from '../src/eval/labelled-item.ts';
import { KINDS } from '../src/signals/signal.ts';
import type { Kind } from '../src/signals/signal.ts';
import { readText } from '../src/signals/text/read-text.ts';
import type { ReadText } from '../src/signals/text/unit.ts';
import { findTriggers } from '../src/signals/triggers.ts';
import type { Trigger } from '../src/signals/triggers.ts';

const figure = z.number().nullable().default(null);

const line = z.object({
  text: z.string(),
  kind: z.enum(KINDS).nullish(),
  kinds: z.array(z.enum(KINDS)).optional(),
  company: z.string().nullish(),
  jobs: figure,
  percent: figure,
  from: figure,
  to: figure,
  ai: z.boolean().default(false),
});

/** A sentence that was labelled by itself. */
export type LabelledSentence = {
  readonly read: ReadText;
  readonly triggers: readonly Trigger[];
  readonly kinds: readonly Kind[];
  /** As a text of its own, where its company is named or it tells nothing; its figures are those of its first kind. */
  readonly item: LabelledItem | null;
};

/** Reads labelled sentences, one JSON object a line, with `kinds`, or one `kind`, or none. */
export function readLabelledSentences(path: string): LabelledSentence[] {
  const registry = seededRegistry();
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const parsed = line.parse(JSON.parse(row));
      const { text, kind } = parsed;
      const kinds = parsed.kinds ?? (kind ? [kind] : []);
      const body = `\n${text}`;
      const read = readText(body, findCompanies(body, registry));
      return { read, triggers: findTriggers(read), kinds, item: itemOf(parsed, kinds) };
    });
}

function itemOf(
  { text, company, jobs, percent, from, to, ai }: z.infer<typeof line>,
  kinds: readonly Kind[],
): LabelledItem | null {
  if (!company && kinds.length > 0) return null;
  const none = { jobs: null, percent: null, from: null, to: null };
  const gold = kinds.map((kind, place) => ({
    company: company ?? '',
    kind,
    primary: place === 0,
    ...(place === 0 ? { jobs, percent, from, to } : none),
    ai,
  }));
  const relevant = kinds.length > 0;
  return { id: text, title: '', text, published: null, relevant, event: null, gold };
}
