import { expect, it, onTestFinished } from 'vitest';
import { createGuardedFetch } from '../../src/sources/guarded-fetch.ts';
import { createLeapingClock } from '../platforms/leaping-clock.ts';
import { loopbackServer } from './loopback-server.ts';

type Robots = { readonly status?: number; readonly text?: string; readonly type?: string };

async function site(robots: () => Robots) {
  const asked: string[] = [];
  const base = await loopbackServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/robots.txt') {
      const { status = 200, text = '', type = 'text/plain' } = robots();
      response.writeHead(status, { 'content-type': type }).end(text);
    } else if (request.url === '/moved') response.writeHead(302, { location: '/private/a' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Read.</p>');
  });
  const clock = createLeapingClock();
  const guarded = createGuardedFetch({ allowPrivateAddresses: true, clock });
  onTestFinished(() => guarded.close());
  const read = (path: string) => guarded.fetch(base + path, { obeyRobots: true });
  return { base, asked, clock, read, fetch: guarded.fetch };
}

it.each([
  { why: 'names nobody', text: 'User-agent: *\nDisallow: /private/', allowed: true },
  { why: 'shuts out everybody', text: 'User-agent: *\nDisallow: /', allowed: false },
  { why: 'shuts us out', text: 'User-agent: bellwether\nDisallow: /', allowed: false },
  {
    why: 'lets only us in',
    text: 'User-agent: *\nDisallow: /\n\nUser-agent: Bellwether\nAllow: /',
    allowed: true,
  },
  { why: 'shuts a pattern', text: 'User-agent: *\nDisallow: /*/today$', allowed: false },
  { why: 'is a web page', text: '<html>Hello</html>', type: 'text/html', allowed: true },
  { why: 'is not there', status: 404, allowed: true },
  { why: 'may not be read', status: 403, allowed: true },
  { why: 'has trouble', status: 500, allowed: false },
  { why: 'is asked too often', status: 429, allowed: false },
])('reads a page: $allowed, where robots.txt $why', async ({ allowed, ...robots }) => {
  const { read, asked } = await site(() => robots);
  const reading = read('/news/today');
  if (allowed) await expect(reading).resolves.toMatchObject({ status: 200 });
  else
    await expect(reading).rejects.toMatchObject({
      code: robots.status === undefined ? 'fetch_robots' : 'fetch_status',
    });
  expect(asked).toEqual(allowed ? ['/robots.txt', '/news/today'] : ['/robots.txt']);
});

it('asks for it once a day, and again ten minutes after it could not be had', async () => {
  let status = 500;
  const { read, asked, clock } = await site(() => ({ status }));
  await expect(read('/a')).rejects.toMatchObject({ code: 'fetch_status' });
  await expect(read('/a')).rejects.toMatchObject({ code: 'fetch_status' });
  expect(asked).toEqual(['/robots.txt']);
  status = 200;
  clock.advance(11 * 60_000);
  await read('/a');
  await read('/b');
  clock.advance(25 * 3_600_000);
  await read('/c');
  expect(asked).toEqual(['/robots.txt', '/robots.txt', '/a', '/b', '/robots.txt', '/c']);
});

it('asks on every host and path that a redirect leads to', async () => {
  const { read, asked } = await site(() => ({ text: 'User-agent: *\nDisallow: /private/' }));
  await expect(read('/moved')).rejects.toMatchObject({ code: 'fetch_robots' });
  expect(asked).toEqual(['/robots.txt', '/moved']);
});

it('keeps the crawl delay between two pages', async () => {
  const { read, asked, clock } = await site(() => ({ text: 'User-agent: *\nCrawl-delay: 20' }));
  await read('/a');
  const second = read('/b');
  // Another host answers meanwhile, so there was time enough to send the request.
  const other = await site(() => ({}));
  for (let page = 0; page < 5; page += 1) await other.read(`/${page}`);
  expect(asked).toEqual(['/robots.txt', '/a']);
  clock.advance(20_000);
  await second;
  expect(asked).toEqual(['/robots.txt', '/a', '/b']);
});

it('does not ask for what somebody named', async () => {
  const { base, asked, fetch } = await site(() => ({ text: 'User-agent: *\nDisallow: /' }));
  await fetch(`${base}/feed`);
  expect(asked).toEqual(['/feed']);
});
