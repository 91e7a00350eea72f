import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** Who a process is, so that a later process with the same number is not taken for it. */
export const PROCESS_IDENTITY = z.object({
  pid: z.number(),
  /** Clock ticks from boot to the start of the process (field 22 of /proc/PID/stat); null where there is no /proc. */
  started: z.string().nullable(),
  /** The boot and the pid namespace (container) in which the number means something; null where there is no /proc. */
  boot: z.string().nullable(),
  namespace: z.string().nullable(),
  host: z.string(),
});
export type ProcessIdentity = z.infer<typeof PROCESS_IDENTITY>;

/** `unknown`: it belongs to another machine or container, which cannot be looked into from here. */
export type Liveness = 'alive' | 'dead' | 'unknown';

const ENDED = ['Z', 'X', 'x'];

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    started: startOf(process.pid),
    boot: orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    namespace: orNull(() => readlinkSync('/proc/self/ns/pid')),
    host: hostname(),
  };
}

/** Whether the process still runs, as far as `own` can see. */
export function livenessOf(other: ProcessIdentity, own: ProcessIdentity): Liveness {
  const sameBoot = other.boot === own.boot;
  if (!sameBoot && other.host === own.host) return 'dead';
  if (!sameBoot || other.namespace !== own.namespace) return 'unknown';
  if (own.boot === null && other.host !== own.host) return 'unknown';
  if (!exists(other.pid)) return 'dead';
  return startOf(other.pid) === other.started ? 'alive' : 'dead';
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process started (see ProcessIdentity). Null also for one that has ended and was only not yet waited for by its parent. */
export function startOf(pid: number): string | null {
  return orNull(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name, in parentheses, may hold spaces; the fields after it are counted from its end.
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ENDED.includes(state) ? null : (fields[18] ?? null);
  });
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
