import { describe, expect, it } from 'vitest';
import { FetchError } from '../../src/sources/fetch-errors.ts';
import { guarded } from './guarded.ts';
import { loopbackServer } from './loopback-server.ts';

describe('names that change their mind', () => {
  it('are looked up for every request, and refused once they turned to a metadata service', async () => {
    let requests = 0;
    const base = await loopbackServer((_, response) => {
      requests += 1;
      response.writeHead(302, { location: '/inside' }).end();
    });
    const answers = ['127.0.0.1', '169.254.169.254'];
    const fetch = guarded({
      resolve: () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]),
    });
    const rebinding = fetch(`http://rebinding.example:${new URL(base).port}/`);
    await expect(rebinding).rejects.toMatchObject({ code: 'fetch_refused_address' });
    expect([requests, answers.length]).toEqual([1, 0]);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::1',
    '2001:0:7f00:1::1',
    '::127.0.0.1',
  ])('to %s are refused', async (address) => {
    const fetch = guarded({
      allowPrivateAddresses: false,
      resolve: () => Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]),
    });
    await expect(fetch('http://inside.example/')).rejects.toMatchObject({
      code: 'fetch_refused_address',
    });
  });

  it('are refused where a redirect of an allowed host leads to them', async () => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(302, { location: 'http://inside.example/' }).end();
    });
    const fetch = guarded({
      resolve: () => Promise.resolve([{ address: '169.254.169.254', family: 4 }]),
    });
    await expect(fetch(base)).rejects.toMatchObject({ code: 'fetch_refused_address' });
  });

  it.each([
    'https://127.0.0.1:1/',
    'ftp://files.example/a',
    'gopher://x.example/',
    'data:text/html,Acme cuts 200 jobs',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '//[bad',
  ])('a redirect to %s ends in a FetchError', async (location) => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(301, { location }).end();
    });
    await expect(guarded()(base)).rejects.toBeInstanceOf(FetchError);
  });
});
