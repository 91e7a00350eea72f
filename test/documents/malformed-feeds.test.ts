import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../src/documents/read-documents.ts';

const NAMES = ['Acme', 'Bolt', 'Cedar', 'Dune'];
const titleOf = (n: number): string => `${NAMES[n] ?? ''} cuts ${(n + 1) * 1250} jobs`;
const textOf = (n: number): string =>
  `${NAMES[n] ?? ''} said that ${(n + 1) * 1250} of its ${(n + 3) * 11_111} people will leave by 20${31 + n}.`;

const FEEDS = {
  rss: `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title><link>https://w.example/</link><description>d</description>
${NAMES.map((_, n) => `<item><title>${titleOf(n)}</title><link>https://w.example/${n}</link><guid>g${n}</guid><pubDate>Tue, 05 Mar 2024 09:3${n}:00 GMT</pubDate><content:encoded><![CDATA[<p>${textOf(n)}</p>]]></content:encoded></item>`).join('\n')}
</channel></rss>`,
  atom: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><id>urn:x</id><updated>2024-03-05T00:00:00Z</updated>
${NAMES.map((_, n) => `<entry><id>urn:x:${n}</id><title>${titleOf(n)}</title><link href="https://w.example/${n}"/><updated>2024-03-05T10:0${n}:00Z</updated><content type="html">&lt;p&gt;${textOf(n)}&lt;/p&gt;</content></entry>`).join('\n')}</feed>`,
  rdf: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://w.example/"><title>Wire</title><link>https://w.example/</link><description>d</description></channel>
${NAMES.map((_, n) => `<item rdf:about="https://w.example/${n}"><title>${titleOf(n)}</title><link>https://w.example/${n}</link><description>${textOf(n)}</description></item>`).join('\n')}</rdf:RDF>`,
  json: JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Wire',
    items: NAMES.map((_, n) => ({
      id: String(n),
      url: `https://w.example/${n}`,
      title: titleOf(n),
      content_html: `<p>${textOf(n)}</p>`,
    })),
  }),
};
const formats = Object.entries(FEEDS).map(([name, feed]) => ({ name, feed }));

const FIGURE = /\d[\d,]*/g;

async function read(feed: string | Uint8Array) {
  return readDocuments(typeof feed === 'string' ? Buffer.from(feed) : feed, {
    contentType: 'application/xml',
  });
}

describe.each(formats)('a feed in $name', ({ name, feed }) => {
  it('is read whole', async () => {
    const { documents } = await read(feed);
    expect(documents.map(({ title, text }) => [title, text])).toEqual(
      NAMES.map((_, n) => [titleOf(n), textOf(n)]),
    );
  });

  it('cut off anywhere gives whole items, and no figure that was cut', async () => {
    const whole = new Set(feed.match(FIGURE));
    for (let end = feed.indexOf(titleOf(0)); end < feed.length; end += 7) {
      for (const { title, text } of (await read(feed.slice(0, end))).documents) {
        if (!title.includes('cuts')) continue;
        const n = NAMES.findIndex((_, index) => titleOf(index) === title);
        expect(n, `${name} cut at ${end}: ${title}`).toBeGreaterThanOrEqual(0);
        expect(['', textOf(n)]).toContain(text);
        for (const figure of `${title} ${text}`.match(FIGURE) ?? [])
          expect(whole).toContain(figure);
      }
    }
  });

  it('damaged anywhere is read without a crash, and a whole item never gets the text of another', async () => {
    const damage = fc.record({
      at: fc.nat(feed.length),
      length: fc.nat(60),
      instead: fc.oneof(
        fc.constant(''),
        fc.string({ maxLength: 20 }),
        fc.constantFrom(
          '<',
          '>',
          '&',
          '&#0;',
          '&bogus;',
          '<![CDATA[',
          ']]>',
          '<!--',
          '-->',
          '</item>',
          '<item>',
          '</entry>',
          '"',
          '{',
          '}',
          ',',
          '\u0000',
          '\uFFFE',
          '<?xml version="1.0"?>',
          '<!DOCTYPE rss [<!ENTITY a "x">]>',
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        let text = feed;
        for (const { at, length, instead } of damages)
          text = text.slice(0, at) + instead + text.slice(at + length);
        const { documents } = await read(text);
        for (const document of documents) {
          const title = NAMES.findIndex((_, n) => titleOf(n) === document.title);
          const body = NAMES.findIndex((_, n) => textOf(n) === document.text);
          // Where the damage took away what stands between two items, nobody can tell them apart.
          const between = damages.every(
            ({ at, length }) =>
              !/<\/?(?:item|entry)|[{}]/.test(feed.slice(Math.max(0, at - 8), at + length + 8)),
          );
          if (title >= 0 && body >= 0 && between && damages.length === 1) expect(body).toBe(title);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of random bytes within is read without a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(feed.length), fc.uint8Array({ maxLength: 80 }), async (at, junk) => {
        const bytes = Buffer.from(feed);
        await read(Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at)]));
      }),
      { numRuns: 100 },
    );
  });
});

