import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreError } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { everyMinute, startScheduler } from '../src/scheduler.ts';
import type { Ticks } from '../src/scheduler.ts';

const silent = createLog('silent');

/** Ticks when the test says so. */
function byHand(): { ticks: Ticks; tick: () => Promise<void> } {
  let job: () => Promise<void> = () => Promise.resolve();
  return {
    ticks: (tick) => {
      job = tick;
      return { stop: () => Promise.resolve() };
    },
    tick: () => job(),
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('the scheduler', () => {
  it('runs once at the start and at every tick', async () => {
    const { ticks, tick } = byHand();
    const job = vi.fn(() => Promise.resolve());
    startScheduler('digests', job, { ticks, log: silent });
    await tick();
    await tick();
    expect(job.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it('never runs a job twice at once, and waits for it when it stops', async () => {
    const { ticks, tick } = byHand();
    let finish: () => void = () => undefined;
    const job = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const scheduler = startScheduler('digests', job, { ticks, log: silent });
    void tick();
    void tick();
    expect(job).toHaveBeenCalledTimes(1);
    let stopped = false;
    const stopping = scheduler.stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    finish();
    await stopping;
  });

  it('says what went wrong and goes on: bad weather as a warning, a bug as an error', async () => {
    const stream = new PassThrough();
    const lines: string[] = [];
    stream.on('data', (line: Buffer) => lines.push(line.toString()));
    const { ticks, tick } = byHand();
    const failures = [
      new StoreError('store_full', 'The disk is full; free some.'),
      new TypeError('oops'),
    ];
    const job = vi.fn(() => {
      const failure = failures.shift();
      return failure ? Promise.reject(failure) : Promise.resolve();
    });
    const scheduler = startScheduler('digests', job, { ticks, log: createLog('info', stream) });
    for (let count = 0; count < 4; count++) await tick();
    await scheduler.stop();
    expect(lines.join('')).toMatch(/"job":"digests","code":"store_full"/);
    expect(lines.join('')).toMatch(/"level":50.*oops/s);
    expect(job.mock.calls.length).toBeGreaterThanOrEqual(3);
  });
});

describe('node-cron as the clock', () => {
  it('ticks each minute until stopped, also over a change of clocks', async () => {
    vi.useFakeTimers({ now: new Date('2024-03-31T00:58:30Z') });
    const tick = vi.fn(() => Promise.resolve());
    const clock = everyMinute(silent)(tick);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(tick).toHaveBeenCalledTimes(5);
    await clock.stop();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(tick).toHaveBeenCalledTimes(5);
  });
});
