import { readFileSync } from 'node:fs';
import { modelData, modelsOf } from './models.ts';
import type { Models } from './models.ts';

let learned: Models | null = null;

/** What comes with Bellwether, read on first use and kept; `npm run train` makes it. */
export function learnedModels(): Models {
  learned ??= modelsOf(
    modelData.parse(JSON.parse(readFileSync(new URL('models.json', import.meta.url), 'utf8'))),
  );
  return learned;
}
