import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fc } from '../properties.ts';
import { damage, damaged, expectSound, read, RUNS } from './damage.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const seeds = join(import.meta.dirname, '../../seeds/feeds');

describe('malformed feeds', () => {
  const originals = readdirSync(seeds).map((name) =>
    readFileSync(join(seeds, name), 'utf8').slice(0, 6000),
  );
  const atom = readFileSync(join(fixtures, 'filings/current.atom'), 'utf8');

  it('in hundreds of ways are read soundly or refused in a sentence', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...originals, atom),
      damage,
      async (text, hits) => {
        const { documents, problems } = await read(damaged(text, hits), 'feed');
        expectSound(documents);
        expect(documents.length + problems.length).toBeGreaterThan(0);
      },
    );
    await fc.assert(property, RUNS);
  });

  it('of any bytes are no crash', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom('feed.xml', 'feed.json', 'list.csv', 'list.xlsx', 'page.html'),
      fc.constantFrom(
        '',
        '<rss>',
        '<?xml version="1.0" encoding="utf-16"?><feed>',
        '{"version":"https://jsonfeed.org/',
        'PK\u0003\u0004',
        'company,date,',
      ),
      fc.uint8Array({ maxLength: 400 }),
      async (name, head, bytes) => {
        expectSound((await read(Buffer.concat([Buffer.from(head), bytes]), name)).documents);
      },
    );
    await fc.assert(property, RUNS);
  });
});
