import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guarded, text } from './guarded.ts';
import { loopbackServer } from './loopback-server.ts';

const HTML = { 'content-type': 'text/html' };

describe('createGuardedFetch', () => {
  it('fetches a page, names itself and sends neither cookies nor a referrer', async () => {
    let headers: Record<string, unknown> = {};
    const base = await loopbackServer((request, response) => {
      headers = request.headers;
      response.writeHead(200, { ...HTML, etag: '"1"', 'set-cookie': 'a=b' }).end('hello');
    });
    const fetch = guarded();
    const fetched = await fetch(`${base}/x`);
    await fetch(`${base}/x`);
    expect(fetched).toMatchObject({ status: 200, etag: '"1"', url: `${base}/x` });
    expect(text(fetched.bytes)).toBe('hello');
    expect(headers['user-agent']).toContain('Bellwether');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  });

  it('asks whether anything is new, and takes a 304', async () => {
    const base = await loopbackServer((request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200, HTML).end();
    });
    const fetched = await guarded()(base, { etag: '"1"' });
    expect(fetched).toMatchObject({ status: 304 });
    expect(fetched.bytes).toHaveLength(0);
  });

  it.each([
    { encoding: 'gzip', body: gzipSync('squeezed') },
    { encoding: 'br', body: brotliCompressSync('squeezed') },
    { encoding: 'deflate', body: deflateSync('squeezed') },
    { encoding: 'gzip, br', body: brotliCompressSync(gzipSync('squeezed')) },
    { encoding: 'identity', body: Buffer.from('squeezed') },
  ])('takes off $encoding', async ({ encoding, body }) => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(body);
    });
    expect(text((await guarded()(base)).bytes)).toBe('squeezed');
  });

  it('follows redirects of any status, relative ones too, and says where it ended', async () => {
    const base = await loopbackServer((request, response) => {
      const hop = Number(request.url?.slice(1));
      if (hop >= 5) response.writeHead(200, HTML).end('there');
      else
        response
          .writeHead([301, 302, 303, 307, 308][hop] ?? 302, { location: `/${hop + 1}` })
          .end();
    });
    const fetched = await guarded()(`${base}/0`);
    expect(fetched.url).toBe(`${base}/5`);
    expect(text(fetched.bytes)).toBe('there');
  });

  it.each([
    { why: 'a loop', location: '/again', code: 'fetch_too_many_redirects' },
    {
      why: 'the metadata service',
      location: 'http://169.254.169.254/latest/',
      code: 'fetch_refused_address',
    },
    {
      why: 'the metadata service, written otherwise',
      location: 'http://0xA9FEA9FE/',
      code: 'fetch_refused_address',
    },
    {
      why: 'an IPv6 form of it',
      location: 'http://[::ffff:a9fe:a9fe]/',
      code: 'fetch_refused_address',
    },
    { why: 'a file', location: 'file:///etc/passwd', code: 'fetch_bad_url' },
    {
      why: 'an address with a password',
      location: 'http://a:b@news.example/',
      code: 'fetch_bad_url',
    },
  ])('does not follow a redirect to $why', async ({ location, code }) => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(302, { location }).end();
    });
    await expect(guarded()(base)).rejects.toMatchObject({ code });
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://localhost/',
    'http://0/',
  ])('refuses %s unless private addresses are allowed', async (url) => {
    await expect(guarded({ allowPrivateAddresses: false })(url)).rejects.toMatchObject({
      code: 'fetch_refused_address',
    });
  });

  it('refuses a name that turns private, with the answer it would connect to', async () => {
    let asked = 0;
    let requests = 0;
    const base = await loopbackServer((_, response) => {
      requests += 1;
      response.end('x');
    });
    const fetch = guarded({
      allowPrivateAddresses: false,
      resolve: () => {
        asked += 1;
        return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      },
    });
    const url = `http://rebinding.example:${new URL(base).port}/`;
    await expect(fetch(url)).rejects.toMatchObject({ code: 'fetch_refused_address' });
    expect([asked, requests]).toEqual([1, 0]);
  });

  it('refuses a name when any of its addresses is private', async () => {
    const fetch = guarded({
      allowPrivateAddresses: false,
      resolve: () =>
        Promise.resolve([
          { address: '93.184.216.34', family: 4 },
          { address: '10.0.0.1', family: 4 },
        ]),
    });
    await expect(fetch('http://two.example/')).rejects.toMatchObject({
      code: 'fetch_refused_address',
    });
  });

  it('connects to the address that was looked up, under the name that was asked for', async () => {
    let host = '';
    const base = await loopbackServer((request, response) => {
      host = request.headers.host ?? '';
      response.writeHead(200, HTML).end('x');
    });
    const fetch = guarded({
      resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    });
    const { port } = new URL(base);
    await fetch(`http://news.example:${port}/`);
    expect(host).toBe(`news.example:${port}`);
  });

  it('says that there is no such server', async () => {
    const fetch = guarded({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
    await expect(fetch('http://nowhere.example/')).rejects.toMatchObject({
      code: 'fetch_name_not_found',
      message: 'There is no server named nowhere.example; check the address.',
    });
  });

  it.each([
    { why: 'headers that never come', answer: () => undefined },
    {
      why: 'a body that never ends',
      answer: (response: ServerResponse) => {
        response.writeHead(200, HTML);
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => {
          clearInterval(timer);
        });
      },
    },
  ])('gives up on $why', async ({ answer }) => {
    const base = await loopbackServer((_, response) => {
      answer(response);
    });
    await expect(guarded({ totalMs: 250 })(base)).rejects.toMatchObject({ code: 'fetch_timeout' });
  });

  it('stops when told to', async () => {
    const base = await loopbackServer(() => undefined);
    const stop = new AbortController();
    const fetching = guarded()(base, { signal: stop.signal });
    stop.abort();
    await expect(fetching).rejects.toMatchObject({ code: 'fetch_stopped' });
  });

  it.each([
    {
      why: 'too many bytes',
      encoding: 'identity',
      body: Buffer.alloc(70_000, 'a'),
      mostBytes: 65_536,
    },
    { why: 'a gzip bomb', encoding: 'gzip', body: gzipSync(Buffer.alloc(20_000_000)) },
    { why: 'a brotli bomb', encoding: 'br', body: brotliCompressSync(Buffer.alloc(20_000_000)) },
    {
      why: 'a bomb that stays under the limit',
      encoding: 'gzip',
      body: gzipSync(Buffer.alloc(4_000_000)),
    },
  ])('does not swallow $why', async ({ encoding, body, mostBytes }) => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': encoding }).end(body);
    });
    const fetch = guarded(mostBytes === undefined ? {} : { mostBytes });
    await expect(fetch(base)).rejects.toMatchObject({ code: 'fetch_too_large' });
  });

  it.each([
    { why: 'broken gzip', headers: { 'content-encoding': 'gzip' }, body: Buffer.from('no gzip') },
    {
      why: 'cut gzip',
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync('squeezed').subarray(0, 12),
    },
    {
      why: 'an unknown compression',
      headers: { 'content-encoding': 'rot13' },
      body: Buffer.from('x'),
    },
    {
      why: 'many compressions',
      headers: { 'content-encoding': 'br, br, br' },
      body: Buffer.from('x'),
    },
  ])('says so of $why', async ({ headers, body }) => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(200, { ...HTML, ...headers }).end(body);
    });
    await expect(guarded()(base)).rejects.toMatchObject({ code: 'fetch_bad_encoding' });
  });

  it.each(['image/png', 'video/mp4', 'application/pdf', 'application/zip'])(
    'does not read %s',
    async (type) => {
      const base = await loopbackServer((_, response) => {
        response.writeHead(200, { 'content-type': type }).end('x');
      });
      await expect(guarded()(base)).rejects.toMatchObject({ code: 'fetch_wrong_type' });
    },
  );

  it('reports a status with when to come back, and shows no query', async () => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(429, { 'retry-after': '120' }).end();
    });
    const failed = guarded()(`${base}/feed?token=s3cret`);
    await expect(failed).rejects.toMatchObject({
      code: 'fetch_status',
      status: 429,
      retryAfter: '120',
      message: `${base}/feed asks us to come less often (status 429).`,
    });
  });

  it.each([
    {
      why: 'a shorter body than promised',
      answer: 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort',
    },
    { why: 'no HTTP at all', answer: 'SSH-2.0-OpenSSH_9.0\r\n' },
    { why: 'a connection that just ends', answer: '' },
  ])('reports $why', async ({ answer }) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    await expect(guarded()(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'fetch_network',
    });
  });

  it.each([
    'ftp://news.example/',
    'not a url',
    'http://user:pass@news.example/',
    'javascript:alert(1)',
  ])('refuses %s', async (url) => {
    await expect(guarded()(url)).rejects.toMatchObject({ code: 'fetch_bad_url' });
  });
});
