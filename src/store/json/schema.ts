import { z } from 'zod';
import type { Document } from '../../documents/document.ts';
import {
  ATTRIBUTIONS,
  FIGURE_ROLES,
  KINDS,
  QUALIFIERS,
  STAGES,
  type Signal,
} from '../../signals/signal.ts';
import type { Story } from '../../stories/story.ts';
import type { KeptDocument } from '../store.ts';
import type { Same } from './same-type.ts';

const COUNT = z.number().nullable();
const WORDS = z.string().nullable();

const LINK = z.object({ label: z.string(), url: z.string() }).nullable();

const CARD_ITEM = z.object({ name: z.string(), description: WORDS, relevancy: COUNT });

const CARD_SIGNAL = z.object({
  name: z.string(),
  description: WORDS,
  change: WORDS,
  horizon: WORDS,
  drivingForce: WORDS,
  relevancy: COUNT,
});

const CARD = z.object({
  dialect: z.union([z.literal(1), z.literal(2)]),
  title: z.string(),
  origin: LINK,
  link: LINK,
  summary: WORDS,
  keywords: z.array(z.string()),
  themes: z.array(z.string()),
  category: WORDS,
  type: WORDS,
  signals: z.array(CARD_SIGNAL),
  concerns: z.array(CARD_ITEM),
  behaviors: z.array(CARD_ITEM),
  technologies: z.array(CARD_ITEM),
  issues: z.array(CARD_ITEM),
  closest: z.array(z.object({ title: z.string(), id: z.string() })),
  otherSections: z.array(z.object({ heading: z.string(), markdown: z.string() })).exactOptional(),
});

const ROW = z.object({
  company: z.string(),
  jobs: COUNT,
  qualifier: z.enum(['about', 'up_to', 'at_least']).exactOptional(),
  headcountBefore: z.number().exactOptional(),
  headcountAfter: z.number().exactOptional(),
  percent: COUNT,
  noticeDate: WORDS,
  effectiveDate: WORDS,
  closure: z.boolean(),
  place: WORDS,
  standing: z.enum(['amended', 'rescinded']).exactOptional(),
  table: z.enum(['warn', 'tracker']),
});

const DOCUMENT = z.object({
  id: z.string(),
  format: z.enum(['card', 'article', 'row']),
  url: WORDS,
  title: z.string(),
  publisher: WORDS,
  publishedAt: WORDS,
  text: z.string(),
  language: z.string(),
  readable: z.boolean(),
  problems: z.array(z.string()),
  card: CARD.exactOptional(),
  row: ROW.exactOptional(),
});

const EVIDENCE = z.object({ quote: z.string(), start: z.number(), end: z.number() });

const FIGURE = z.object({
  role: z.enum(FIGURE_ROLES),
  value: z.number(),
  unit: z.string(),
  qualifier: z.enum(QUALIFIERS),
  of: WORDS,
  evidence: EVIDENCE,
});

const GROUNDED = z.object({ text: z.string(), basis: z.enum(['source', 'projected']) }).nullable();

const SIGNAL = z.object({
  company: z.object({ id: z.string(), name: z.string() }),
  kind: z.enum(KINDS),
  primary: z.boolean(),
  jobs: COUNT,
  percent: COUNT,
  from: COUNT,
  to: COUNT,
  ai: z.boolean(),
  attribution: z.enum(ATTRIBUTIONS),
  stage: z.enum(STAGES),
  title: z.string(),
  change: WORDS,
  horizon: GROUNDED,
  drivingForce: GROUNDED,
  facts: z.array(FIGURE),
  evidence: z.array(EVIDENCE),
  confidence: z.number(),
  relevance: z.number(),
});

/** A document as it stands in a file. */
export const KEPT_DOCUMENT = z.object({
  document: DOCUMENT,
  signals: z.array(SIGNAL),
  readAt: z.string(),
  revision: z.number(),
});

const TELLING = z.object({
  documentId: z.string(),
  url: WORDS,
  title: z.string(),
  publisher: WORDS,
  publishedAt: WORDS,
  signals: z.array(SIGNAL),
  terms: z.array(z.string()),
  joinedBecause: z.string(),
});

/** A story as it stands in a file. */
export const STORY = z.object({
  id: z.string(),
  companyId: z.string(),
  companyName: z.string(),
  kind: z.enum(KINDS),
  kinds: z.array(z.enum(KINDS)),
  headline: z.string(),
  stage: z.enum(STAGES),
  ai: z.boolean(),
  attribution: z.enum(ATTRIBUTIONS),
  lead: SIGNAL,
  happenedOn: z.string(),
  firstSeenAt: z.string(),
  updatedAt: z.string(),
  tellings: z.array(TELLING),
  figures: z.array(
    z.object({
      role: z.enum(FIGURE_ROLES),
      value: z.number(),
      unit: z.string(),
      qualifier: z.enum(QUALIFIERS),
      documentIds: z.array(z.string()),
    }),
  ),
  links: z.array(z.object({ storyId: z.string(), relation: z.enum(['reverses', 'follows']) })),
  corrections: z.array(
    z.object({
      role: z.enum(FIGURE_ROLES),
      was: z.number(),
      is: z.number(),
      at: z.string(),
      documentId: z.string(),
    }),
  ),
  relevance: z.number(),
  version: z.number(),
});

true satisfies Same<z.infer<typeof DOCUMENT>, Document>;
true satisfies Same<z.infer<typeof SIGNAL>, Signal>;
true satisfies Same<z.infer<typeof KEPT_DOCUMENT>, KeptDocument>;
true satisfies Same<z.infer<typeof STORY>, Story>;
