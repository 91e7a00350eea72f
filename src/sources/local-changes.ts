import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { sourceName, type Source } from './source.ts';

/**
 * Calls back with a source's name whenever the system says that something at its path changed, as far as it does:
 * some network drives tell nothing, and then the source is read at its interval all the same.
 * @returns what ends that.
 */
export function onLocalChange(
  sources: readonly Source[],
  onChange: (name: string) => void,
): () => void {
  const watchers = sources.flatMap((source): FSWatcher[] => {
    if ('url' in source) return [];
    try {
      const options = { persistent: false, recursive: source.type === 'folder' };
      const watcher = watch(source.path, options, () => {
        onChange(sourceName(source));
      });
      watcher.on('error', () => {
        watcher.close();
      });
      return [watcher];
    } catch {
      // Not there yet, or the system watches no more paths.
      return [];
    }
  });
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}
