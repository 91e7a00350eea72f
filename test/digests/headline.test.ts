import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../src/digests/headline.ts';
import { makeDigest } from '../../src/digests/make-digest.ts';
import { weekOf } from '../../src/digests/period.ts';
import { storiesOf, told } from '../stories/telling.ts';

const period = weekOf('2024-11-04');

describe('the headline of a digest', () => {
  it.each([
    {
      why: 'the only number is disputed',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme cuts jobs at its plant', {
          kind: 'layoff',
          jobs: 1_000,
        }),
        told('x2', 'Acme', '2024-11-05', 'Acme cuts jobs at its plant', {
          kind: 'layoff',
          jobs: 1_090,
        }),
      ),
      headline:
        'Job cuts announced: Acme, where sources disagree on the number; AI is not given as a cause.',
    },
    {
      why: 'nobody gave a number',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme cuts jobs', { kind: 'layoff', ai: true }),
        told('x2', 'Northwind', '2024-11-05', 'Northwind cuts jobs', { kind: 'layoff' }),
      ),
      headline:
        'Job cuts announced: Acme and Northwind, which gave no number of people; AI is given as a cause at 1 of the 2 companies.',
    },
    {
      why: 'there are no cuts',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme hires', { kind: 'hiring', jobs: 5 }),
      ),
      headline: 'No job cuts were announced; there is 1 story of 1 company.',
    },
    {
      why: 'there are only rumours',
      stories: storiesOf(
        told('x1', 'Acme', '2024-11-05', 'Acme may cut', {
          kind: 'layoff',
          jobs: 70,
          stage: 'rumoured',
        }),
      ),
      headline: 'Job cuts rumoured: 70 people at 1 company; AI is not given as a cause.',
    },
    {
      why: 'it is less than the week before, and AI is behind all of it',
      stories: storiesOf(
        told('x0', 'Acme', '2024-10-30', 'Acme cuts at home', { kind: 'layoff', jobs: 700 }),
        told('x1', 'Northwind', '2024-11-05', 'Northwind cuts', {
          kind: 'layoff',
          jobs: 70,
          ai: true,
        }),
      ),
      headline:
        'Job cuts announced: 70 people at 1 company; down from 700 the week before; AI is given as a cause.',
    },
  ])('is one sentence where $why', ({ stories, headline }) => {
    expect(headlineOf(makeDigest({ period, zone: 'Europe/Stockholm', stories }))).toBe(headline);
  });
});
