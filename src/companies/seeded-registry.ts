import { readFileSync } from 'node:fs';
import { parseRegistry, type Registry } from './registry.ts';

let seeded: Registry | null = null;

/** The registry that comes with Bellwether, read on first use and kept. */
export function seededRegistry(): Registry {
  seeded ??= parseRegistry(
    readFileSync(new URL('../../seeds/companies.json', import.meta.url), 'utf8'),
  );
  return seeded;
}
