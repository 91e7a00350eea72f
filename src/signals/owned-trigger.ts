import type { Circumstances } from './circumstances.ts';
import type { Ownership } from './owners.ts';
import type { Trigger } from './triggers.ts';

/** A trigger with everything found out about it. */
export type OwnedTrigger = {
  readonly trigger: Trigger;
  readonly ownership: Ownership;
  readonly circumstances: Circumstances;
};
