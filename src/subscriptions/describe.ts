import { formatNumber, formatPercent, listOf } from '../messages/format.ts';
import { kindName } from '../signals/kind-names.ts';
import { parseSubscription } from './parse-subscription.ts';
import type { Cadence, Filters, Subscription, Target } from './subscription.ts';

/** From Monday on; the first three letters of each are its word in the grammar. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

type Described = Pick<Subscription, 'target' | 'cadence' | 'filters' | 'destination'>;

/** The subscription in the words of the grammar; parsed again it is the same one. */
export function subscriptionWords({ target, cadence, filters, destination }: Described): string {
  return [
    targetWords(target),
    ...cadenceWords(cadence),
    ...(filters.aiOnly ? ['ai only'] : []),
    ...(filters.minRelevance === null ? [] : [`min ${filters.minRelevance}`]),
    ...(filters.minJobs === null ? [] : [`>=${filters.minJobs} jobs`]),
    ...(filters.minPercent === null ? [] : [`>=${filters.minPercent}%`]),
    ...(filters.only.length === 0 ? [] : [`only ${filters.only.join(',')}`]),
    ...(filters.not.length === 0 ? [] : [`not ${filters.not.join(',')}`]),
    ...(destination.person ? ['to me'] : []),
  ].join(' ');
}

/** A target in the words of the grammar. */
export function targetWords(target: Target): string {
  switch (target.type) {
    case 'company':
      return companyWords(target.name);
    case 'theme':
      return `theme:"${target.theme}"`;
    case 'kind':
      return `kind:${target.kind}`;
    case 'all':
      return 'all';
  }
}

/** A name in lower case, in quotes where it holds other words of the grammar. */
export function companyWords(name: string): string {
  const words = name.toLowerCase();
  const request = parseSubscription(words);
  const read = 'problem' in request ? undefined : request.targets[0];
  return read?.type === 'company' && read.words === words ? words : `"${name.replaceAll('"', '')}"`;
}

function cadenceWords(cadence: Cadence): string[] {
  switch (cadence.every) {
    case 'instant':
      return ['instant'];
    case 'daily':
      return ['daily', cadence.at, cadence.zone];
    case 'weekly': {
      const day = WEEKDAYS[cadence.weekday - 1] ?? 'Monday';
      return ['weekly', day.slice(0, 3).toLowerCase(), cadence.at, cadence.zone];
    }
  }
}

/** A target for people: `Klarna`, `the theme ai`, `job cuts at any company`. */
export function describeTarget(target: Target): string {
  switch (target.type) {
    case 'company':
      return target.name;
    case 'theme':
      return `the theme “${target.theme}”`;
    case 'kind':
      return `${kindName(target.kind)} at any company`;
    case 'all':
      return 'every company';
  }
}

/** A cadence for people: `at once`, `every Monday at 09:00 (Europe/Stockholm)`. */
export function describeCadence(cadence: Cadence): string {
  switch (cadence.every) {
    case 'instant':
      return 'at once';
    case 'daily':
      return `every day at ${cadence.at} (${cadence.zone})`;
    case 'weekly':
      return `every ${WEEKDAYS[cadence.weekday - 1] ?? 'Monday'} at ${cadence.at} (${cadence.zone})`;
  }
}

/** Filters for people, one phrase each; empty where there are none. */
export function describeFilters(filters: Filters): string[] {
  const least = [
    ...(filters.minJobs === null ? [] : [`${formatNumber(filters.minJobs)} people`]),
    ...(filters.minPercent === null ? [] : [`${formatPercent(filters.minPercent)} of the staff`]),
  ];
  return [
    ...(filters.aiOnly ? ['only where AI is given as a reason'] : []),
    ...(filters.minRelevance === null ? [] : [`relevance ${filters.minRelevance} or more`]),
    ...(least.length === 0 ? [] : [`at least ${listOf(least, 'or')}`]),
    ...(filters.only.length === 0 ? [] : [`only ${listOf(filters.only.map(kindName))}`]),
    ...(filters.not.length === 0 ? [] : [`no ${listOf(filters.not.map(kindName), 'or')}`]),
  ];
}

/** What became different between two subscriptions to the same target, one plain phrase each. */
export function describeChanges(before: Described, after: Described): string[] {
  const cadences = [describeCadence(before.cadence), describeCadence(after.cadence)] as const;
  const was = describeFilters(before.filters);
  const is = describeFilters(after.filters);
  return [
    ...(cadences[0] === cadences[1] ? [] : [`now ${cadences[1]}, was ${cadences[0]}`]),
    ...is.filter((phrase) => !was.includes(phrase)).map((phrase) => `now ${phrase}`),
    ...was.filter((phrase) => !is.includes(phrase)).map((phrase) => `no longer ${phrase}`),
  ];
}
