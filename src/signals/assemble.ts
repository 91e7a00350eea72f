import type { Company } from '../companies/company.ts';
import { isNews } from './circumstances.ts';
import { placeFigures } from './figure-homes.ts';
import type { PlacedFigure } from './figure-homes.ts';
import type { StaffFigure } from './headcounts.ts';
import type { OwnedTrigger } from './owned-trigger.ts';
import type { Kind } from './signal.ts';
import type { ReadText } from './text/unit.ts';

/** A signal in the making: a company, a kind, what speaks for it and the figures that belong to it. */
export type Finding = {
  readonly company: Company;
  readonly kind: Kind;
  readonly triggers: readonly OwnedTrigger[];
  readonly figures: readonly PlacedFigure[];
};

/** Of these the first that a document has takes the headcounts that stand apart from any words of a kind. */
const HEADCOUNT_KINDS: readonly Kind[] = ['layoff', 'attrition'];

/** One finding a company and kind, from the triggers that are news, each with the figures that belong to it. */
export function assemble(
  read: ReadText,
  owned: readonly OwnedTrigger[],
  figures: readonly StaffFigure[],
  focus: Company | null,
): Finding[] {
  const groups = new Map<string, { company: Company; kind: Kind; triggers: OwnedTrigger[] }>();
  for (const entry of owned) {
    if (!isNews(entry.circumstances)) continue;
    const { company } = entry.ownership;
    const key = `${company.id} ${entry.trigger.kind}`;
    const group = groups.get(key);
    if (group === undefined)
      groups.set(key, { company, kind: entry.trigger.kind, triggers: [entry] });
    else group.triggers.push(entry);
  }
  const mainKind =
    focus === null ? undefined : HEADCOUNT_KINDS.find((kind) => groups.has(`${focus.id} ${kind}`));
  const main =
    focus === null || mainKind === undefined ? null : { companyId: focus.id, kind: mainKind };
  const placed = placeFigures(read, figures, owned, main);
  // Two means of one reduction: a headcount stands with the dismissals (LABELS.md, Numbers).
  const home = ({ companyId, kind, figure }: PlacedFigure): Kind =>
    kind === 'attrition' && figure.role === 'total' && groups.has(`${companyId} layoff`)
      ? 'layoff'
      : kind;
  return [...groups.values()].map((group) => ({
    ...group,
    figures: placed.filter(
      (figure) => figure.companyId === group.company.id && home(figure) === group.kind,
    ),
  }));
}
