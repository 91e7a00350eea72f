import { describe, expect, it } from 'vitest';
import { readHtmlArticle } from '../../src/documents/article-reader.ts';

const BODY = `<nav><a href="/">Home</a><a href="/jobs">Our own vacancies</a></nav>
<article><h1>Harbour Bank cuts 400 jobs</h1>
<p>Harbour Bank said on Tuesday that it would cut <b>400</b> jobs, or 8% of its staff, by the end of the year.</p>
<p>The lender blamed weak demand&nbsp;&mdash; and a chatbot that now answers most of the calls it gets.</p>
<script>document.title = 'changed by a script'</script>
<ul><li>Branches in the north close first.</li><li>Nobody in the south is affected by the plan.</li></ul></article>
<footer>Copyright Harbour News, all rights reserved, sign up for our letter</footer>`;
const page = (head: string, body = BODY): string =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body>${body}</body></html>`;
const LINKED = `<script type="application/ld+json">${JSON.stringify({
  '@graph': [
    { '@type': 'WebSite', name: 'x' },
    {
      '@type': ['NewsArticle'],
      headline: 'Harbour Bank cuts 400 jobs',
      datePublished: '2024-03-05T09:30:00+01:00',
      publisher: { '@type': 'Organization', name: 'Harbour News' },
    },
  ],
})}</script>`;

describe('readHtmlArticle', () => {
  it('keeps the main text in paragraphs and leaves out scripts, navigation and footers', () => {
    const { text } = readHtmlArticle(page('<title>x</title>'));
    expect(text).toContain(
      'would cut 400 jobs, or 8% of its staff, by the end of the year.\n\nThe lender',
    );
    expect(text).toContain('Branches in the north close first.\n\nNobody in the south');
    expect(text).not.toMatch(/vacancies|Copyright|changed by a script|<|&/);
  });

  it('takes title, publisher and date from JSON-LD first', () => {
    const head = `<title>Other</title><meta property="og:title" content="Another">${LINKED}`;
    expect(readHtmlArticle(page(head))).toMatchObject({
      title: 'Harbour Bank cuts 400 jobs',
      publisher: 'Harbour News',
      publishedAt: '2024-03-05T08:30:00Z',
      language: 'en',
      readable: true,
    });
  });

  it.each([
    [
      '<meta property="article:published_time" content="2024-03-05T08:30:00Z">',
      '2024-03-05T08:30:00Z',
    ],
    ['<meta name="Date" content="5 March 2024">', '2024-03-05'],
    ['<meta itemprop="datePublished" content="2024-03-05">', '2024-03-05'],
    [
      '<script type="application/ld+json">{ broken</script><meta name="pubdate" content="20240305">',
      '2024-03-05',
    ],
    ['', null],
  ])('finds the date in %s', (head, expected) => {
    expect(readHtmlArticle(page(head)).publishedAt).toBe(expected);
  });

  it('finds the date in a time element and reports one that it cannot read', () => {
    const time = BODY.replace('</h1>', '</h1><time datetime="2024-03-05">Tuesday</time>');
    expect(readHtmlArticle(page('', time)).publishedAt).toBe('2024-03-05');
    const vague = readHtmlArticle(page('<meta name="date" content="last Tuesday">'));
    expect(vague.publishedAt).toBeNull();
    expect(vague.problems).toEqual(['The date of publication, "last Tuesday", could not be read.']);
  });

  it.each([
    {
      why: 'the canonical link',
      head: '<link rel="canonical" href="/bank?utm_medium=x">',
      expected: 'https://news.example/bank',
    },
    {
      why: 'og:url',
      head: '<meta property="og:url" content="https://news.example/b">',
      expected: 'https://news.example/b',
    },
    {
      why: 'the address it came from, without tracking',
      head: '',
      expected: 'https://news.example/a?id=1',
    },
    {
      why: 'not a canonical link to the front page',
      head: '<link rel="canonical" href="/">',
      expected: 'https://news.example/a?id=1',
    },
    {
      why: 'not a canonical link that is no web address',
      head: '<link rel="canonical" href="javascript:alert(1)">',
      expected: 'https://news.example/a?id=1',
    },
  ])('takes as url $why', ({ head, expected }) => {
    const url = 'https://news.example/a?id=1&utm_source=feed&gclid=7#top';
    expect(readHtmlArticle(page(head), { url }).url).toBe(expected);
  });

  it('takes the site name off the title', () => {
    const head =
      '<title>Bank cuts jobs | Harbour News</title><meta property="og:site_name" content="Harbour News">';
    expect(readHtmlArticle(page(head, '<p>Text.</p>')).title).toBe('Bank cuts jobs');
  });

  it('keeps a page in another language unread', () => {
    const german =
      '<p>Die Hafenbank will bis zum Jahresende vierhundert Stellen abbauen, wie sie am Dienstag mitteilte.</p>';
    expect(readHtmlArticle(page('<title>Hafenbank</title>', german))).toMatchObject({
      language: 'de',
      readable: false,
    });
  });

  it.each([
    '',
    'plain words',
    '<p>fragment',
    '<html><p>no body',
    '<frameset></frameset>',
    '<title>T</title>',
    '<',
  ])('never throws: %j', (html) => {
    expect(readHtmlArticle(html).format).toBe('article');
  });

  it.each([
    {
      name: 'a long article',
      html: page(
        '',
        `<article>${'<p>Harbour Bank said it would cut jobs.</p>'.repeat(25_000)}</article>`,
      ),
    },
    { name: 'absurd nesting', html: '<div>'.repeat(200_000) },
    { name: 'unclosed starts of tags', html: '<html '.repeat(170_000) },
    { name: 'spaces', html: `<p>a${' '.repeat(1_000_000)}b` },
  ])('comes to an end with a megabyte of $name', { timeout: 120_000 }, ({ html }) => {
    expect(readHtmlArticle(html).format).toBe('article');
  });
});
