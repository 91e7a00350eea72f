import PQueue from 'p-queue';
import { isoInstant, type Clock } from '../clock.ts';
import { StoreError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Claim, Store } from '../store/store.ts';
import { destinationKey, type Destination } from '../subscriptions/subscription.ts';
import { attempt, type AttemptParts } from './attempt.ts';
import type { Breakages } from './breakages.ts';
import { Bell } from './bell.ts';
import type { ChatAdapter } from './chat-adapter.ts';
import { cope } from './cope.ts';
import { HeldClaim } from './held-claim.ts';
import { NotNow } from './not-now.ts';
import { Pacing } from './pacing.ts';
import type { MessageFor } from './plan-sending.ts';
import { workspaceName, type Rests } from './rests.ts';

export type OutboxParts = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 to 1; spreads out what comes back after a failure. */
  readonly chance: () => number;
  readonly messageFor: MessageFor;
  readonly breakages: Breakages;
  /** Destinations and workspaces that are left alone for longer. */
  readonly rests: Rests;
};

/** Messages on their way at the same time, per platform. */
const CONCURRENCY = 64;
const LEASE_MS = 60_000;
/** An adapter gives up by itself long before. */
const ANSWER_MS = 120_000;
/** A longer wait is left to the store; a shorter one is waited for with the claim in hand. */
const PATIENCE_MS = 10_000;
const MOST_CLAIMS = 500;
/** How often to look for what another process has owed. */
const LOOK_MS = 30_000;
const STORE_RETRY_MS = 5_000;
/** How many alerts' copies are remembered as up to date; an older one costs a needless edit at most. */
const MOST_SHOWN = 50_000;

/** The outbox of one platform, so that none waits for another. */
export class PlatformOutbox {
  readonly #parts: OutboxParts;
  readonly #attempts: AttemptParts;
  readonly #pacing: Pacing;
  readonly #bell: Bell;
  readonly #sending = new PQueue({ concurrency: CONCURRENCY });
  /** Everybody passes here one by one, so that the platform's pace holds over all destinations. */
  readonly #gate = new PQueue({ concurrency: 1 });
  readonly #inHand = new Map<string, { readonly claim: HeldClaim; readonly done: Promise<void> }>();
  readonly #shown = new Map<string, number>();
  readonly #stopping = new AbortController();
  readonly #mostClaims: number;
  #loop: Promise<void> = Promise.resolve();

