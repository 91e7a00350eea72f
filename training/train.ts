import { readLabelledCases } from './labelled-cases.ts';
import { readLabelledSentences } from './labelled-sentences.ts';
import { READ_COUNTS, trainingFiles } from './material.ts';
import { trainModels } from './train-models.ts';
import { writeModels } from './write-models.ts';

/**
 * `npm run train [-- FILE…]`: learns the models of src/signals/learned from the labelled files of test/fixtures, and from
 * the further ones that are named, and writes them.
 */
const { read, blind, sentences } = trainingFiles();
const more = process.argv.slice(2);
const start = performance.now();
const tell = (step: string) => {
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stdout.write(`${seconds.padStart(4)} s  ${step}\n`);
};
const models = trainModels(
  [...readLabelledCases(read, READ_COUNTS), ...readLabelledCases([...blind, ...more], 1)],
  sentences.flatMap(readLabelledSentences),
  tell,
);
const path = new URL('../src/signals/learned/models.json', import.meta.url);
writeModels(path, models);
tell(`written to ${path.pathname.split('/').slice(-4).join('/')}`);
