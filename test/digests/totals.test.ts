import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { CUT_KINDS, peopleOf, totalsOf } from '../../src/digests/totals.ts';
import type { Kind, Stage } from '../../src/signals/signal.ts';
import type { Story } from '../../src/stories/story.ts';
import { storiesOf, told } from '../stories/telling.ts';
import type { SignalOf } from '../stories/telling.ts';

let count = 0;

/** A story told by one document a signal, all of one day. */
function story(company: string, ...signals: readonly SignalOf[]): Story {
  const documents = signals.map((signal) =>
    told(`t${count++}`, company, '2024-11-05', `${company} makes one announcement today`, signal),
  );
  const [made, more] = storiesOf(...documents);
  if (!made || more) throw new Error('the documents do not tell one story');
  return made;
}

const cut = (company: string, jobs: number | null, more: Partial<SignalOf> = {}) =>
  story(company, { kind: 'layoff', jobs, ...more });

const totals = (...stories: readonly Story[]) => totalsOf(stories, CUT_KINDS, []);
const qualified = (of: Story, qualifier: Story['figures'][number]['qualifier']): Story => ({
  ...of,
  figures: of.figures.map((figure) => ({ ...figure, qualifier })),
});

describe('totals', () => {
  it('add up people of one stage, largest first, and name them', () => {
    const { stages } = totals(cut('Acme', 200), cut('Northwind', 1_300));
    expect(stages).toHaveLength(1);
    expect(stages[0]).toMatchObject({ stage: 'announced', people: 1_500, qualifier: 'exactly' });
    expect(stages[0]?.addends.map(({ company, people }) => [company, people])).toEqual([
      ['Northwind', 1_300],
      ['Acme', 200],
    ]);
  });

  it('never mix stages, and leave out what is denied or reversed', () => {
    const stages: readonly Stage[] = [
      'announced',
      'filed',
      'executed',
      'rumoured',
      'denied',
      'reversed',
    ];
    const made = totals(
      ...stages.map((stage, index) => cut(`C${index}`, 10 ** (index + 1), { stage })),
    );
    expect(made.stages.map(({ stage, people }) => [stage, people])).toEqual([
      ['announced', 10],
      ['filed', 100],
      ['executed', 1_000],
      ['rumoured', 10_000],
    ]);
  });

  it.each<{ kind: Kind; why: string }>([
    { kind: 'hiring', why: 'nobody goes' },
    { kind: 'ai_replacement', why: 'work of 700 people is not 700 people' },
    { kind: 'hiring_freeze', why: 'posts not filled are nobody' },
    { kind: 'labor_action', why: 'strikers keep their jobs' },
  ])('take no $kind for a cut: $why', ({ kind }) => {
    expect(totals(story('Acme', { kind, jobs: 700 })).stages).toEqual([]);
  });

  it('never make people of a percentage or of headcounts', () => {
    const { stages } = totals(
      cut('Acme', null, { percent: 12 }),
      cut('Klarna', null, { from: 3_800, to: 2_000 }),
    );
    expect(stages[0]).toMatchObject({ people: 0, addends: [], unnumbered: ['Acme', 'Klarna'] });
  });

  it('keep a ceiling apart', () => {
    const { stages } = totals(cut('Acme', 200), qualified(cut('Northwind', 600), 'up_to'));
    expect(stages[0]).toMatchObject({
      people: 200,
      ceilings: [{ company: 'Northwind', people: 600 }],
    });
  });

  it('say about where an addend is about', () => {
    const { stages } = totals(cut('Acme', 200), qualified(cut('Northwind', 600), 'about'));
    expect(stages[0]).toMatchObject({ people: 800, qualifier: 'about' });
  });

  it('add nothing on which the sources disagree', () => {
    const both = story('Acme', { kind: 'layoff', jobs: 1_000 }, { kind: 'layoff', jobs: 1_090 });
    expect(peopleOf(both)).toEqual({ type: 'disputed', values: [1_000, 1_090] });
    expect(totals(both).stages[0]).toMatchObject({
      people: 0,
      disputed: [{ company: 'Acme', people: [1_000, 1_090] }],
    });
  });

  it('take the more exact of two numbers that differ by rounding', () => {
    const both = story('Acme', { kind: 'layoff', jobs: 4_000 }, { kind: 'layoff', jobs: 3_900 });
    expect(peopleOf(both)).toMatchObject({ type: 'number', figure: { value: 3_900 } });
  });

  it('count an event once that several documents tell', () => {
    const twice = story('Acme', { kind: 'layoff', jobs: 500 }, { kind: 'layoff', jobs: 500 });
    expect(totals(twice).stages[0]?.people).toBe(500);
  });

  it('count a plan where it was announced and not again with its next step', () => {
    const plan = cut('Acme', 500);
    const step: Story = {
      ...cut('Acme', 500),
      id: 'step',
      links: [{ storyId: plan.id, relation: 'follows' }],
    };
    expect(totals(plan, step).stages[0]?.people).toBe(500);
    expect(totalsOf([step], CUT_KINDS, [plan])).toMatchObject({
      stages: [],
      uncounted: [{ storyId: 'step', because: 'told_before' }],
    });
    const carriedOut: Story = { ...step, stage: 'executed' };
    expect(totals(plan, carriedOut).stages.map(({ people }) => people)).toEqual([500, 500]);
    const unnumbered = { ...plan, figures: [] };
    expect(totals(unnumbered, step).stages[0]?.people).toBe(500);
  });

  it('leave out what was taken back since', () => {
    const plan = cut('Acme', 45);
    const back: Story = {
      ...story('Acme', { kind: 'ai_reversal', jobs: 45, stage: 'reversed' }),
      links: [{ storyId: plan.id, relation: 'reverses' }],
    };
    expect(totalsOf([plan], CUT_KINDS, [back])).toMatchObject({
      stages: [],
      uncounted: [{ company: 'Acme', because: 'taken_back' }],
    });
  });

  it('know where AI is given as a cause, and where the company denies it', () => {
    const { stages } = totals(
      cut('Acme', 200, { ai: true, attribution: 'company' }),
      cut('Northwind', 300, { ai: true, attribution: 'denied' }),
      cut('Vestas', null, { ai: true, attribution: 'reported' }),
    );
    expect(stages[0]?.ai).toEqual({ people: 200, companies: ['Acme', 'Vestas'] });
  });

  it('have every event in exactly one place, whatever comes', () => {
    const anyStory = fc
      .record({
        jobs: fc.option(fc.integer({ min: 1, max: 99_999 })),
        stage: fc.constantFrom<Stage>('announced', 'filed', 'executed', 'rumoured'),
        qualifier: fc.constantFrom('exactly' as const, 'about' as const, 'up_to' as const),
      })
      .map(({ jobs, stage, qualifier }) => ({
        ...qualified(cut('Acme', jobs, { stage }), qualifier),
        id: `s${count++}`,
        companyName: `C${count}`,
      }));
    fc.assert(
      fc.property(fc.array(anyStory, { maxLength: 12 }), (stories) => {
        const { stages } = totals(...stories);
        const companies = stages.flatMap(({ addends, ceilings, unnumbered, disputed }) => [
          ...[...addends, ...ceilings, ...disputed].map(({ company }) => company),
          ...unnumbered,
        ]);
        expect(companies.sort()).toEqual(stories.map(({ companyName }) => companyName).sort());
        for (const { addends, people } of stages) {
          expect(people).toBe(addends.reduce((sum, one) => sum + one.people, 0));
          for (const { storyId, people: one } of addends) {
            const figures = stories.find(({ id }) => id === storyId)?.figures ?? [];
            expect(figures.map(({ value }) => value)).toContain(one);
          }
        }
      }),
    );
  });
});
