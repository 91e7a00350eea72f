import { describe, expect, it } from 'vitest';
import { expectSound, read } from './damage.ts';

describe('malformed feeds', () => {
  const ITEM =
    '<item><title>Acme lays off 200</title><link>https://wire.example/1</link><pubDate>Thu, 15 Jan 2026 09:00:00 GMT</pubDate><description>Acme lays off 200 people.</description></item>';
  const rss = (inside: string, head = '') =>
    `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>Wire</title>${inside}</channel></rss>`;
  const laughs = `<!DOCTYPE rss [<!ENTITY a "lol">${'bcdefghij'
    .split('')
    .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
    .join('')}]>`;

  it.each([
    [
      'ends in the middle of an item',
      rss(`${ITEM}<item><title>Beta cl`).replace(/<\/channel>.*/, ''),
      0,
    ],
    ['ends in the middle of a tag', rss(ITEM).slice(0, -20), 0],
    ['never ends a CDATA section', rss(`${ITEM}<item><title><![CDATA[Beta closes`), 0],
    ['has bare ampersands', rss(ITEM.replace('Acme lays', 'Acme & Co lays')), 1],
    ['has entities nobody knows', rss(ITEM.replace('Acme lays', '&nbsp;&bogus; Acme lays')), 1],
    ['has text before the declaration', `\n\n  ${rss(ITEM)}`, 1],
    [
      'has a byte order mark and a stray one',
      `\uFEFF${rss(ITEM.replace('Acme', '\uFEFFAcme'))}`,
      1,
    ],
    ['has control characters', rss(ITEM.replace('Acme', 'A\u0007cme\u0000')), 1],
    ['has no channel', `<rss version="2.0">${ITEM}</rss>`, null],
    [
      'has its items after the channel',
      `<rss version="2.0"><channel><title>Wire</title></channel>${ITEM}</rss>`,
      null,
    ],
    [
      'has two channels',
      `<rss version="2.0"><channel><title>A</title>${ITEM}</channel><channel><title>B</title></channel></rss>`,
      null,
    ],
    ['says that it is another version', rss(ITEM).replace('2.0', '0.92'), 1],
    ['has no version', rss(ITEM).replace(' version="2.0"', ''), 1],
    [
      'has tags in capitals',
      rss(ITEM).replace(
        /<(\/?)(title|item|link)>/g,
        (_, end: string, name: string) => `<${end}${name.toUpperCase()}>`,
      ),
      null,
    ],
    [
      'has titles with markup',
      rss(ITEM.replace('Acme lays off 200', '&lt;b&gt;Acme&lt;/b&gt; lays off 200')),
      1,
    ],
    [
      'has links of its own making',
      rss(ITEM.replace('https://wire.example/1', 'javascript:alert(1)')),
      1,
    ],
    ['has a relative link', rss(ITEM.replace('https://wire.example/1', '/1')), 1],
    ['has dates of no day', rss(ITEM.replace('Thu, 15 Jan 2026', 'Thu, 35 Jan 2026')), 1],
    ['has empty items', rss(`${'<item/>'.repeat(3)}${ITEM}<item></item>`), 1],
    ['has one item a hundred times', rss(ITEM.repeat(100)), 1],
    ['has items in items', rss(`<item>${ITEM}<title>Beta closes</title></item>`), null],
    [
      'is a hundred thousand tags deep',
      rss(`<item><title>${'<b>'.repeat(100_000)}Deep</title></item>`),
      null,
    ],
    ['expands its entities a billion times', rss('<item><title>&j;</title></item>', laughs), null],
    [
      'reads a file',
      rss(
        '<item><title>&x;</title></item>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
      ),
      null,
    ],
    [
      'has a title of a million letters',
      rss(`<item><title>${'A'.repeat(1_000_000)}</title></item>`),
      null,
    ],
    [
      'is Atom without entries',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title></feed>',
      0,
    ],
    [
      'is Atom with a text of no type',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title/><entry><title type="xhtml"><div>Acme lays off 200</div></title><link/><content/></entry></feed>',
      null,
    ],
    [
      'is Atom with an entry of nothing',
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry/><entry><id>x</id></entry></feed>',
      0,
    ],
    [
      'is RDF without items',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>W</title></channel></rdf:RDF>',
      null,
    ],
    [
      'is JSON cut off',
      '{"version":"https://jsonfeed.org/version/1.1","title":"W","items":[{"id":"1","title":"Acme',
      0,
    ],
    [
      'is JSON with items of no kind',
      '{"version":"https://jsonfeed.org/version/1.1","items":[null,1,"x",[],{"id":"1","title":"Acme lays off 200"}]}',
      null,
    ],
    [
      'is JSON with fields of other kinds',
      '{"version":"https://jsonfeed.org/version/1.1","title":{},"items":[{"id":1,"title":["a"],"url":5,"content_text":{},"date_published":false}]}',
      null,
    ],
    ['is JSON with no items', '{"version":"https://jsonfeed.org/version/1.1","title":"W"}', 0],
    [
      'is a page that says that there is no feed',
      '<!doctype html><html><title>404</title><body><p>Not found &lt;rss&gt;</p></body></html>',
      null,
    ],
    ['is empty', '', null],
    ['is one angle bracket', '<', null],
  ])('%s', async (_why, text, expected) => {
    const { documents, problems } = await read(text, 'feed');
    expectSound(documents);
    if (expected !== null) expect(documents).toHaveLength(expected);
    if (expected === 0) expect(problems.length).toBeGreaterThan(0);
    const shown = JSON.stringify(documents);
    expect(shown).not.toContain('lollol');
    expect(shown).not.toContain('javascript:');
  });
});
