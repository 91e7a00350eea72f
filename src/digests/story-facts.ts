import { formatMoney, formatNumber, formatPercent, withQualifier } from '../messages/format.ts';
import type { Fact, Inline } from '../messages/message.ts';
import { plain } from '../messages/message.ts';
import type { Figure, Grounded, Kind, Signal, Stage } from '../signals/signal.ts';
import { isDated } from '../stories/grow-story.ts';
import type { Story, StoryFigure } from '../stories/story.ts';

/** Facts of the lead signal about something other than the staff that are shown; `why` shows all. */
const MOST_OTHER_FACTS = 4;

const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  rumoured: 'rumoured, not confirmed',
  announced: 'announced',
  filed: 'filed with the authorities',
  executed: 'done',
  reversed: 'taken back',
  denied: 'denied by the company',
};

const AI_NAMES: Readonly<Record<Story['attribution'], string>> = {
  company: 'given as a reason by the company itself',
  reported: 'given as a reason by others, not by the company',
  denied: 'others give it as a reason; the company denies it',
  none: 'plays a part; nobody gives it as a reason',
};

/** Kinds that go on once they have begun. */
const GOING_ON: readonly Kind[] = [
  'hiring_freeze',
  'hiring',
  'labor_action',
  'ai_adoption',
  'ai_replacement',
  'ai_savings',
  'ai_investment',
  'reskilling',
];

/** How far something has come, in plain words. */
export function stageName(stage: Stage, kind: Kind): string {
  return stage === 'executed' && GOING_ON.includes(kind) ? 'under way' : STAGE_NAMES[stage];
}

/** Who says so, where AI is the news itself and no reason for it. */
const SAYERS: Readonly<Record<Story['attribution'], string | null>> = {
  company: 'the company itself',
  reported: 'others, not the company',
  denied: 'others; the company denies it',
  none: null,
};

function aiFacts({ kind, ai, attribution }: Story): Fact[] {
  if (!ai) return [];
  if (!kind.startsWith('ai_')) return [fact('AI', AI_NAMES[attribution])];
  const sayer = SAYERS[attribution];
  return sayer === null ? [] : [fact('Said by', sayer)];
}

/** The figures and circumstances of a story as facts, each in plain words; what is not known is left out. */
export function storyFacts(story: Story): Fact[] {
  const { lead, stage, kind } = story;
  return [
    ...(lead.change === null ? [] : [fact('Change', lead.change)]),
    ...figureFacts(story),
    ...otherFacts(lead),
    ...aiFacts(story),
    ...(stage === 'reversed' && kind === 'ai_reversal'
      ? []
      : [fact('Stage', stageName(stage, kind))]),
    dateFact(story),
  ];
}

/** What drives the change and where it leads in 10 years, each with its basis: apart from what is news. */
export function outlookFacts({ lead: { drivingForce, horizon } }: Story): Fact[] {
  return [...groundedFact('Driving force', drivingForce), ...groundedFact('In 10 years', horizon)];
}

function dateFact(story: Story): Fact {
  const date = { type: 'date', at: story.happenedOn, precision: 'day' } as const;
  return isDated(story)
    ? { label: 'Date', value: [date] }
    : { label: 'First read', value: [date, ...plain(' (its sources give no date)')] };
}

function fact(label: string, text: string): Fact {
  return { label, value: plain(text) };
}

/** An outlook or a driving force with its basis: a projection is never shown as news. */
function groundedFact(label: string, grounded: Grounded | null): Fact[] {
  if (grounded === null) return [];
  const basis: Inline = {
    type: 'text',
    text:
      grounded.basis === 'source' ? ' (from the source)' : ' (our projection, not in the source)',
    emphasis: 'italic',
  };
  return [{ label, value: [...plain(grounded.text), basis] }];
}

