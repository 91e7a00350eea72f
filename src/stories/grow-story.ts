import { scoreRelevance } from '../signals/relevance.ts';
import { titleOf } from '../signals/signal-title.ts';
import type { Attribution, Figure, Signal, Stage } from '../signals/signal.ts';
import { correctionsBetween } from './corrections.ts';
import { figuresOf, leadSignal } from './figures.ts';
import type { Correction, Story, StoryLink, Telling } from './story.ts';

/** What a story is made from; everything else in it follows. */
type Making = {
  readonly id: string;
  readonly company: { readonly id: string; readonly name: string };
  readonly tellings: readonly Telling[];
  readonly links: readonly StoryLink[];
  readonly corrections: readonly Correction[];
  readonly firstSeenAt: string;
  /** ISO instant. */
  readonly now: string;
  readonly version: number;
};

/** A story of one telling. `telling` has at least one signal. */
export function newStory(
  id: string,
  telling: Telling,
  company: Story['lead']['company'],
  links: readonly StoryLink[],
  now: string,
): Story {
  return make({
    id,
    company,
    tellings: [telling],
    links,
    corrections: [],
    firstSeenAt: now,
    now,
    version: 1,
  });
}

/**
 * The story with one more telling, or with the telling of the same document replaced by its revision, in which case
 * figures that changed are noted as corrections. `version` is raised by one.
 * @param replaced the document whose telling it replaces, where that is another's.
 */
export function grownStory(
  story: Story,
  telling: Telling,
  now: string,
  replaced = telling.documentId,
): Story {
  const before = story.tellings.find(({ documentId }) => documentId === replaced);
  const tellings = before
    ? story.tellings.map((known) => (known === before ? telling : known))
    : [...story.tellings, telling];
  const corrections = before ? correctionsBetween(before, telling, now) : [];
  return make({
    id: story.id,
    company: { id: story.companyId, name: story.companyName },
    tellings,
    links: story.links,
    corrections: [...story.corrections, ...corrections],
    firstSeenAt: story.firstSeenAt,
    now,
    version: story.version + 1,
  });
}

function make({
  id,
  company,
  tellings,
  links,
  corrections,
  firstSeenAt,
  now,
  version,
}: Making): Story {
  const lead = leadSignal(tellings);
  if (!lead) throw new RangeError(`story ${id} has no telling with a signal`);
  const stage = furthestStage(tellings);
  const attribution = strongestAttribution(tellings, lead);
  const ai = tellings.some(({ signals }) =>
    signals.some((signal) => signal.ai && signal.kind === lead.kind),
  );
  const { score } = scoreRelevance({
    kind: lead.kind,
    jobs: lead.jobs,
    percent: lead.percent,
    stage,
    ai,
    attribution,
    publishers: publishersOf(tellings).length,
  });
  return {
    id,
    companyId: company.id,
    companyName: company.name,
    kind: lead.kind,
    kinds: [lead.kind, ...kindsOf(tellings).filter((kind) => kind !== lead.kind)],
    headline: headlineOf(lead, stage),
    stage,
    ai,
    attribution,
    lead,
    happenedOn: earliestDay(tellings) ?? firstSeenAt.slice(0, 10),
    firstSeenAt,
    updatedAt: now,
    tellings,
    figures: figuresOf(tellings, lead),
    links,
    corrections,
    relevance: score,
    version,
  };
}

/** The different publishers of a story; a telling without one counts by its url, else by its document. */
export function publishersOf(tellings: readonly Telling[]): string[] {
  return [
    ...new Set(tellings.map(({ publisher, url, documentId }) => publisher ?? url ?? documentId)),
  ];
}

/** Whether any source says when; if none does, the day of reading stands in and has to be called that. */
export function isDated({ tellings }: Pick<Story, 'tellings'>): boolean {
  return tellings.some(({ publishedAt }) => publishedAt !== null);
}

const STEPS: readonly Stage[] = ['rumoured', 'announced', 'filed', 'executed'];

/** The lead's title in the tense of the story's stage, where the title was made from the lead's figures. */
function headlineOf(lead: Signal, stage: Stage): string {
  if (stage === lead.stage || !STEPS.includes(stage) || !STEPS.includes(lead.stage))
    return lead.title;
  const isStaff = ({ role, of }: Figure) => of === null && STAFF_ROLES.includes(role);
  const said = {
    ...lead,
    company: lead.company.name,
    staff: lead.facts.filter(isStaff),
    facts: lead.facts.filter((fact) => !isStaff(fact)),
  };
  return titleOf(said) === lead.title ? titleOf({ ...said, stage }) : lead.title;
}

const STAFF_ROLES: readonly Figure['role'][] = ['jobs', 'percent', 'from', 'to'];

function kindsOf(tellings: readonly Telling[]): Signal['kind'][] {
  return [...new Set(tellings.flatMap(({ signals }) => signals.map(({ kind }) => kind)))];
}

function earliestDay(tellings: readonly Telling[]): string | undefined {
  return tellings
    .flatMap(({ publishedAt }) => publishedAt?.slice(0, 10) ?? [])
    .sort()
    .at(0);
}

/** How sure and how far: a rumour becomes an announcement, a filing, a fact. Taking back and denying come last. */
const STAGE_ORDER: readonly Stage[] = [
  'denied',
  'rumoured',
  'announced',
  'filed',
  'executed',
  'reversed',
];

function furthestStage(tellings: readonly Telling[]): Stage {
  const stages = tellings.flatMap(({ signals }) =>
    signals.filter(({ primary }) => primary).map(({ stage }) => stage),
  );
  const all =
    stages.length > 0
      ? stages
      : tellings.flatMap(({ signals }) => signals.map(({ stage }) => stage));
  return all.reduce<Stage>(
    (best, next) => (STAGE_ORDER.indexOf(next) > STAGE_ORDER.indexOf(best) ? next : best),
    'denied',
  );
}

const ATTRIBUTION_ORDER: readonly Attribution[] = ['company', 'denied', 'reported', 'none'];

function strongestAttribution(tellings: readonly Telling[], lead: Signal): Attribution {
  const said = new Set(
    tellings.flatMap(({ signals }) =>
      signals.filter(({ kind }) => kind === lead.kind).map(({ attribution }) => attribution),
    ),
  );
  return ATTRIBUTION_ORDER.find((attribution) => said.has(attribution)) ?? 'none';
}
