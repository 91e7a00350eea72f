#!/usr/bin/env node
// Node 20 cannot run TypeScript by itself; tsx strips the types as files are loaded, so there is no build step.
import { register } from 'tsx/esm/api';

register();
await import('../src/main.ts');
