import { join } from 'node:path';
import { build } from 'esbuild';

/** What discord.js and ws look for and do without. */
const OPTIONAL = ['bufferutil', 'utf-8-validate', 'zlib-sync', 'erlpack', '@discordjs/opus'];

/**
 * Makes one file of a file of this project and all that it needs, so that a process that is soon killed starts in a
 * tenth of a second; answers the file to run.
 */
export async function bundled(entry: string, folder: string): Promise<string> {
  const outfile = join(folder, 'program.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, '..', entry)],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    external: OPTIONAL,
    // Some libraries in it still ask for modules the old way.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    outfile,
  });
  return outfile;
}