function figureFacts(story: Story): Fact[] {
  const headcount = [valuesOf(story, 'from'), valuesOf(story, 'to')];
  const [from = '', to = ''] = headcount;
  const isChange = from !== '' && to !== '';
  return [
    ...figureFact(peopleLabel(story), valuesOf(story, 'jobs')),
    ...figureFact('Share of staff', valuesOf(story, 'percent')),
    ...(isChange
      ? [fact('Headcount', `${from} to ${to}`)]
      : [...figureFact('Headcount before', from), ...figureFact('Headcount after', to)]),
    ...figureFact('Money', valuesOf(story, 'money')),
  ];
}

function figureFact(label: string, values: string): Fact[] {
  return values === '' ? [] : [fact(label, values)];
}

const PEOPLE_LABELS: Readonly<Partial<Record<Kind, string>>> = {
  hiring: 'People hired',
  labor_action: 'People taking part',
  ai_adoption: 'People with AI tools',
  ai_replacement: 'Work of people',
  reskilling: 'People trained',
};

function peopleLabel({ kind }: Story): string {
  return PEOPLE_LABELS[kind] ?? 'People affected';
}

/** The values of a role; where they disagree, each with who says it. */
function valuesOf(story: Story, role: StoryFigure['role']): string {
  const figures = story.figures.filter((figure) => figure.role === role);
  const [first] = figures;
  if (first === undefined) return '';
  if (figures.length === 1) return formatFigure(first);
  return figures
    .map((figure) => `${formatFigure(figure)} (${publishersOf(story, figure.documentIds)})`)
    .join('; ');
}

function publishersOf({ tellings }: Story, documentIds: readonly string[]): string {
  const names = tellings
    .filter(({ documentId }) => documentIds.includes(documentId))
    .map(({ publisher, title }) => publisher ?? title);
  return [...new Set(names)].join(', ');
}

/** Figures of the lead about something other than the staff, in one line: `external suppliers 25%; 6 weeks`. */
function otherFacts({ facts }: Signal): Fact[] {
  const others = facts.filter(({ of, role }) => of !== null || isSide(role));
  if (others.length === 0) return [];
  const shown = others
    .slice(0, MOST_OTHER_FACTS)
    .map((figure) => [figure.of, formatFigure(figure)].filter((part) => part !== null).join(': '));
  const more = others.length - shown.length;
  return [fact('Also', [...shown, ...(more > 0 ? [`${more} more under why`] : [])].join('; '))];
}

function isSide(role: Figure['role']): boolean {
  return role === 'share' || role === 'duration' || role === 'count';
}

const ROLE_NAMES: Readonly<Record<Figure['role'], string>> = {
  jobs: 'people',
  percent: 'share of staff',
  from: 'headcount before',
  to: 'headcount after',
  money: 'money',
  share: 'share',
  duration: 'time',
  count: 'number',
};

/** What a figure says and of what, in plain words: `headcount after`, `net loss`, `share: external suppliers`. */
export function figureName({ role, of }: Pick<Figure, 'role' | 'of'>): string {
  if (of === null || /^headcount$/i.test(of)) return ROLE_NAMES[role];
  return role === 'money' || role === 'count' ? of : `${ROLE_NAMES[role]}: ${of}`;
}

/** A figure with its unit and qualifier: `nearly 2,000`, `up to 10%`, `about $4 million`, `6 weeks`. */
export function formatFigure({
  role,
  value,
  unit,
  qualifier,
}: Pick<Figure, 'role' | 'value' | 'unit' | 'qualifier'>): string {
  return withQualifier(qualifier, formatValue(role, value, unit));
}

function formatValue(role: Figure['role'], value: number, unit: string): string {
  if (role === 'percent' || role === 'share' || unit === '%') return formatPercent(value);
  if (role === 'money' || /^[A-Z]{3}$/.test(unit)) return formatMoney(value, unit);
  const isCounted = role === 'duration' || role === 'count';
  return isCounted && unit !== '' ? `${formatNumber(value)} ${unit}` : formatNumber(value);
}
