import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Which folders a folder may import from, beside itself. `src` stands for the files directly in src/. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'src/documents': [],
  // Cutting texts into letters and known words, below both who finds companies and who reads sentences.
  'src/words': [],
  'src/companies': ['src/words'],
  'src/messages': [],
  'src/signals': ['src/documents', 'src/companies', 'src/words'],
  'src/stories': ['src/signals', 'src/documents', 'src/companies'],
  'src/subscriptions': ['src/stories', 'src/messages', 'src/signals', 'src/companies'],
  'src/digests': [
    'src/stories',
    'src/messages',
    'src/signals',
    'src/companies',
    'src/subscriptions',
  ],
  'src/store': [
    'src/deliveries',
    'src/documents',
    'src/signals',
    'src/stories',
    'src/subscriptions',
  ],
  'src/deliveries': [
    'src/subscriptions',
    'src/digests',
    'src/messages',
    'src/store',
    'src/stories',
  ],
  'src/eval': ['src/signals', 'src/stories', 'src/companies', 'src/documents'],
  'src/sources': ['src/documents'],
  // The way in, where a document becomes signals, stories and deliveries, all kept together; and the way out of
  // digests, where what is stored and due becomes deliveries.
  'src/pipeline': [
    'src/deliveries',
    'src/digests',
    'src/documents',
    'src/signals',
    'src/stories',
    'src/store',
    'src/sources',
    'src/subscriptions',
  ],
  // What people in chat ask of the core, the same for every adapter: commands, lists and reports in, and the life of
  // channels out to the outbox. Between the adapters and everything they may not know.
  'src/chat': [
    'src/commands',
    'src/deliveries',
    'src/digests',
    'src/messages',
    'src/signals',
    'src/store',
    'src/stories',
    'src/subscriptions',
  ],
  // One file a command; main.ts hands them the parts.
  'src/cli': [
    'src',
    'src/commands',
    'src/companies',
    'src/digests',
    'src/documents',
    'src/eval',
    'src/messages',
    'src/pipeline',
    'src/signals',
    'src/sources',
    'src/store',
    'src/stories',
    'src/subscriptions',
  ],
  'src/commands': [
    // For the words in which `missed` says why a delivery was held back.
    'src/deliveries',
    'src/documents',
    'src/companies',
    'src/signals',
    'src/stories',
    'src/subscriptions',
    'src/digests',
    'src/messages',
    'src/store',
  ],
  adapters: ['src/chat', 'src/messages', 'src/commands', 'src/deliveries', 'src/subscriptions'],
};
const OPEN_TO_ALL = ['src/errors.ts', 'src/log.ts', 'src/clock.ts'];

type Import = { readonly from: string; readonly to: string };

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({
      from: file,
      to: relative(root, join(root, dirname(file), fileName)),
    }));
}

/** `src/store/json/files.ts` belongs to `src/store`, `adapters/slack/app.ts` to `adapters`, `src/main.ts` to `src`. */
function folderOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  if (top === 'adapters') return 'adapters';
  return second.endsWith('.ts') ? top : `${top}/${second}`;
}

const files = [...sourceFiles('src'), ...sourceFiles('adapters')];
const imports = files.flatMap(importsOf);

describe('who may import whom', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports only what it may', (folder, allowed) => {
    const wrong = imports.filter(
      ({ from, to }) =>
        folderOf(from) === folder &&
        !OPEN_TO_ALL.includes(to) &&
        ![folder, ...allowed].includes(folderOf(to)),
    );
    expect(wrong).toEqual([]);
  });

  it('every folder with code is in the table', () => {
    const folders = new Set(files.map(folderOf));
    expect([...folders].filter((folder) => folder !== 'src' && !(folder in MAY_IMPORT))).toEqual(
      [],
    );
  });

  it('an adapter imports no other adapter', () => {
    const adapterOf = (file: string) => file.split('/')[1];
    const wrong = imports.filter(
      ({ from, to }) =>
        folderOf(from) === 'adapters' &&
        folderOf(to) === 'adapters' &&
        adapterOf(from) !== adapterOf(to),
    );
    expect(wrong).toEqual([]);
  });

  // platforms.ts makes the chat adapters from the settings; apart from app.ts so that it is loaded only to serve them.
  it('only main.ts, app.ts and platforms.ts import adapters or choose a store', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        (to.startsWith('adapters/') || to.startsWith('src/store/json/')) &&
        !from.startsWith('adapters/') &&
        !from.startsWith('src/store/json/') &&
        !['src/main.ts', 'src/app.ts', 'src/platforms.ts'].includes(from),
    );
    expect(wrong).toEqual([]);
  });

  it('only main.ts reads the environment, the arguments or exits', () => {
    const wrong = files.filter(
      (file) =>
        file !== 'src/main.ts' &&
        /\bprocess\.(env|argv|exit\b|exitCode)/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('pure parts read no clock and no chance', () => {
    const pure = [
      'documents',
      'companies',
      'signals',
      'stories',
      'subscriptions',
      'digests',
      'messages',
    ];
    const wrong = files.filter(
      (file) =>
        pure.some((folder) => file.startsWith(`src/${folder}/`)) &&
        /Date\.now\(\)|new Date\(\)|Math\.random\(\)/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('no file imports itself through others', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of runtimeImports()) graph.set(from, [...(graph.get(from) ?? []), to]);
    expect(cyclesIn(graph)).toEqual([]);
  });
});

/** Type-only imports vanish at run time, so they cannot make a cycle. */
function runtimeImports(): Import[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/^import type [^;]*;/gm, '');
    return ts
      .preProcessFile(text, true, true)
      .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
      .map(({ fileName }) => ({
        from: file,
        to: relative(root, join(root, dirname(file), fileName)),
      }));
  });
}

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) cycles.push([...trail, file].join(' -> '));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
