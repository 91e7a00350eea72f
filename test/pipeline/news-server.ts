import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type NewsItem = {
  readonly title: string;
  readonly link: string;
  readonly text?: string;
  readonly id?: string;
  /** ISO instant. */
  readonly at?: string;
};

/** A feed on loopback whose items, status and headers a test changes as it goes. */
export type NewsServer = {
  readonly url: string;
  items: NewsItem[];
  /** What else stands in the feed's channel. */
  channel: string;
  status: number;
  headers: Record<string, string>;
  /** Other addresses than the feed's. */
  pages: (request: IncomingMessage, response: ServerResponse) => void;
  /** The requests so far for the feed. */
  readonly asked: IncomingMessage[];
  close(): Promise<void>;
};

export async function newsServer(): Promise<NewsServer> {
  const http = createServer((request, response) => {
    if (request.url !== '/feed') {
      server.pages(request, response);
      return;
    }
    server.asked.push(request);
    response
      .writeHead(server.status, { 'content-type': 'application/rss+xml', ...server.headers })
      .end(server.status === 304 ? undefined : feedOf(server.items, server.channel));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: NewsServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/feed`,
    items: [],
    channel: '',
    status: 200,
    headers: {},
    pages: (_, response) => {
      response.writeHead(404).end();
    },
    asked: [],
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => {
          resolve();
        });
      }),
  };
  return server;
}

export function feedOf(items: readonly NewsItem[], channel: string): string {
  const written = items.map(
    ({ title, link, text = '', id, at }) =>
      `<item><title>${title}</title><link>${link}</link>` +
      (id === undefined ? '' : `<guid isPermaLink="false">${id}</guid>`) +
      (at === undefined ? '' : `<pubDate>${new Date(at).toUTCString()}</pubDate>`) +
      `<description>${text}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Wire</title>${channel}${written.join('')}</channel></rss>`;
}
