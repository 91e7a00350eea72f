import { STATUS_CODES } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { fc } from '../properties.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPath } from '../../src/sources/read-path.ts';
import { createGuardedFetch, type GuardedFetchParts } from '../../src/sources/guarded-fetch.ts';
import { FetchError } from '../../src/sources/fetch-errors.ts';
import { loopbackServer } from './loopback-server.ts';

function guarded(parts: Partial<GuardedFetchParts> = {}) {
  const made = createGuardedFetch({ allowPrivateAddresses: true, totalMs: 10_000, ...parts });
  onTestFinished(() => made.close());
  return made.fetch;
}

/** A server that speaks bytes and no HTTP of its own; every connection ends with the test. */
async function rawServer(onRequest: (socket: Socket, asked: number) => void): Promise<string> {
  const open = new Set<Socket>();
  let asked = 0;
  // Half-open: a client that says it is done is not hung up on.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    socket.once('data', () => {
      asked += 1;
      onRequest(socket, asked);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

describe('every status', () => {
  const statuses = Object.keys(STATUS_CODES)
    .map(Number)
    .filter((status) => status >= 200 && status !== 200 && status !== 304);

  it('but 200 and 304 is a failure with the status and a reason', async () => {
    const base = await loopbackServer((request, response) => {
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { 'content-type': 'text/html' }).end('<p>Acme cuts 200 jobs.</p>');
    });
    // A 429 lets the host rest, so each status is asked for by a fetch of its own.
    for (const status of statuses) {
      const failure = await guarded()(`${base}/${status}`).catch((error: unknown) => error);
      expect(failure, String(status)).toBeInstanceOf(FetchError);
      expect(failure, String(status)).toMatchObject({ code: 'fetch_status', status });
    }
  });

  it.each([199, 600, 999])('that HTTP does not know, %i, is a failure', async (status) => {
    const url = await rawServer((socket) => {
      socket.end(`HTTP/1.1 ${status} Odd\r\ncontent-length: 2\r\n\r\nhi`);
    });
    await expect(guarded({ totalMs: 500 })(url)).rejects.toBeInstanceOf(FetchError);
  });

  it('a 304 that nobody asked for brings nothing', async () => {
    const base = await loopbackServer((_, response) => response.writeHead(304).end());
    expect(await guarded()(base)).toMatchObject({ status: 304, bytes: new Uint8Array() });
  });

  it('early hints before the answer are passed over', async () => {
    const url = await rawServer((socket) => {
      socket.end(
        'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nread',
      );
    });
    expect(text((await guarded()(url)).bytes)).toBe('read');
  });
});

