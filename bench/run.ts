import { benchDeliveries } from './deliveries.ts';
import { benchExtraction } from './extraction.ts';
import { benchMatching } from './matching.ts';
import { benchParsing, benchPolling } from './sources.ts';
import { benchStore } from './store.ts';

/** Every part by its name: `npm run bench` runs them all, `npm run bench -- matching` those that are named. */
const PARTS: Readonly<Record<string, () => unknown>> = {
  extraction: () => benchExtraction(),
  matching: () => benchMatching(),
  sources: async () => [...(await benchPolling()), ...(await benchParsing())],
  store: async () => [await benchStore()],
  deliveries: async () => [await benchDeliveries()],
  memory: async () => [await benchDeliveries({ deliveries: 100_000, limitPerSecond: null })],
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(
    `No such part: ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.\n`,
  );
  process.exit(2);
}

for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for (const row of (await part()) as readonly object[]) {
    for (const [label, value] of Object.entries(row)) {
      process.stdout.write(`  ${label.padEnd(18)} ${[value].flat().map(shown).join(' ')}\n`);
    }
    process.stdout.write('\n');
  }
}

function shown(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en-GB') : String(value);
}
