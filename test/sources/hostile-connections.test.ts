import { describe, expect, it } from 'vitest';
import { guarded, text } from './guarded.ts';
import { loopbackServer } from './loopback-server.ts';
import { rawServer } from './raw-server.ts';

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