describe('lengths', () => {
  it.each([
    { why: 'fewer bytes than promised', head: 'content-length: 100', body: 'short' },
    {
      why: 'two lengths that differ',
      head: 'content-length: 5\r\ncontent-length: 7',
      body: 'short',
    },
    { why: 'a length that is no number', head: 'content-length: many', body: 'short' },
    { why: 'a negative length', head: 'content-length: -1', body: 'short' },
    { why: 'a chunk that is cut off', head: 'transfer-encoding: chunked', body: 'ff\r\nshort' },
    { why: 'chunks without an end', head: 'transfer-encoding: chunked', body: '5\r\nshort\r\n' },
    {
      why: 'a chunk size that is no number',
      head: 'transfer-encoding: chunked',
      body: 'zz\r\nx\r\n',
    },
  ])('$why is a failure, not half a document', async ({ head, body }) => {
    const url = await rawServer((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n${head}\r\n\r\n${body}`);
    });
    await expect(guarded()(url)).rejects.toMatchObject({ code: 'fetch_network' });
  });

  it('more bytes than promised are not read', async () => {
    const url = await rawServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nreadHTTP/1.1 200 OK\r\n\r\nsmuggled');
    });
    const read = await guarded()(url).then(({ bytes }) => text(bytes), String);
    expect(read).not.toContain('smuggled');
  });

  it('a body without a length ends with the connection', async () => {
    const url = await rawServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\nread');
    });
    expect(text((await guarded()(url)).bytes)).toBe('read');
  });

  it('a length that is the compressed one is right', async () => {
    const body = gzipSync('read');
    const base = await loopbackServer((_, response) => {
      response
        .writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length })
        .end(body);
    });
    expect(text((await guarded()(base)).bytes)).toBe('read');
  });
});

describe('time', () => {
  it.each([
    {
      why: 'headers that come a byte at a time',
      first: 'HTTP/1.1 200 OK\r\nx-slow: ',
    },
    {
      why: 'a body that comes a byte at a time',
      first: 'HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n',
    },
    { why: 'a body without an end', first: 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n' },
  ])('is up for $why', async ({ first }) => {
    const url = await rawServer((socket) => {
      socket.write(first);
      const timer = setInterval(() => socket.write('x'), 10);
      socket.on('close', () => {
        clearInterval(timer);
      });
    });
    await expect(guarded({ totalMs: 300 })(url)).rejects.toMatchObject({ code: 'fetch_timeout' });
  });

  it('is counted over all redirects together', async () => {
    let hops = 0;
    const base = await loopbackServer((_, response) => {
      hops += 1;
      setTimeout(() => {
        response.writeHead(302, { location: `/${hops}` }).end();
      }, 200);
    });
    await expect(guarded({ totalMs: 500 })(base)).rejects.toMatchObject({ code: 'fetch_timeout' });
    expect(hops).toBeLessThan(5);
  });

  it('waiting for another request to the host is not counted', async () => {
    let running = 0;
    let most = 0;
    const base = await loopbackServer((_, response) => {
      running += 1;
      most = Math.max(most, running);
      setTimeout(() => {
        running -= 1;
        response.writeHead(200, { 'content-type': 'text/plain' }).end('read');
      }, 230);
    });
    const fetch = guarded({ totalMs: 2000 });
    const reads = Array.from({ length: 10 }, (_, page) => fetch(`${base}/${page}`));
    expect((await Promise.all(reads)).map(({ status }) => status)).toEqual(reads.map(() => 200));
    expect(most).toBe(1);
  });
});

describe('connections', () => {
  it('that the server half-closes before it answers are a failure', async () => {
    const url = await rawServer((socket) => {
      socket.end();
    });
    await expect(guarded()(url)).rejects.toMatchObject({ code: 'fetch_network' });
  });

  it('that the server resets in the middle are a failure', async () => {
    const url = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', () => {
        socket.resetAndDestroy();
      });
    });
    await expect(guarded()(url)).rejects.toMatchObject({ code: 'fetch_network' });
  });

  it('that the server closes after an answer do not fail the next', async () => {
    const url = await rawServer((socket, asked) => {
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-length: 1\r\nconnection: keep-alive\r\n\r\n${asked}`,
      );
      socket.end();
    });
    const fetch = guarded();
    for (const expected of ['1', '2', '3']) expect(text((await fetch(url)).bytes)).toBe(expected);
  });

  it('with headers beyond measure are a failure', async () => {
    const url = await rawServer((socket) => {
      socket.end(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(200_000)}\r\n\r\nread`);
    });
    await expect(guarded()(url)).rejects.toMatchObject({ code: 'fetch_network' });
  });

  it('that nobody listens on are a failure', async () => {
    await expect(guarded()('http://127.0.0.1:1/')).rejects.toMatchObject({
      code: 'fetch_network',
      message: 'http://127.0.0.1:1/ could not be read (ECONNREFUSED).',
    });
  });
});

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

describe('character sets', () => {
  const NEWS = 'Société Générale cuts 900 jobs – “a hard step”, says its chief in Orléans.';
  const html = (charset: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>News</title></head><body><p>${NEWS}</p></body></html>`;
  const bytesOf = (string: string): Buffer => Buffer.from(string, 'utf8');

  it.each([
    {
      why: 'header and page say utf-8',
      type: 'text/html; charset=utf-8',
      body: bytesOf(html('utf-8')),
    },
    { why: 'only the page says utf-8', type: 'text/html', body: bytesOf(html('utf-8')) },
    { why: 'the header lies', type: 'text/html; charset=iso-8859-1', body: bytesOf(html('utf-8')) },
    { why: 'the page lies', type: 'text/html; charset=utf-8', body: bytesOf(html('windows-1252')) },
    {
      why: 'the header names no known one',
      type: 'text/html; charset=klingon',
      body: bytesOf(html('utf-8')),
    },
    {
      why: 'a byte order mark says utf-16',
      type: 'text/html; charset=utf-8',
      body: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(html('utf-8'), 'utf16le')]),
    },
  ])('are read right where $why', async ({ type, body }) => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    const documents = [];
    for await (const batch of readPath(base, guarded())) documents.push(...batch.documents);
    expect(documents.map((document) => document.text)).toEqual([NEWS]);
  });
});

it('whatever bytes a server answers with, a request ends in an answer or a FetchError', async () => {
  let answer: Uint8Array = new Uint8Array();
  const url = await rawServer((socket) => {
    socket.end(answer);
  });
  const fetch = guarded({ totalMs: 2_000 });
  const header = fc
    .record({
      name: fc.constantFrom(
        'content-length',
        'content-encoding',
        'content-type',
        'transfer-encoding',
        'location',
        'retry-after',
        'connection',
      ),
      value: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('gzip', '5', 'chunked', '/')),
    })
    .map(({ name, value }) => `${name}: ${value}\r\n`);
  const response = fc
    .record({
      // Retry-After would let the host rest.
      status: fc.constantFrom('200 OK', '304 Same', '302 Found', '500 Oh', '2 No', ''),
      headers: fc.array(header, { maxLength: 4 }).filter((all) => !all.join('').includes('retry')),
      body: fc.uint8Array({ maxLength: 60 }),
    })
    .map(({ status, headers, body }) =>
      Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join('')}\r\n`), body]),
    );
  await fc.assert(
    fc.asyncProperty(response, async (bytes) => {
      answer = bytes;
      const ended = await fetch(url).then(
        () => 'answer',
        (error: unknown) => (error instanceof FetchError ? 'FetchError' : error),
      );
      expect(['answer', 'FetchError']).toContain(ended);
    }),
    { numRuns: 300 },
  );
});
