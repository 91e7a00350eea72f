import { rm, stat, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { App, OpenApp } from '../app.ts';
import { SYSTEM_CLOCK } from '../clock.ts';
import type { Config } from '../config.ts';
import { AppError, StoreError } from '../errors.ts';
import { createLog } from '../log.ts';
import type { SourceReport } from '../pipeline/watcher.ts';
import { illnessOf } from '../sources/source-health.ts';
import type { Store } from '../store/store.ts';
import type { Register } from './command-line.ts';
import { write, writeJson } from './io.ts';

/** One thing that was looked at, and what there is to say. */
export type Check = { readonly name: string; readonly fine: boolean; readonly says: string };

/** Less than this free, and the store may soon be unable to write. */
const LOW_DISK_BYTES = 200 * 1024 * 1024;
const MB = 1024 * 1024;

/** What there is to look at the platforms with; the store is null where somebody else holds it. */
export type CheckedParts = Pick<App, 'config' | 'log' | 'clock'> & { readonly store: Store | null };

/** Looks at the chat platforms that are set up; made by main.ts, which knows the adapters. */
export type CheckPlatforms = (parts: CheckedParts) => Promise<readonly Check[]>;

/** `doctor`: checks what there is to check, a line each; exit code 1 where something needs attention. */
export function doctorCommand(openApp: OpenApp, checkPlatforms: CheckPlatforms): Register {
  return (program, { io, config }, end) => {
    program
      .command('doctor')
      .description(
        'check settings, store, disk, sources, clock, and the chat platforms’ tokens, scopes and channels',
      )
      .option('--json', 'write the checks as JSON')
      .action(async ({ json }: { readonly json?: true }) => {
        const checks = await examine(openApp, checkPlatforms, config, io.now);
        if (json) await writeJson(io.stdout, checks);
        else {
          for (const { name, fine, says } of checks) {
            const line = io.entry(fine ? 'ok       ' : 'problem  ', `${name}: ${says}`);
            await write(io.stdout, `${line}\n`);
          }
        }
        if (checks.some(({ fine }) => !fine)) end(1);
      });
  };
}

async function examine(
  openApp: OpenApp,
  checkPlatforms: CheckPlatforms,
  readConfig: () => Config,
  now: () => string,
): Promise<Check[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    return [{ name: 'settings', fine: false, says: messageOf(error) }];
  }
  let app: App | null = null;
  let store: Check = { name: 'store', fine: true, says: `${config.dataDir} is open and whole` };
  try {
    app = await openApp(config, { now });
  } catch (error) {
    const isHeld = error instanceof StoreError && error.code === 'store_in_use';
    if (!isHeld) {
      const name = error instanceof StoreError ? 'store' : 'settings';
      return [{ name, fine: false, says: messageOf(error) }];
    }
    store = heldStore(config);
  }
  try {
    const { slack, discord } = config;
    const parts = app ?? {
      config,
      log: createLog(config.logLevel),
      clock: SYSTEM_CLOCK,
      store: null,
    };
    return [
      settingsCheck(config),
      store,
      await diskCheck(config.dataDir),
      await clockCheck(now()),
      ...(app === null ? [] : await sourceChecks(app)),
      ...(slack === null && discord === null ? [] : await checkPlatforms(parts)),
    ];
  } finally {
    await app?.close();
  }
}

/** A bot that runs is as it should be, and what it holds is not looked at beside it. */
function heldStore({ dataDir }: Config): Check {
  return {
    name: 'store',
    fine: true,
    says: `a running Bellwether holds ${dataDir}, so the store, the sources and the followed channels are not looked at; stop it to have them checked, too`,
  };
}

function settingsCheck({ slack, discord, timeZone }: Config): Check {
  const chats = [slack && 'Slack', discord && 'Discord'].filter(Boolean);
  const where = chats.length === 0 ? 'no chat token, so the terminal is used' : chats.join(' and ');
  return { name: 'settings', fine: true, says: `${where}; dates in ${timeZone}` };
}

/** @throws what is a bug, and no failure that was expected. */
function messageOf(error: unknown): string {
  if (!(error instanceof AppError)) throw error;
  return error.message;
}

/** A quota or a limit of the system can forbid what the free space would allow, so something is written, too. */
async function diskCheck(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const megabytes = `${Math.round(free / MB).toLocaleString('en-US')} MB free`;
  try {
    await tryWriting(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    const says = `${megabytes}, but a trial MB could not be written (${String(code)}); free some space, lift the limit, or choose another folder with --data`;
    return { name: 'disk', fine: false, says };
  }
  const says = `${megabytes}, and a trial MB could be written`;
  return { name: 'disk', fine: free >= LOW_DISK_BYTES, says };
}

async function tryWriting(folder: string): Promise<void> {
  // Of a name that the store takes away at its next opening, should the process end in between.
  const path = join(folder, `doctor-${process.pid}.json.tmp`);
  try {
    await writeFile(path, new Uint8Array(MB), { flush: true });
  } finally {
    await rm(path, { force: true });
  }
}

/** A clock before the newest release cannot be right; digests and deliveries would come at the wrong time. */
async function clockCheck(now: string): Promise<Check> {
  const { mtimeMs } = await stat(new URL('../../package.json', import.meta.url));
  const fine = Date.parse(now) >= mtimeMs - 86_400_000;
  return {
    name: 'clock',
    fine,
    says: fine ? `it is ${now}` : `it says ${now}, before this copy was installed; set it right`,
  };
}

async function sourceChecks(app: App): Promise<Check[]> {
  const reports = await app.watcher.reports();
  const ill = reports.filter(({ memory }) => illnessOf(memory) !== null);
  const read = reports.filter(({ memory }) => memory.firstReadAt !== null).length;
  return [
    {
      name: 'sources',
      fine: true,
      says: `${reports.length - ill.length} of ${reports.length} healthy, ${read} read so far`,
    },
    ...ill.map(({ name, memory }) => ({
      name: 'source',
      fine: false,
      says: troubleOf(name, memory),
    })),
  ];
}

function troubleOf(name: string, memory: SourceReport['memory']): string {
  const { problem, failingSince, failures, lastNewsAt, nextAt } = memory;
  if (problem === null)
    return `${name} has brought nothing since ${minuteOf(lastNewsAt)}, which is unusual`;
  const tries = failures === 1 ? 'once' : `${failures} times in a row`;
  return `${name} failed ${tries} since ${minuteOf(failingSince)}, and is asked again at ${minuteOf(nextAt)}: ${problem}`;
}

/** An instant as people read it, in UTC. */
function minuteOf(instant: string | null): string {
  return instant === null ? 'an unknown time' : `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
