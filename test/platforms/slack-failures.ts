import type { ServerResponse } from 'node:http';

/** A fault that the loopback plays instead of, or after, doing what it was asked. */
export type Failure =
  /** HTTP 429; `retryAfter` in whole seconds, null: no such header. */
  | { readonly type: 'rate_limited'; readonly retryAfter: number | null }
  /** HTTP 200 with `ok: false`. */
  | { readonly type: 'error'; readonly error: string }
  | { readonly type: 'http'; readonly status: number }
  /** The connection is cut before (`done: false`) or after the work is done; nothing is answered. */
  | { readonly type: 'cut'; readonly done: boolean }
  /** Never answers; the work is done. */
  | { readonly type: 'hang' };

export type Fault = {
  readonly method: string;
  /** Only calls that name this channel. */
  readonly channel?: string;
  /** How many calls fail; once where missing. */
  readonly times?: number;
  /** Calls that are let through before. */
  readonly skip?: number;
  readonly failure: Failure;
};

/** Which call fails how; each fault is used up. */
export type FaultPlan = {
  add(fault: Fault): void;
  take(method: string, channel: string): Failure | null;
};

export function createFaultPlan(): FaultPlan {
  const faults: { fault: Fault; left: number; skip: number }[] = [];
  return {
    add(fault) {
      faults.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 });
    },
    take(method, channel) {
      const planned = faults.find(
        ({ fault, left }) =>
          left > 0 &&
          fault.method === method &&
          (fault.channel === undefined || fault.channel === channel),
      );
      if (!planned) return null;
      if (planned.skip > 0) {
        planned.skip -= 1;
        return null;
      }
      planned.left -= 1;
      return planned.fault.failure;
    },
  };
}

/** Plays it in the place of the answer; `work` is what was asked. */
export function playFailure(failure: Failure, response: ServerResponse, work: () => void): void {
  switch (failure.type) {
    case 'rate_limited':
      response.writeHead(
        429,
        failure.retryAfter === null ? {} : { 'retry-after': String(failure.retryAfter) },
      );
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      return;
    case 'error':
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ ok: false, error: failure.error }));
      return;
    case 'http':
      response.writeHead(failure.status);
      response.end('fault');
      return;
    case 'cut':
      if (failure.done) work();
      response.destroy();
      return;
    case 'hang':
      work();
  }
}
