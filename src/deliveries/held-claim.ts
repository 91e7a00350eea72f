import { isoInstant, type Clock } from '../clock.ts';
import type { Claim, Store } from '../store/store.ts';
import type { Delivery, DeliveryState } from './delivery.ts';

export type ClaimTerms = { readonly store: Store; readonly clock: Clock; readonly leaseMs: number };

/**
 * A claim while this process works on it: renews its lease until it is settled, and keeps what has to survive a crash.
 * Where the lease was lost, every settling answers false and changes nothing.
 */
export class HeldClaim {
  readonly delivery: Delivery;
  readonly #terms: ClaimTerms;
  readonly #renewing = new AbortController();
  #lease: string;
  #attempts = 0;
  #inDoubt = false;

  constructor(claim: Claim, terms: ClaimTerms) {
    this.delivery = claim.delivery;
    this.#lease = claim.lease;
    this.#terms = terms;
    const { state } = claim.delivery;
    if (state.is === 'claimed') {
      this.#attempts = state.attempts;
      this.#inDoubt = state.inDoubt;
    }
  }

  get attempts(): number {
    return this.#attempts;
  }

  /** True where an earlier attempt, or this one, may have left the message on the platform. */
  get inDoubt(): boolean {
    return this.#inDoubt;
  }

  /** The same delivery, claimed again by this process because its lease ran out meanwhile (a clock that jumped). */
  takeLease(lease: string): void {
    this.#lease = lease;
  }

  /** Lengthens the lease again and again; resolves when the claim is settled. */
  async keepRenewing(): Promise<void> {
    const { clock, leaseMs } = this.#terms;
    while (true) {
      await clock.sleep(leaseMs / 3, this.#renewing.signal);
      if (this.#renewing.signal.aborted) return;
      await this.#set(this.#claimed(leaseMs));
    }
  }

  /** Notes durably that the message may be out from now on; false where the lease was lost, and nothing may be sent. */
  async enterDoubt(): Promise<boolean> {
    this.#inDoubt = true;
    return this.#set(this.#claimed(this.#terms.leaseMs));
  }

  /** The platform has said no, or a look has shown that nothing is there; durable with the next settling. */
  leaveDoubt(): void {
    this.#inDoubt = false;
  }

  /** Settles it for good. */
  async finish(state: DeliveryState): Promise<boolean> {
    this.#renewing.abort();
    return this.#set(state);
  }

  /** Puts it off for `ms`. One that is in doubt stays claimed until then, which keeps the doubt. */
  async putOff(ms: number, attempts: number, lastError: string | null): Promise<boolean> {
    this.#renewing.abort();
    this.#attempts = attempts;
    if (this.#inDoubt) return this.#set(this.#claimed(ms));
    const dueAt = isoInstant(this.#terms.clock.now() + ms);
    return this.#set({ is: 'owed', dueAt, attempts, lastError });
  }

  /** Lets the lease run out by itself, whatever became of the delivery. */
  letGo(): void {
    this.#renewing.abort();
  }

  #claimed(ms: number): DeliveryState {
    return {
      is: 'claimed',
      lease: this.#lease,
      until: isoInstant(this.#terms.clock.now() + ms),
      attempts: this.#attempts,
      inDoubt: this.#inDoubt,
    };
  }

  #set(state: DeliveryState): Promise<boolean> {
    return this.#terms.store.settleDelivery(this.delivery.key, this.#lease, state);
  }
}
