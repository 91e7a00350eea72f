import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/documents/feed-reader.ts';
import { looksLikeFeed } from '../../src/documents/sniff-format.ts';
import { AppError, UnreadableDocumentError } from '../../src/errors.ts';

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour &amp; Hill Wire</title><link>https://wire.example/</link><description>News</description>
<item><title>Harbour Bank cuts 400 jobs &amp;amp; shuts 3 branches</title>
<link>https://wire.example/bank?utm_source=rss&amp;id=4</link><guid isPermaLink="false">w-1</guid>
<pubDate>Tue, 05 Mar 2024 09:30:00 GMT</pubDate>
<description>Teaser</description>
<content:encoded><![CDATA[<p>The bank said <b>400</b> jobs would go.</p><script>alert(1)</script><p>It employs 5,000 people.</p>]]></content:encoded></item>
<item><link>/mill</link><description>Mill Street Press hires 20 people. It needs binders.</description></item>
<item><title>Mill again</title><link>https://wire.example/mill?fbclid=1</link></item>
<item><guid isPermaLink="false">empty</guid></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom wire</title><id>urn:x</id><updated>2024-03-05T00:00:00Z</updated>
<entry><id>urn:x:1</id><title type="html">Bank &lt;i&gt;cuts&lt;/i&gt; jobs</title>
<link rel="enclosure" href="https://a.example/pic"/><link rel="alternate" href="https://a.example/1"/>
<updated>2024-03-06T10:00:00Z</updated><published>2024-03-05T10:00:00+01:00</published>
<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://r.example/"><title>RDF wire</title><link>https://r.example/</link><description>d</description></channel>
<item rdf:about="https://r.example/1"><title>Bank cuts jobs</title><link>https://r.example/1</link><description>One.</description><dc:date>2024-03-05T10:00:00Z</dc:date></item></rdf:RDF>`;

const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'JSON wire',
  items: [
    {
      id: '1',
      url: 'https://j.example/1',
      title: 'Bank cuts jobs',
      content_html: '<p>One.</p>',
      date_published: '2024-03-05T10:00:00Z',
    },
  ],
});

describe('readFeed', () => {
  it('reads RSS: plain title, whole text rather than the teaser, url without tracking, date', () => {
    const { title, documents, problems } = readFeed(RSS, { url: 'https://wire.example/rss' });
    expect(title).toBe('Harbour & Hill Wire');
    expect(documents[0]).toMatchObject({
      format: 'article',
      title: 'Harbour Bank cuts 400 jobs & shuts 3 branches',
      url: 'https://wire.example/bank?id=4',
      publisher: 'Harbour & Hill Wire',
      publishedAt: '2024-03-05T09:30:00Z',
      text: 'The bank said 400 jobs would go.\n\nIt employs 5,000 people.',
    });
    expect(problems).toEqual(['Item 4 of the feed has neither title nor text.']);
  });

  it('gives an item without a title its text, and the same url once', () => {
    const { documents } = readFeed(RSS, { url: 'https://wire.example/rss' });
    expect(documents).toHaveLength(2);
    expect(documents[1]).toMatchObject({
      title: 'Mill Street Press hires 20 people. It needs binders.',
      url: 'https://wire.example/mill',
      text: '',
    });
  });

  it.each([
    {
      name: 'Atom',
      raw: ATOM,
      expected: {
        title: 'Bank cuts jobs',
        url: 'https://a.example/1',
        text: 'One.\n\nTwo.',
        publishedAt: '2024-03-05T09:00:00Z',
        publisher: 'Atom wire',
      },
    },
    {
      name: 'RDF',
      raw: RDF,
      expected: {
        title: 'Bank cuts jobs',
        url: 'https://r.example/1',
        text: 'One.',
        publishedAt: '2024-03-05T10:00:00Z',
        publisher: 'RDF wire',
      },
    },
    {
      name: 'JSON Feed',
      raw: JSON_FEED,
      expected: {
        title: 'Bank cuts jobs',
        url: 'https://j.example/1',
        text: 'One.',
        publishedAt: '2024-03-05T10:00:00Z',
        publisher: 'JSON wire',
      },
    },
  ])('reads $name', ({ raw, expected }) => {
    expect(looksLikeFeed(raw)).toBe(true);
    expect(readFeed(raw).documents).toMatchObject([expected]);
  });

  it('does not expand entities that the feed defines', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss version="2.0"><channel><title>t</title><item><title>Jobs &b;</title></item></channel></rss>`;
    let title = '';
    try {
      title = readFeed(bomb).documents[0]?.title ?? '';
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableDocumentError);
    }
    expect(title).not.toContain('aaaa');
  });

  it('says that something is no feed', () => {
    expect(() => readFeed('<html><body>Hello</body></html>')).toThrow(UnreadableDocumentError);
  });

  it('reads or refuses, and never crashes, on feeds that are cut or garbled anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(RSS, ATOM, RDF, JSON_FEED),
        fc.nat(1200),
        fc.string({ maxLength: 12 }),
        (raw, at, garbage) => {
          for (const broken of [raw.slice(0, at), raw.slice(0, at) + garbage + raw.slice(at + 3)]) {
            try {
              expect(readFeed(broken).documents.length).toBeLessThan(5);
            } catch (error) {
              expect(error).toBeInstanceOf(AppError);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
