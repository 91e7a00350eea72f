import type { Company } from '../companies/company.ts';
import { bySentence } from './by-sentence.ts';
import { HISTORY_FROM } from './circumstances.ts';
import type { StaffFigure } from './headcounts.ts';
import type { OwnedTrigger } from './owned-trigger.ts';
import type { Kind } from './signal.ts';
import type { ReadText } from './text/unit.ts';

/** A signal in the making: a company, a kind, what speaks for it and the figures that belong to it. */
export type Finding = {
  readonly company: Company;
  readonly kind: Kind;
  readonly triggers: readonly OwnedTrigger[];
  readonly figures: readonly AssignedFigure[];
};

export type AssignedFigure = {
  readonly role: 'jobs' | 'percent' | 'from' | 'to';
  readonly figure: StaffFigure;
  /** Units between the figure and the words it belongs to. */
  readonly distance: number;
};

/** Kinds that count people, and the roles each takes (LABELS.md, Numbers). */
const ROLES: Readonly<Partial<Record<Kind, readonly AssignedFigure['role'][]>>> = {
  layoff: ['jobs', 'percent', 'from', 'to'],
  attrition: ['jobs', 'percent', 'from', 'to'],
  hiring: ['jobs', 'percent', 'from', 'to'],
  labor_action: ['jobs'],
  reskilling: ['jobs', 'percent'],
  closure: ['jobs'],
  merger: ['jobs'],
  ai_adoption: ['jobs', 'percent'],
  ai_replacement: ['jobs'],
  ai_reversal: ['jobs'],
};

export function isNews({ circumstances }: OwnedTrigger): boolean {
  return circumstances.history < HISTORY_FROM && !circumstances.denied && !circumstances.imagined;
}

/** One finding a company and kind, from the triggers that are news, each figure given to the nearest one. */
export function assemble(
  read: ReadText,
  owned: readonly OwnedTrigger[],
  figures: readonly StaffFigure[],
  focus: Company | null,
): Finding[] {
  const groups = new Map<
    string,
    { company: Company; kind: Kind; triggers: OwnedTrigger[]; figures: AssignedFigure[] }
  >();
  for (const entry of owned) {
    if (!isNews(entry)) continue;
    const { company } = entry.ownership;
    const key = `${company.id} ${entry.trigger.kind}`;
    const group = groups.get(key) ?? {
      company,
      kind: entry.trigger.kind,
      triggers: [],
      figures: [],
    };
    group.triggers.push(entry);
    groups.set(key, group);
  }
  const triggersIn = bySentence(owned, ({ trigger }) => trigger.sentence);
  for (const figure of figures) {
    const home = homeOf(figure, triggersIn.get(figure.sentence) ?? [], read);
    if (home !== null && isNews(home.entry)) {
      const group = groups.get(`${home.entry.ownership.company.id} ${home.entry.trigger.kind}`);
      const role = roleFor(figure, home.entry.trigger.kind);
      if (group !== undefined && role !== null)
        group.figures.push({ role, figure, distance: home.distance });
      continue;
    }
    if (home !== null || focus === null) continue;
    const role = figure.role === 'total' ? 'from' : figure.role;
    if (role !== 'from' && role !== 'to') continue;
    const group = groups.get(`${focus.id} layoff`) ?? groups.get(`${focus.id} attrition`);
    if (group !== undefined) group.figures.push({ role, figure, distance: 50 });
  }
  return [...groups.values()];
}

type Home = { readonly entry: OwnedTrigger; readonly distance: number };

/** The trigger in the figure's own sentence that it stands nearest to and that can take it. */
function homeOf(figure: StaffFigure, owned: readonly OwnedTrigger[], read: ReadText): Home | null {
  let best: Home | null = null;
  for (const entry of owned) {
    const { trigger } = entry;
    if (ROLES[trigger.kind] === undefined) continue;
    const gap =
      figure.unit < trigger.first
        ? trigger.first - figure.unit
        : Math.max(0, figure.unit - trigger.end + 1);
    const distance =
      gap + KIND_DISTANCE[trigger.kind] + (crossesComma(read, figure.unit, trigger) ? 1 : 0);
    if (best === null || distance < best.distance) best = { entry, distance };
  }
  return best;
}

const KIND_DISTANCE: Readonly<Record<Kind, number>> = {
  layoff: 0,
  attrition: 0.5,
  hiring: 0,
  labor_action: 0.5,
  reskilling: 0,
  closure: 3,
  merger: 3,
  ai_adoption: 1,
  ai_replacement: 1,
  ai_reversal: 1,
  hiring_freeze: 9,
  restructuring: 9,
  ai_savings: 9,
  ai_investment: 9,
  ipo: 9,
  funding: 9,
  results: 9,
};

function crossesComma(
  read: ReadText,
  unit: number,
  { first, end }: { first: number; end: number },
): boolean {
  const [from, to] = unit < first ? [unit, first] : [end, unit];
  for (let at = from; at < to; at += 1) if (read.units[at]?.symbol === 11) return true;
  return false;
}

function roleFor(figure: StaffFigure, kind: Kind): AssignedFigure['role'] | null {
  const roles = ROLES[kind] ?? [];
  let role: AssignedFigure['role'];
  if (figure.role === 'total') {
    if (kind === 'hiring') return null;
    role = 'from';
  } else if (figure.role === 'part' || figure.role === 'other') return null;
  else role = figure.role;
  return roles.includes(role) ? role : null;
}
