import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const ITEMS = 10;
const PARAGRAPH =
  'The company told its staff on Monday that it will look at how work is shared between its offices this year. ' +
  'Managers were asked to say by the end of the month which tasks could be done otherwise, and by whom. ' +
  'A spokesman said that nothing had been decided, that talks would go on for some weeks, and that customers would ' +
  'notice no difference. People who were there described the meeting as calm. The plan is to be voted on in spring, ' +
  'and a first report is expected some time before that, as in the years before. Two directors will look after it. ' +
  'Shares were little changed in the afternoon, and trading was thin.';

/** What the benchmark asks the server for, and is told of it. */
export type FeedServerMessage = { readonly port: number } | { readonly mostSockets: number };

/** The feed of a host in a round of asking; every tenth host has something new in each round. */
export function feedOf(host: string, round: number): string {
  const number = Number(/\d+/.exec(host)?.[0] ?? 0);
  const newest = ITEMS + (number % 10 === round % 10 ? round : 0);
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const id = newest - index;
    const date = new Date(Date.UTC(2026, 0, 1, id)).toUTCString();
    return (
      `<item><title>${host} looks at its work, part ${id}</title><link>https://${host}/news/${id}</link>` +
      `<guid isPermaLink="false">${host}-${id}</guid><pubDate>${date}</pubDate>` +
      `<description><![CDATA[<p>Part ${id} of ${host}. ${PARAGRAPH}</p>]]></description></item>`
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${host}</title><link>https://${host}/</link><description>News</description>${items.join('')}</channel></rss>`;
}

/** Run as a process of its own, so that serving is not part of what is measured. */
function serve(send: (message: FeedServerMessage) => void): void {
  let round = 0;
  let mostSockets = 0;
  let sockets = 0;
  const server = createServer((request, response) => {
    const host = request.headers.host?.split(':')[0] ?? '';
    const text = feedOf(host, round);
    const etag = `"${text.length}-${/part \d+/.exec(text)?.[0] ?? ''}"`;
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(text);
  });
  server.on('connection', (socket) => {
    sockets += 1;
    mostSockets = Math.max(mostSockets, sockets);
    socket.on('close', () => {
      sockets -= 1;
    });
  });
  process.on('message', () => {
    send({ mostSockets });
    mostSockets = sockets;
    round += 1;
  });
  server.listen(0, '127.0.0.1', () => {
    send({ port: (server.address() as AddressInfo).port });
  });
}

if (process.send) serve((message) => process.send?.(message));
