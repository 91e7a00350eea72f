import type { RequestListener } from 'node:http';
import { loopbackServer } from './sources/loopback-server.ts';

/** The site of a newspaper: a front page that names its feed, the feed with teasers, and an article behind each. */
export type WatchedWire = {
  readonly base: string;
  /** How often the feed was asked. */
  readings(): number;
  /** The feed has it at the next look. */
  publish(title: string, article: string): void;
};

export async function startWire(nowMs: () => number): Promise<WatchedWire> {
  // A feed that never held anything is taken for a template's leftover.
  const items = [
    { title: 'Harbour opens', article: LONG_ARTICLE, date: new Date(nowMs()).toUTCString() },
  ];
  let readings = 0;
  const feed = (base: string): string => {
    const entries = items.map(
      ({ title, date }, index) =>
        `<item><title>${title}</title><link>${base}/${index}</link><pubDate>${date}</pubDate><description>${title}.</description></item>`,
    );
    return `<rss version="2.0"><channel><title>Wire</title>${entries.join('')}</channel></rss>`;
  };
  const answer: RequestListener = (request, response) => {
    const path = request.url ?? '';
    const item = items[Number(path.slice(1))];
    if (path === '/feed') {
      readings += 1;
      response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(feed(base));
    } else if (path === '/')
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
        );
    else if (item)
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<html><head><title>${item.title}</title></head><body><article><h1>${item.title}</h1><p>${item.article}</p></article></body></html>`,
        );
    else response.writeHead(404).end();
  };
  const base = await loopbackServer(answer);
  return {
    base,
    readings: () => readings,
    publish: (title, article) => {
      items.push({ title, article, date: new Date(nowMs()).toUTCString() });
    },
  };
}

/** Long enough to be more than a teaser or a paywall's first lines. */
export const LONG_ARTICLE = Array.from(
  { length: 20 },
  (_, index) =>
    `Paragraph ${index + 1} of the report tells how the company got here and what people in the trade make of it.`,
).join(' ');
