import { bySentence } from './by-sentence.ts';
import { isNews } from './circumstances.ts';
import type { StaffFigure } from './headcounts.ts';
import type { OwnedTrigger } from './owned-trigger.ts';
import type { Kind } from './signal.ts';
import type { ReadText } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

export type CountedRole = 'jobs' | 'percent' | 'from' | 'to';

/** A figure given to the company and kind whose words it stands nearest to. */
export type PlacedFigure = {
  readonly companyId: string;
  readonly kind: Kind;
  readonly role: CountedRole;
  readonly figure: StaffFigure;
  /** The smaller, the closer it belongs; of one role the least wins. */
  readonly distance: number;
  /** Of an earlier step of the matter: shown among the facts, never as the figure of the news. */
  readonly past: boolean;
  /** Not the figure of the news: shown only as a step on the way to it, where a pair tells one. */
  readonly aside?: true;
};

/** Kinds that count people, the roles each takes (LABELS.md, Numbers), and how readily it takes a figure from another kind. */
const COUNTING: Readonly<
  Partial<
    Record<
      Kind,
      {
        readonly roles: readonly CountedRole[];
        readonly reluctance: number;
        readonly staffOnly?: boolean;
      }
    >
  >
> = {
  layoff: { roles: ['jobs', 'percent', 'from', 'to'], reluctance: 0 },
  attrition: { roles: ['jobs', 'percent', 'from', 'to'], reluctance: 0.5 },
  hiring: { roles: ['jobs', 'percent', 'from', 'to'], reluctance: 0 },
  labor_action: { roles: ['jobs'], reluctance: 0 },
  reskilling: { roles: ['jobs', 'percent'], reluctance: 0 },
  closure: { roles: ['jobs'], reluctance: 6, staffOnly: true },
  merger: { roles: ['jobs'], reluctance: 2, staffOnly: true },
  ai_adoption: { roles: ['jobs', 'percent'], reluctance: 4, staffOnly: true },
  ai_replacement: { roles: ['jobs'], reluctance: 1, staffOnly: true },
  ai_reversal: { roles: ['jobs'], reluctance: 1, staffOnly: true },
};

/** What is added to a figure's distance; a lower sum wins. */
const DISTANCES = {
  comma: 1.5,
  laterSentence: 3,
  title: -4,
  /** "more than a fifth" gives way to "21%". */
  fraction: 8,
  elsewhere: 30,
  hadOnce: 12,
} as const;
const FARTHEST = 16;

const wasOnce = wordTest('had counted employed once ago before earlier previously');

/** Gives each figure to the triggers whose words hold it, else to the nearest one in its sentence. */
export function placeFigures(
  read: ReadText,
  figures: readonly StaffFigure[],
  owned: readonly OwnedTrigger[],
  main: { readonly companyId: string; readonly kind: Kind } | null,
): PlacedFigure[] {
  const triggersIn = bySentence(owned, ({ trigger }) => trigger.sentence);
  const placed: PlacedFigure[] = [];
  for (const figure of figures) {
    if (figure.role === 'part' || figure.role === 'past') continue;
    const entries = triggersIn.get(figure.sentence) ?? [];
    const homes = homesOf(figure, entries, read);
    let housed = false;
    for (const { entry, gap } of homes) {
      const { kind } = entry.trigger;
      const role = roleFor(figure, kind);
      const past = entry.circumstances.past;
      if (!isNews(entry.circumstances) || past)
        housed ||= figure.role === 'jobs' || figure.role === 'percent';
      if (!isNews(entry.circumstances) || role === null) continue;
      housed ||= !past;
      placed.push({
        companyId: entry.ownership.company.id,
        kind,
        role,
        figure,
        distance: gap + placePenalty(figure, read),
        past,
      });
    }
    if (housed || main === null) continue;
    const role = roleElsewhere(figure, main.kind);
    if (role !== null)
      placed.push({
        ...main,
        role,
        figure,
        distance: DISTANCES.elsewhere + placePenalty(figure, read),
        past: false,
      });
  }
  return placed;
}

function placePenalty(figure: StaffFigure, read: ReadText): number {
  const title = read.sentences[figure.sentence]?.title === true;
  const once =
    figure.role === 'total' && [1, 2, 3].some((back) => wasOnce(read.units[figure.unit - back]));
  return (
    (title ? DISTANCES.title : Math.min(3, figure.sentence - 1) * DISTANCES.laterSentence) +
    (once ? DISTANCES.hadOnce : 0) +
    (figure.quantity.fraction ? DISTANCES.fraction : 0)
  );
}

type Home = { readonly entry: OwnedTrigger; readonly gap: number };

function homesOf(
  figure: StaffFigure,
  entries: readonly OwnedTrigger[],
  read: ReadText,
): readonly Home[] {
  const inside: Home[] = [];
  let nearest: Home | null = null;
  for (const entry of entries) {
    const { trigger } = entry;
    const counting = COUNTING[trigger.kind];
    if (counting === undefined) continue;
    if (counting.staffOnly === true && figure.counts === 'nothing') continue;
    const holds = figure.unit >= trigger.first && figure.unit < trigger.end;
    if (holds) inside.push({ entry, gap: 0 });
    const gap = gapTo(figure.unit, trigger, read) + counting.reluctance;
    if (nearest === null || gap < nearest.gap) nearest = { entry, gap };
  }
  if (inside.length > 0) return inside;
  const reach = figure.role === 'from' || figure.role === 'to' ? 2 * FARTHEST : FARTHEST;
  if (nearest === null || nearest.gap > reach) return [];
  if (figure.counts === 'nothing' && (figure.role === 'jobs' || figure.role === 'percent')) {
    // A bare number speaks only from right beside the words: "to shed 3,900", "388 employees, or 45%".
    const limit = figure.role === 'percent' ? 6 : 2;
    if (nearest.gap > limit) return [];
  }
  const { trigger } = nearest.entry;
  const { gap } = nearest;
  return entries.filter((entry) => entry.trigger === trigger).map((entry) => ({ entry, gap }));
}

function gapTo(
  unit: number,
  { first, end }: { first: number; end: number },
  read: ReadText,
): number {
  const [from, to] = unit < first ? [unit + 1, first] : [end, unit];
  let gap = Math.max(0, to - from);
  for (let at = from; at < to; at += 1)
    if (read.units[at]?.symbol === SYMBOLS.comma) gap += DISTANCES.comma;
    else if (read.units[at]?.symbol === SYMBOLS.barrier) gap += 4;
  return gap;
}

function roleFor(figure: StaffFigure, kind: Kind): CountedRole | null {
  const roles = COUNTING[kind]?.roles ?? [];
  const { role } = figure;
  if (role === 'part' || role === 'past') return null;
  if (role === 'total') return kind === 'layoff' || kind === 'attrition' ? 'from' : null;
  if (role === 'restated') return roles.includes('jobs') ? 'jobs' : null;
  if (role === 'from' || role === 'to') return roles.includes(role) ? role : null;
  if (!roles.includes(role)) return null;
  return role;
}

/** Away from every trigger only a headcount, or where the headcount goes, can still be told for what it is. */
function roleElsewhere(figure: StaffFigure, kind: Kind): CountedRole | null {
  if (kind !== 'layoff' && kind !== 'attrition') return null;
  if (figure.role === 'total') return 'from';
  if (figure.role === 'restated') return figure.counts === 'staff' ? 'jobs' : null;
  if (figure.role === 'from' || figure.role === 'to')
    return figure.counts === 'staff' ? figure.role : null;
  if (figure.role === 'percent') return figure.counts === 'staff' ? 'percent' : null;
  return null;
}
