import { countOf, formatNumber, formatPercent, listOf } from '../messages/format.ts';
import type { Digest } from './make-digest.ts';
import { nounOf } from './period-words.ts';
import type { CountedStage, StageTotal, Totals } from './totals.ts';

const CUTS: Readonly<Record<CountedStage, string>> = {
  announced: 'Job cuts announced',
  filed: 'Job cuts filed with the authorities',
  executed: 'Job cuts carried out',
  rumoured: 'Job cuts rumoured',
};

/**
 * The digest in one sentence: people, companies, the part of AI, the change against the period before. It speaks of
 * the surest stage that has a number; the other stages have totals of their own.
 */
export function headlineOf(digest: Digest): string {
  const { cuts, stories } = digest;
  const total = leadingTotal(cuts);
  if (stories.length === 0) return withoutStories(digest);
  if (!total) {
    const companies = new Set(stories.map(({ companyId }) => companyId)).size;
    const news = `${countOf(stories.length, 'story', 'stories')} of ${countOf(companies, 'company', 'companies')}`;
    return `No job cuts were announced; there ${stories.length === 1 ? 'is' : 'are'} ${news}.`;
  }
  const { stage, addends } = total;
  const number =
    addends.length === 0 ? companiesWithout(total) : `${peopleAt(total)}${besides(total)}`;
  const clauses = [`${CUTS[stage]}: ${number}`, change(digest, total), ai(total)];
  return `${clauses.filter((clause) => clause !== '').join('; ')}.`;
}

function withoutStories({ held, readLate, corrections }: Digest): string {
  const parts = [
    ...(held.length === 0 ? [] : [`${countOf(held.length, 'alert')} held back`]),
    ...(readLate.length === 0
      ? []
      : [`${countOf(readLate.length, 'story', 'stories')} of earlier days read only now`]),
    ...(corrections.length === 0 ? [] : [`${countOf(corrections.length, 'figure')} corrected`]),
  ];
  return `${listOf(parts)}.`;
}

function leadingTotal({ stages }: Totals): StageTotal | undefined {
  return stages.find(({ addends }) => addends.length > 0) ?? stages[0];
}

/** `about 12,400 people at 9 companies`. */
export function peopleAt(total: StageTotal): string {
  const companies = new Set(total.addends.map(({ company }) => company)).size;
  return `${peopleWords(total)} at ${countOf(companies, 'company', 'companies')}`;
}

function peopleWords({ people, qualifier }: Pick<StageTotal, 'people' | 'qualifier'>): string {
  return `${qualifier === 'about' ? 'about ' : ''}${countOf(people, 'person', 'people')}`;
}

function companiesWithout({ ceilings, unnumbered, disputed }: StageTotal): string {
  const parts = [
    ...ceilings.map(({ company, people }) => `up to ${formatNumber(people)} people at ${company}`),
    ...disputed.map(({ company }) => `${company}, where sources disagree on the number`),
    ...withoutNumber(unnumbered),
  ];
  return listOf(parts);
}

/** One or two are named, more are counted. */
function withoutNumber(companies: readonly string[]): string[] {
  if (companies.length === 0) return [];
  return companies.length <= 2
    ? [`${listOf(companies)}, which gave no number of people`]
    : [`${countOf(companies.length, 'company', 'companies')} that gave no number of people`];
}

function besides({ ceilings, unnumbered, disputed }: StageTotal): string {
  const parts = [
    ...ceilings.map(({ company, people }) => `up to ${formatNumber(people)} at ${company}`),
    ...(unnumbered.length === 0
      ? []
      : [`${countOf(unnumbered.length, 'company', 'companies')} that gave no number`]),
    ...(disputed.length === 0
      ? []
      : [
          `${countOf(disputed.length, 'company', 'companies')} on whose number the sources disagree`,
        ]),
  ];
  return parts.length === 0 ? '' : `, plus ${listOf(parts)}`;
}

/** Says both numbers: whether a week is worse than the last is for the reader, who sees what is in them. */
function change({ before, period }: Digest, { stage, people, addends }: StageTotal): string {
  if (!before || addends.length === 0) return '';
  const was = before.cuts.stages.find((total) => total.stage === stage);
  const noun = `the ${nounOf(period)} before`;
  if (!was || was.addends.length === 0) return `none with a number ${noun}`;
  if (was.people === people) return `as many as ${noun}`;
  return `${people > was.people ? 'up' : 'down'} from ${formatNumber(was.people)} ${noun}`;
}

function ai(total: StageTotal): string {
  const { people, companies } = total.ai;
  const all = companiesOf(total).length;
  if (companies.length === 0)
    return all === 1 ? 'AI is not given as a cause' : 'AI is given as a cause of none of them';
  const where =
    companies.length < all
      ? ` at ${formatNumber(companies.length)} of the ${formatNumber(all)} companies`
      : all === 1
        ? ''
        : ' of all of them';
  const much = people > 0 && people < total.people;
  return `AI is given as a cause${where}${much ? `, for ${formatNumber(people)} of these people (${share(people, total.people)})` : ''}`;
}

/** Every company of the total, with a number or without. */
function companiesOf({ addends, ceilings, unnumbered, disputed }: StageTotal): string[] {
  const names = [...addends, ...ceilings, ...disputed].map(({ company }) => company);
  return [...new Set([...names, ...unnumbered])];
}

function share(part: number, all: number): string {
  const percent = Math.round((part / all) * 100);
  if (percent === 0) return 'less than 1%';
  return percent === 100 ? 'more than 99%' : formatPercent(percent);
}
