import { writeFileSync } from 'node:fs';
import type { ModelData } from '../src/signals/learned/models.ts';

/** Writes models as JSON with a line for each word and feature, so that what a training changed can be read. */
export function writeModels(path: string | URL, data: ModelData): void {
  writeFileSync(path, `${linesOf(data, 0)}\n`);
}

/** Objects are laid out, a key a line; everything in them stands on its line. */
function linesOf(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return JSON.stringify(value);
  const indent = ' '.repeat(depth + 1);
  const lines = Object.entries(value).map(
    ([key, part]) => `${indent}${JSON.stringify(key)}: ${linesOf(part, depth + 1)}`,
  );
  return `{\n${lines.join(',\n')}\n${' '.repeat(depth)}}`;
}
