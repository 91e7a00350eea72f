import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // Many files wait for the disk, for child processes or for a clock; two of them share a machine of two cores well.
    maxWorkers: 2,
  },
});
