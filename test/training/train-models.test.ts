import { describe, expect, it } from 'vitest';
import { modelData } from '../../src/signals/learned/models.ts';
import { stemOf } from '../../src/signals/learned/stems.ts';
import { KINDS } from '../../src/signals/signal.ts';
import { casesOf } from '../../training/labelled-cases.ts';
import { trainModels } from '../../training/train-models.ts';
import type { LabelledItem } from '../../src/eval/labelled-item.ts';

const FIRMS = ['Bosch', 'Siemens', 'Ericsson', 'Nokia', 'Philips', 'Miele', 'Volvo', 'Lidl'];

/** Firms that let people go in words of one sort, and as often weather. */
const items = [...FIRMS, ...FIRMS, ...FIRMS].flatMap((company, at): LabelledItem[] => {
  const jobs = 100 * (at + 2);
  const common = { published: null, event: null };
  return [
    {
      ...common,
      id: `layoff-${at}`,
      title: `${company} lays off ${jobs}`,
      text: `${company} lays off ${jobs} people in spring.`,
      relevant: true,
      gold: [
        {
          company,
          kind: 'layoff',
          primary: true,
          jobs,
          percent: null,
          from: null,
          to: null,
          ai: false,
        },
      ],
    },
    {
      ...common,
      id: `rain-${at}`,
      title: `Rain at ${company}`,
      text: `It rained on ${company}.`,
      relevant: false,
      gold: [],
    },
  ];
});

describe('trainModels', () => {
  const told: string[] = [];
  const data = trainModels(casesOf(items, 1), [], (step) => told.push(step));

  it('learns models of the shape that is kept, and says what it is at', () => {
    expect(modelData.parse(JSON.parse(JSON.stringify(data)))).toEqual(data);
    expect(told).toContain('figures');
  });

  it('learns that words speak for the kind they stood with', () => {
    const ofLayoff = (word: string) =>
      data.cues.entries.word?.[stemOf(word)]?.[KINDS.indexOf('layoff')];
    expect(ofLayoff('lays')).toBeGreaterThan(0);
    expect(ofLayoff('rained')).toBeLessThan(0);
  });

  it('learns the same from the same', () => {
    expect(trainModels(casesOf(items, 1), [], () => undefined)).toEqual(data);
  });
});
