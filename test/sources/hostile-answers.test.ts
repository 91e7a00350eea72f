import { STATUS_CODES } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fc } from '../properties.ts';
import { FetchError } from '../../src/sources/fetch-errors.ts';
import { guarded, text } from './guarded.ts';
import { loopbackServer } from './loopback-server.ts';
import { rawServer } from './raw-server.ts';

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
