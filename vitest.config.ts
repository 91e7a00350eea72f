import { defineConfig } from 'vitest/config';

/** Tests of single tables of words: they are to see no more than they load themselves. */
const ALONE = ['test/{words,signals/text}/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // Many files wait for the disk, for child processes or for a clock; two of them share a machine of two cores well.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          // Files share what their worker has loaded: reading the tables, the companies and the platforms' libraries
          // anew for each of them took a third of all the time.
          isolate: false,
          // All tables of words, before any text is read: a word is taken for what the tables loaded then say.
          setupFiles: ['test/all-tables.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
