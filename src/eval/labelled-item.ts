import { z } from 'zod';
import { UnreadableDocumentError } from '../errors.ts';
import { KINDS } from '../signals/signal.ts';

const figure = z.number().nullable().default(null);

const labelledSignal = z.object({
  company: z.string(),
  kind: z.enum(KINDS),
  primary: z.boolean(),
  jobs: figure,
  percent: figure,
  from: figure,
  to: figure,
  ai: z.boolean(),
});

const labelledItem = z.object({
  id: z.string(),
  url: z.string().nullish(),
  title: z.string(),
  text: z.string(),
  published: z.string().nullable().default(null),
  relevant: z.boolean(),
  event: z.string().nullable().default(null),
  gold: z.array(labelledSignal),
  why: z.string().optional(),
});

/** A short news text with the signals a careful reader finds in it, as the labelling guide has it. */
export type LabelledItem = z.infer<typeof labelledItem>;
export type LabelledSignal = z.infer<typeof labelledSignal>;

/** Reads labelled items from JSON lines. Throws UnreadableDocumentError with the line that cannot be read. */
export function parseLabelledItems(jsonl: string): LabelledItem[] {
  return jsonl
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => parseLine(line, number));
}

function parseLine(line: string, number: number): LabelledItem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new UnreadableDocumentError(
      `Line ${number} of the labels is not JSON; give one object a line.`,
      { cause },
    );
  }
  const parsed = labelledItem.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UnreadableDocumentError(
    `Line ${number} of the labels cannot be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
  );
}
