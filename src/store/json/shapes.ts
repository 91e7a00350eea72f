import type { Delivery } from '../../deliveries/delivery.ts';
import type { Story } from '../../stories/story.ts';
import { destinationKey, type Destination } from '../../subscriptions/subscription.ts';
import type { KeptDocument } from '../store.ts';
import type { Shape } from './layer.ts';

/** By the month of publication, where there is none by the month of reading; selected by the moment of reading. */
export const DOCUMENTS: Shape<KeptDocument> = {
  name: 'documents',
  id: ({ document }) => document.id,
  month: ({ document, readAt }) =>
    monthOf(document.publishedAt ?? '') ?? monthOf(readAt) ?? NO_MONTH,
  at: ({ readAt }) => momentOf(readAt),
  groups: () => [],
};

/** By the month in which they happened. */
export const STORIES: Shape<Story> = {
  name: 'stories',
  id: ({ id }) => id,
  month: ({ happenedOn }) => monthOf(happenedOn) ?? NO_MONTH,
  at: ({ happenedOn }) => momentOf(happenedOn),
  groups: ({ companyId }) => [companyGroup(companyId)],
};

/** The finished ones, by the month in which they were first owed. */
export const DELIVERIES: Shape<Delivery> = {
  name: 'deliveries',
  id: ({ key }) => key,
  month: ({ createdAt }) => monthOf(createdAt) ?? NO_MONTH,
  at: ({ createdAt }) => momentOf(createdAt),
  groups: ({ destination, content }) =>
    content.type === 'alert'
      ? [destinationGroup(destination), storyGroup(content.storyId)]
      : [destinationGroup(destination)],
};

/** Group of a company's stories. */
export function companyGroup(companyId: string): string {
  return `company:${companyId}`;
}

/** Group of a destination's deliveries. */
export function destinationGroup(destination: Destination): string {
  return `to:${destinationKey(destination)}`;
}

/** Group of a story's alerts. */
export function storyGroup(storyId: string): string {
  return `story:${storyId}`;
}

/** The moment from which on a list is asked for; all of time where it is no date. */
export function sinceMoment(iso: string): number {
  const moment = Date.parse(iso);
  return Number.isNaN(moment) ? -Infinity : moment;
}

/** ISO date or instant to ms since 1970; 0 where it is neither. */
export function momentOf(iso: string): number {
  const moment = Date.parse(iso);
  return Number.isNaN(moment) ? 0 : moment;
}

const NO_MONTH = '0000-00';

function monthOf(iso: string): string | null {
  return /^\d{4}-\d{2}(?=-|$)/.exec(iso)?.[0] ?? null;
}
