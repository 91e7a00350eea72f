import { isoInstant } from '../clock.ts';
import { AppError, StoreError } from '../errors.ts';
import { destinationKey } from '../subscriptions/subscription.ts';
import { backoffMs } from './backoff.ts';
import {
  DestinationBrokenError,
  MessageGoneError,
  MessageRefusedError,
  RateLimitedError,
  TokenRevokedError,
} from './delivery-errors.ts';
import type { HeldClaim } from './held-claim.ts';
import type { Pacing } from './pacing.ts';
import type { OutboxParts } from './platform-outbox.ts';
import { workspaceName } from './rests.ts';
import { isTooOld, tooLate } from './too-old.ts';

const MINUTE_MS = 60_000;
/** A workspace whose token was revoked is tried again now and then, because a new one may have been set. */
const WORKSPACE_PROBE_MS = 60 * MINUTE_MS;
const FIRST_PROBE_MS = 5 * MINUTE_MS;
const LONGEST_PROBE_MS = 6 * 60 * MINUTE_MS;

/** Deals with what went wrong in an attempt: waits, backs off, pauses, or gives up. Throws StoreError only. */
export async function cope(
  parts: Omit<OutboxParts, 'messageFor'> & { readonly pacing: Pacing },
  claim: HeldClaim,
  error: unknown,
): Promise<void> {
  const { breakages, chance, clock, log, pacing, rests } = parts;
  const { delivery, attempts } = claim;
  const { key, destination } = delivery;
  const name = destinationKey(destination);
  const now = clock.now();
  const reason = error instanceof AppError ? error.code : 'bug';
  const fail = (code: string) => claim.finish({ is: 'failed', code, at: isoInstant(now) });
  if (error instanceof StoreError) throw error;
  if (isTooOld(delivery, now)) {
    log.error('delivery given up', { delivery_key: key, in_doubt: claim.inDoubt, code: reason });
    const isBroken = breakages.has(destination);
    await claim.finish(tooLate(delivery.content, isBroken, isoInstant(now)));
  } else if (error instanceof RateLimitedError) {
    pacing.answered();
    if (error.scope === 'platform') pacing.limitPlatform(error.retryAfterMs, now);
    else pacing.limitDestination(name, error.retryAfterMs, now);
    log.warn('told to wait', { destination: name, scope: error.scope, ms: error.retryAfterMs });
    // Counted as an attempt, so that nothing overtakes it; but it is no failure that would lengthen the next wait.
    await claim.putOff(error.retryAfterMs, Math.max(attempts, 1), reason);
  } else if (error instanceof DestinationBrokenError) {
    pacing.answered();
    if (await breakages.note(delivery, error)) {
      const probeMs = Math.min(LONGEST_PROBE_MS, FIRST_PROBE_MS * 2 ** Math.min(attempts, 20));
      rests.rest(name, probeMs, now);
      await claim.putOff(probeMs, attempts + 1, error.platformCode);
    } else {
      await fail(error.platformCode);
    }
  } else if (error instanceof TokenRevokedError) {
    rests.rest(workspaceName(destination), WORKSPACE_PROBE_MS, now);
    log.error('token no longer works', { workspace: destination.workspace, code: reason });
    await claim.putOff(WORKSPACE_PROBE_MS, attempts + 1, reason);
  } else if (error instanceof MessageRefusedError || error instanceof MessageGoneError) {
    pacing.answered();
    log.error('message refused', { delivery_key: key, code: reason, err: error });
    await fail(reason);
  } else {
    pacing.failed(now);
    const waitMs = backoffMs(attempts + 1, chance());
    const fields = { delivery_key: key, attempts: attempts + 1, wait_ms: waitMs, code: reason };
    if (error instanceof AppError)
      log.warn('delivery not answered', { ...fields, in_doubt: claim.inDoubt });
    else log.error('delivery hit a bug', { ...fields, err: error });
    await claim.putOff(waitMs, attempts + 1, reason);
  }
}
