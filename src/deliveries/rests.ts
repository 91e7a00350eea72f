import type { Destination } from '../subscriptions/subscription.ts';

/** Who has to rest until when. A clock that is put back makes a rest begin anew, never last longer than it was set for. */
export class Rests {
  readonly #rests = new Map<string, { since: number; readonly ms: number }>();

  /** Lets `name` rest for `ms` from `now` (ms since 1970); a longer rest that it already has stays. */
  rest(name: string, ms: number, now: number): void {
    if (ms > this.left(name, now)) this.#rests.set(name, { since: now, ms });
  }

  /** How much longer `name` rests, ms; 0: not at all. */
  left(name: string, now: number): number {
    const rest = this.#rests.get(name);
    if (!rest) return 0;
    if (now < rest.since) rest.since = now;
    const left = rest.since + rest.ms - now;
    if (left <= 0) this.#rests.delete(name);
    return Math.max(0, left);
  }

  end(name: string): void {
    this.#rests.delete(name);
  }
}

/** The name under which a workspace rests. */
export function workspaceName({
  platform,
  workspace,
}: Pick<Destination, 'platform' | 'workspace'>): string {
  return `workspace:${platform}:${workspace}`;
}
