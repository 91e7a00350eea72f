import type { Signal } from '../signals/signal.ts';
import { leadOf } from './likeness.ts';
import type { StoryFigure, Telling } from './story.ts';
import { FAMILIES } from './thresholds.ts';

/** Roles in the order in which a reader wants them. */
const ROLES = ['jobs', 'percent', 'from', 'to', 'money'] as const;

/**
 * The figures of a story, each with the documents that give it; values that disagree stand side by side. Only signals
 * of the lead's own kind, or of its family where that kind is not told, speak for the story.
 */
export function figuresOf(tellings: readonly Telling[], lead: Signal): StoryFigure[] {
  const figures = new Map<string, StoryFigure>();
  for (const telling of tellings) {
    for (const fact of spokesman(telling, lead)?.facts ?? []) {
      const role = ROLES.find((known) => known === fact.role);
      if (!role || fact.of !== null) continue;
      const key = `${role} ${fact.value} ${fact.unit}`;
      const known = figures.get(key);
      const documentIds = known?.documentIds ?? [];
      if (documentIds.includes(telling.documentId)) continue;
      figures.set(key, {
        role,
        value: fact.value,
        unit: fact.unit,
        qualifier: known?.qualifier ?? fact.qualifier,
        documentIds: [...documentIds, telling.documentId],
      });
    }
  }
  const order = (figure: StoryFigure) => ROLES.findIndex((role) => role === figure.role);
  return [...figures.values()].sort((a, b) => order(a) - order(b));
}

function spokesman(telling: Telling, lead: Signal): Signal | undefined {
  const sameKind = telling.signals.find(({ kind }) => kind === lead.kind);
  if (sameKind) return sameKind;
  const main = leadOf(telling.signals);
  return main && FAMILIES[main.kind] === FAMILIES[lead.kind] ? main : undefined;
}

/** Of the tellings' main signals the one with most headline figures; the earliest telling wins a tie. */
export function leadSignal(tellings: readonly Telling[]): Signal | undefined {
  const leads = tellings.flatMap(({ signals }) => leadOf(signals) ?? []);
  const first = leads[0];
  return leads
    .filter(({ kind }) => first && FAMILIES[kind] === FAMILIES[first.kind])
    .reduce<Signal | undefined>(
      (best, next) => (best && known(best) >= known(next) ? best : next),
      undefined,
    );
}

function known({ jobs, percent, from, to }: Signal): number {
  return [jobs, percent, from, to].filter((value) => value !== null).length;
}
