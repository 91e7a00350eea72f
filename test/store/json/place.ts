import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonStoreOptions } from '../../../src/store/json/engine.ts';
import { openJsonStore } from '../../../src/store/json/json-store.ts';
import type { StorePlace } from '../../contracts/store/tried-store.ts';

export type JsonPlace = StorePlace & {
  readonly folder: string;
  /** What the store has warned of. */
  readonly warnings: string[];
  readonly openWith: (options: Partial<JsonStoreOptions>) => ReturnType<typeof openJsonStore>;
};

/** A new folder of its own, and what opens a store in it. */
export async function jsonPlace(options: Partial<JsonStoreOptions> = {}): Promise<JsonPlace> {
  const parent = await mkdtemp(join(tmpdir(), 'bellwether-store-'));
  const folder = join(parent, 'data');
  const warnings: string[] = [];
  const log = { warn: (sentence: string) => void warnings.push(sentence) };
  const openWith = (more: Partial<JsonStoreOptions>) =>
    openJsonStore({ folder, log, ...options, ...more });
  return {
    folder,
    warnings,
    openWith,
    open: () => openWith({}),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}
