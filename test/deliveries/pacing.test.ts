import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/deliveries/backoff.ts';
import { nonceOf } from '../../src/deliveries/nonce.ts';
import { Pacing } from '../../src/deliveries/pacing.ts';

describe('Pacing', () => {
  const pace = { perDestinationMs: 1_000, perPlatformMs: 20 };
  const start = Date.parse('2024-11-04T09:00:00Z');

  it('keeps the rate though every timer wakes a millisecond late', () => {
    const pacing = new Pacing(pace, () => 0);
    let now = start;
    for (let count = 0; count < 100; count++) {
      const wait = pacing.platformWait(now);
      now += wait === 0 ? 0 : wait + 1;
      pacing.going(`C${count}`, now);
    }
    expect(now - start).toBeLessThanOrEqual(99 * 20 + 1);
  });

  it('keeps to an adapter that slows down on its way', () => {
    let perPlatformMs = 20;
    const slowing = {
      perDestinationMs: 1_000,
      get perPlatformMs() {
        return perPlatformMs;
      },
    };
    const pacing = new Pacing(slowing, () => 0);
    let now = start;
    const send = (count: number) => {
      const from = now;
      for (let at = 0; at < count; at++) {
        now += pacing.platformWait(now);
        pacing.going(`C${at}`, now);
      }
      return now - from;
    };
    send(10);
    expect(send(10)).toBe(200);
    perPlatformMs = 640;
    send(1);
    expect(send(10)).toBe(6_400);
  });

  it('a clock that is put back makes nobody wait longer than a gap', () => {
    const pacing = new Pacing(pace, () => 0);
    pacing.going('C1', start);
    expect(pacing.platformWait(start - 3_600_000)).toBe(20);
    expect(pacing.destinationWait('C1', start - 3_600_000)).toBe(1_000);
  });

  it('leaves the platform alone when five calls in a row failed, and longer with each more', () => {
    const pacing = new Pacing(pace, () => 1);
    for (let count = 0; count < 4; count++) pacing.failed(start);
    expect(pacing.platformRest(start)).toBe(0);
    pacing.failed(start);
    expect(pacing.platformRest(start)).toBe(2_000);
    pacing.failed(start);
    expect(pacing.platformRest(start)).toBe(4_000);
    pacing.answered();
    expect(pacing.platformRest(start + 4_000)).toBe(0);
  });
});

it.each([
  { attempts: 1, from: 1_000, to: 2_000 },
  { attempts: 2, from: 2_000, to: 4_000 },
  { attempts: 40, from: 450_000, to: 900_000 },
])('backs off $from to $to ms after $attempts attempts', ({ attempts, from, to }) => {
  expect([backoffMs(attempts, 0), backoffMs(attempts, 1)]).toEqual([from, to]);
});

it('a nonce fits every platform and tells keys apart', () => {
  const nonces = ['alert:a:slack:T1:C1', 'alert:a:slack:T1:C2', 'edit:a:2:slack:T1:C1'].map(
    nonceOf,
  );
  expect(new Set(nonces).size).toBe(3);
  for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{22}$/);
});
