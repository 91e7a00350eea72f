import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/console/render.ts';
import { digestMessage } from '../../src/digests/digest-message.ts';
import { makeDigest } from '../../src/digests/make-digest.ts';
import type { DigestInput } from '../../src/digests/make-digest.ts';
import { weekOf } from '../../src/digests/period.ts';
import { sampleWeeks } from './sample-week.ts';

const week45 = weekOf('2024-11-04');
const zone = 'Europe/Stockholm';
const shown = (input: Partial<DigestInput>) =>
  renderMessage(
    digestMessage(makeDigest({ period: week45, zone, stories: sampleWeeks(), ...input })),
    {
      width: 80,
      color: false,
      hyperlinks: false,
      zone,
    },
  );

describe('a digest as it is read', () => {
  it('of a week with everything in it', async () => {
    await expect(
      shown({
        followed: [
          { id: 'klarna', name: 'Klarna' },
          { id: 'ibm', name: 'IBM' },
          { id: 'bt', name: 'BT' },
        ],
        coverage: {
          sources: 43,
          healthy: 41,
          silent: [
            { name: 'Example Wire', since: '2024-11-05' },
            { name: 'Example Filings', since: '2024-11-05' },
          ],
        },
      }),
    ).toMatchFileSnapshot('../fixtures/digests/week-80.txt');
  });
});
