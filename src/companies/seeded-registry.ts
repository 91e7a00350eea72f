import { readFileSync } from 'node:fs';
import { parseRegistry, type Registry } from './registry.ts';

let seeded: Registry | null = null;

/** The registry that comes with Bellwether, read on first use and kept. */
export function seededRegistry(): Registry {
  seeded ??= parseRegistry(seed('companies.json'), seed('ordinary-words.txt'));
  return seeded;
}

function seed(file: string): string {
  return readFileSync(new URL(`../../seeds/${file}`, import.meta.url), 'utf8');
}
