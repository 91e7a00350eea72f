import { describe, expect, it } from 'vitest';
import { readPageLinks } from '../../src/documents/page-links.ts';

const URL_OF_PAGE = 'https://www.ledger.example/business/';
const feedsOf = (html: string) => readPageLinks(html, URL_OF_PAGE).feeds;
const articlesOf = (html: string) =>
  readPageLinks(html, URL_OF_PAGE).articles.map(({ title, url }) => [title, url]);

describe('the feeds of a page', () => {
  it.each([
    { why: 'RSS', link: 'rel="alternate" type="application/rss+xml" href="/rss"', at: '/rss' },
    {
      why: 'Atom',
      link: "type='application/atom+xml' rel='alternate' href='x'",
      at: '/business/x',
    },
    { why: 'JSON Feed', link: 'rel=feed type="application/feed+json" href="/f"', at: '/f' },
    {
      why: 'upper case, a charset and several words',
      link: 'REL="home ALTERNATE" TYPE="Application/RSS+XML; charset=utf-8" HREF="/r"',
      at: '/r',
    },
  ])('are named by its links: $why', ({ link, at }) => {
    expect(feedsOf(`<html><head><link ${link}></head><body></body></html>`)).toEqual([
      `https://www.ledger.example${at}`,
    ]);
  });

  it('come with those of comments last, then as anchors, each once', () => {
    expect(
      feedsOf(`<head>
        <link rel="alternate" type="application/rss+xml" title="Ledger » Comments" href="/comments/feed/">
        <link rel="alternate" type="application/rss+xml" title="Ledger" href="/feed/?utm_source=page">
        <link rel="alternate" hreflang="de" href="/de/"><link rel="stylesheet" type="text/css" href="/a.css">
        </head><body><a href="/feed/">Feed</a> <a href="/news.rss">RSS</a> <a href="/feedback">No</a></body>`),
    ).toEqual([
      'https://www.ledger.example/feed/',
      'https://www.ledger.example/news.rss',
      'https://www.ledger.example/comments/feed/',
    ]);
  });

  it.each([
    '',
    '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
    '<link rel="alternate" type="application/rss+xml" href="">x',
  ])('that are none: %j', (html) => {
    const feeds = feedsOf(html);
    expect(feeds.filter((feed) => !feed.startsWith('https://www.ledger.example'))).toEqual([]);
  });
});

describe('the articles of a page', () => {
  it('are its headlines with addresses of articles, in the order of the page, each once', () => {
    expect(
      articlesOf(`<body><nav><a href="/2026/01/16/in-the-menu-of-it">A headline that stands in the menu</a></nav>
        <main>
          <a href="/business/harbour-bank-cuts-400-jobs?utm_source=front#top">Harbour Bank cuts 400 jobs in Leeds</a>
          <a href="/business/harbour-bank-cuts-400-jobs">Harbour Bank cuts 400 jobs in Leeds again</a>
          <a href="https://live.ledger.example/story/88812345"><img alt=""><h3>Mill Street to close its Oslo office</h3><p>A long teaser under it.</p></a>
          <a href="/2026/01/15/pier-one">Pier One freezes hiring until spring</a>
          <a href="/business/page-two-of-it">More</a>
          <a href="/tag/layoffs-and-job-cuts">Everything we have on layoffs</a>
          <a href="/business/">The page itself, with many words</a>
          <a href="/reports/annual-report-of-2025.pdf">The annual report of 2025 as a file</a>
          <a href="https://elsewhere.example/harbour-bank-cuts-400-jobs">Harbour Bank cuts 400 jobs, elsewhere</a>
          <a href="mailto:news@ledger.example">Write to the editors of this page</a>
        </main><footer><a href="/our-terms-of-use-12345">What we want you to agree to</a></footer></body>`),
    ).toEqual([
      [
        'Harbour Bank cuts 400 jobs in Leeds',
        'https://www.ledger.example/business/harbour-bank-cuts-400-jobs',
      ],
      ['Mill Street to close its Oslo office', 'https://live.ledger.example/story/88812345'],
      ['Pier One freezes hiring until spring', 'https://www.ledger.example/2026/01/15/pier-one'],
    ]);
  });

  it('carry the day that their address tells', () => {
    const { articles } = readPageLinks(
      '<a href="/2026/1/5/x">Pier One freezes hiring until spring</a><a href="/2026/13/45/a-b-c">Mill Street to close its office</a>',
      URL_OF_PAGE,
    );
    expect(articles.map(({ publishedAt }) => publishedAt)).toEqual(['2026-01-05', null]);
  });
});
