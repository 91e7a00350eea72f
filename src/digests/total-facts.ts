import { formatNumber, listOf, withQualifier } from '../messages/format.ts';
import { plain } from '../messages/message.ts';
import type { Fact } from '../messages/message.ts';
import { peopleAt } from './headline.ts';
import type { Digest } from './make-digest.ts';
import type { Addend, CountedStage, StageTotal, Totals, Uncounted } from './totals.ts';

/** Names written out in one total. */
const NAMES = 10;

const CUTS: Readonly<Record<CountedStage, string>> = {
  announced: 'Cuts announced',
  filed: 'Cuts filed',
  executed: 'Cuts carried out',
  rumoured: 'Cuts rumoured',
};

const HIRING: Readonly<Record<CountedStage, string>> = {
  announced: 'Hiring announced',
  filed: 'Hiring filed',
  executed: 'Hired',
  rumoured: 'Hiring rumoured',
};

const UNCOUNTED: Readonly<Record<Uncounted['because'], string>> = {
  told_before: 'a step of a plan that is counted where it was announced',
  taken_back: 'taken back since',
};

/** Every total with what it adds up, stage by stage, and what is in none and why. */
export function totalFacts({ cuts, hiring }: Digest): Fact[] {
  const uncounted = [...cuts.uncounted, ...hiring.uncounted].map(
    ({ company, because }) => `${company} (${UNCOUNTED[because]})`,
  );
  return [
    ...factsOf(cuts, CUTS),
    ...factsOf(hiring, HIRING),
    ...(uncounted.length === 0 ? [] : [{ label: 'Not counted', value: plain(listOf(uncounted)) }]),
  ];
}

function factsOf({ stages }: Totals, labels: Readonly<Record<CountedStage, string>>): Fact[] {
  return stages.map((total) => ({ label: labels[total.stage], value: plain(sumOf(total)) }));
}

function sumOf(total: StageTotal): string {
  const { addends, ceilings, unnumbered, disputed } = total;
  const parts = [
    ...(addends.length === 0
      ? []
      : [`${peopleAt(total)} (${named(addends.map((one) => `${one.company} ${numberOf(one)}`))})`]),
    ...ceilings.map((one) => `${numberOf(one)} at ${one.company}`),
    ...disputed.map(
      ({ company, people }) =>
        `${listOf(people.map(formatNumber), 'or')} at ${company}, where sources disagree`,
    ),
    ...(unnumbered.length === 0 ? [] : [`no number from ${named(unnumbered)}`]),
  ];
  return parts.join('; ');
}

/** The first few; the others stand in the digest's own lines. */
function named(items: readonly string[]): string {
  const beyond = items.length - NAMES;
  return beyond > 1
    ? `${items.slice(0, NAMES).join(', ')} and ${formatNumber(beyond)} more below`
    : items.join(', ');
}

function numberOf({ people, qualifier }: Addend): string {
  return withQualifier(qualifier, formatNumber(people));
}