describe('by hand', () => {
  const rss = (inner: string, before = ''): string =>
    `<?xml version="1.0"?>${before}<rss version="2.0"><channel><title>Wire</title><item><title>Acme cuts 200 jobs</title><link>https://w.example/1</link><description>${inner}</description></item></channel></rss>`;

  it.each([
    {
      why: 'entities within entities',
      feed: rss(
        '&d;',
        `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}"><!ENTITY d "${'&c;'.repeat(100)}">]>`,
      ),
    },
    {
      why: 'an entity in a file',
      feed: rss('&x;', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    },
    {
      why: 'an entity on a server',
      feed: rss('&x;', '<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>'),
    },
    {
      why: 'a parameter entity',
      feed: rss('x', '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>'),
    },
    {
      why: 'an entity of its own with a figure',
      feed: rss('Acme cuts &n; jobs', '<!DOCTYPE rss [<!ENTITY n "900">]>'),
    },
  ])('does not expand $why', async ({ feed }) => {
    const { documents } = await read(feed);
    const text = documents.map((document) => document.text).join();
    expect(text).not.toMatch(/root:|900|haha/);
    expect(text.length).toBeLessThan(200);
  });

  it.each([
    { why: 'elements nested a thousand deep', inner: '<a>'.repeat(1000) },
    { why: 'HTML nested ten thousand deep', inner: `<![CDATA[${'<div>'.repeat(10_000)}]]>` },
    { why: 'a text of a megabyte', inner: 'Acme cuts 200 jobs. '.repeat(50_000) },
    { why: 'ten thousand entities', inner: '&amp;'.repeat(10_000) },
    {
      why: 'a tag with ten thousand attributes',
      inner: `<![CDATA[<p ${'a=1 '.repeat(10_000)}>]]>`,
    },
    { why: 'unclosed quotes', inner: '<![CDATA[<a href="x>Acme cuts</a><a href=\'y>]]>' },
    { why: 'comments that are never closed', inner: `<![CDATA[${'<!--'.repeat(5_000)}]]>` },
    { why: 'a script', inner: '<![CDATA[<script>throw new Error("ran")</script>]]>' },
  ])('reads on over $why', async ({ inner }) => {
    const { documents } = await read(rss(inner));
    for (const { title } of documents) expect(title).toContain('Acme cuts 200 jobs');
  });

  it('reads five thousand items', async () => {
    const items = Array.from(
      { length: 5_000 },
      (_, n) => `<item><title>Part ${n}</title><link>https://w.example/${n}</link></item>`,
    );
    const { documents } = await read(
      `<rss version="2.0"><channel><title>Wire</title>${items.join('')}</channel></rss>`,
    );
    expect(documents).toHaveLength(5_000);
  });
});