  constructor(parts: OutboxParts, adapter: ChatAdapter) {
    const { store, clock, messageFor } = parts;
    this.#parts = parts;
    this.#pacing = new Pacing(adapter.pace, parts.chance);
    this.#bell = new Bell(clock);
    this.#attempts = {
      store,
      clock,
      messageFor,
      adapter,
      shown: this.#shown,
      isBroken: (destination) => parts.breakages.has(destination),
      turn: (destination) => this.#turn(destination),
      patienceMs: ANSWER_MS,
    };
    const inPatience = Math.ceil(PATIENCE_MS / Math.max(adapter.pace.perPlatformMs, 1));
    this.#mostClaims = Math.min(MOST_CLAIMS, Math.max(inPatience, 1));
  }

  start(): void {
    this.#loop = this.#run();
  }

  wake(): void {
    this.#bell.ring();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#bell.ring();
    await this.#loop;
    await Promise.all([...this.#inHand.values()].map(({ done }) => done));
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      let pauseMs: number;
      try {
        const isFull = await this.#claim();
        pauseMs = isFull ? LOOK_MS : await this.#untilNextDue();
      } catch (error) {
        if (error instanceof StoreError && error.code === 'store_closed') return;
        this.#report('deliveries could not be claimed', error);
        pauseMs = STORE_RETRY_MS;
      }
      await this.#bell.sleep(pauseMs);
    }
  }

  /** Takes what is due, as much as there is room for; true where there is no more room. */
  async #claim(): Promise<boolean> {
    const { store, clock } = this.#parts;
    const room = this.#mostClaims - this.#inHand.size;
    if (room <= 0) return true;
    if (this.#pacing.platformRest(clock.now()) > PATIENCE_MS) return false;
    const { platform } = this.#attempts.adapter;
    const now = isoInstant(clock.now());
    const claims = await store.claimDeliveries(platform, now, room, LEASE_MS);
    for (const claim of claims) this.#take(claim);
    return claims.length === room;
  }

  async #untilNextDue(): Promise<number> {
    const { store, clock } = this.#parts;
    const due = await store.nextDeliveryDue(this.#attempts.adapter.platform);
    const now = clock.now();
    const rest = this.#pacing.platformRest(now);
    if (due === null) return LOOK_MS;
    // What is due and yet was not claimed is in other hands.
    const wait = Date.parse(due) - now;
    return Math.max(rest, Math.min(wait > 0 ? wait : 1_000, LOOK_MS));
  }

  #take(claim: Claim): void {
    const { key } = claim.delivery;
    const inHand = this.#inHand.get(key);
    if (inHand) {
      inHand.claim.takeLease(claim.lease);
      return;
    }
    const { store, clock } = this.#parts;
    const held = new HeldClaim(claim, { store, clock, leaseMs: LEASE_MS });
    const work = this.#work(held).catch((error: unknown) => {
      this.#report('delivery could not be settled', error, { delivery_key: key });
    });
    const done = work.finally(() => {
      held.letGo();
      this.#inHand.delete(key);
      this.#bell.ring();
    });
    this.#inHand.set(key, { claim: held, done });
    held.keepRenewing().catch((error: unknown) => {
      this.#report('lease could not be renewed', error, { delivery_key: key });
    });
  }

  async #work(claim: HeldClaim): Promise<void> {
    const { destination } = claim.delivery;
    try {
      await this.#wait(() => this.#destinationWait(destination));
      await this.#sending.add(() => this.#try(claim));
    } catch (error) {
      if (!(error instanceof NotNow)) throw error;
      await claim.putOff(error.ms, claim.attempts, null);
    }
  }

  /** Waits for the platform's pace; everybody passes one by one. Throws NotNow. */
  async #turn(destination: Destination): Promise<void> {
    await this.#gate.add(async () => {
      await this.#wait(() => this.#pacing.platformWait(this.#parts.clock.now()));
      this.#pacing.going(destinationKey(destination), this.#parts.clock.now());
    });
  }

  /** Waits until `left` says 0. Throws NotNow where that takes too long, or everything is to stop. */
  async #wait(left: () => number): Promise<void> {
    while (true) {
      if (this.#stopping.signal.aborted) throw new NotNow(0);
      const ms = left();
      if (ms === 0) return;
      if (ms > PATIENCE_MS) throw new NotNow(ms);
      await this.#parts.clock.sleep(ms, this.#stopping.signal);
    }
  }

  #destinationWait(destination: Destination): number {
    const { clock, rests } = this.#parts;
    const now = clock.now();
    const name = destinationKey(destination);
    return Math.max(
      this.#pacing.destinationWait(name, now),
      rests.left(name, now),
      rests.left(workspaceName(destination), now),
    );
  }

  async #try(claim: HeldClaim): Promise<void> {
    const { breakages, clock, log } = this.#parts;
    const { key, destination } = claim.delivery;
    try {
      const attempted = await attempt(this.#attempts, claim);
      this.#pacing.answered();
      if (attempted?.do === 'put_off') {
        const ms = Math.max(Date.parse(attempted.until) - clock.now(), 1_000);
        await claim.putOff(ms, claim.attempts, null);
      } else if (attempted) {
        await claim.finish(attempted.state);
        if (attempted.reached && breakages.has(destination)) await breakages.end(destination);
        log.debug('delivery settled', { delivery_key: key, state: attempted.state.is });
      }
      this.#forgetOldest();
    } catch (error) {
      if (error instanceof NotNow) throw error;
      await cope({ ...this.#parts, pacing: this.#pacing }, claim, error);
    }
  }

  #forgetOldest(): void {
    for (const key of this.#shown.keys()) {
      if (this.#shown.size <= MOST_SHOWN) return;
      this.#shown.delete(key);
    }
  }

  #report(what: string, error: unknown, fields: Record<string, unknown> = {}): void {
    const code = error instanceof StoreError ? error.code : 'bug';
    this.#parts.log.error(what, { ...fields, code, err: error });
  }
}
