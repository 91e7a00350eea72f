import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import PQueue from 'p-queue';
import { isAllowedAddress } from './address-guard.ts';
import { FetchError } from './fetch-errors.ts';

/** Finds the addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

// The system's look-ups share Node's four threads with the disk; slow name servers must not keep the store waiting.
const systemLookups = new PQueue({ concurrency: 3 });

/**
 * The look-up that connections are made with: an address that it lets through is the one that is connected to, so a name
 * cannot change its mind in between. One private address among a name's refuses the name.
 */
export function guardedLookup(resolve: Resolve, allowPrivate: boolean): LookupFunction {
  return (name, options, callback) => {
    resolve(name).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined) callback(notFound(name), '');
        else if (!addresses.every(({ address }) => isAllowedAddress(address, allowPrivate)))
          callback(refused(name), '');
        else if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(notFound(name, error), '');
      },
    );
  };
}

function notFound(name: string, cause?: unknown): FetchError {
  return new FetchError(
    'fetch_name_not_found',
    `There is no server named ${name}; check the address.`,
    { cause },
  );
}

export function refused(name: string): FetchError {
  return new FetchError(
    'fetch_refused_address',
    `${name} is on a private network and is not read; set ALLOW_PRIVATE_ADDRESSES=on if it should be.`,
  );
}

/** As the system resolves names, its hosts file included. */
export const resolveBySystem: Resolve = (name) =>
  systemLookups.add(
    () =>
      new Promise<readonly LookupAddress[]>((resolve, reject) => {
        systemLookup(name, { all: true }, (error, addresses) => {
          if (error) reject(error);
          else resolve(addresses);
        });
      }),
  );
