import { leadOf } from './likeness.ts';
import type { Correction, Telling } from './story.ts';

const ROLES = ['jobs', 'percent', 'from', 'to'] as const;

/** What a document's revision put right in its main signal; a figure that is only new or only gone is no correction. */
export function correctionsBetween(before: Telling, after: Telling, now: string): Correction[] {
  const was = leadOf(before.signals);
  const is = after.signals.find(({ kind }) => kind === was?.kind);
  if (!was || !is) return [];
  return ROLES.flatMap((role) => {
    const [old, current] = [was[role], is[role]];
    if (old === null || current === null || old === current) return [];
    return [{ role, was: old, is: current, at: now, documentId: after.documentId }];
  });
}
