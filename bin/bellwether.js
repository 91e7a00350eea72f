#!/usr/bin/env node
// There is no build step: newer Nodes strip types themselves as files are loaded, and for the others tsx does it.
import * as nodeModule from 'node:module';

// From Node 22.1 on: what was compiled at one start need not be compiled at the next.
/** @type {{ enableCompileCache?: () => void }} */
const { enableCompileCache } = nodeModule;
enableCompileCache?.();
if (!process.features.typescript) {
  const tsx = await import('tsx/esm/api');
  tsx.register();
}
await import('../src/main.ts');
