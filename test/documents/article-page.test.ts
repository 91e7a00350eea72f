import { describe, expect, it } from 'vitest';
import { readArticlePage, refreshTarget } from '../../src/documents/article-page.ts';

const URL_OF = 'https://harbour.example/news/acme-cuts';
const ANNOUNCED = {
  title: 'Acme lays off 200 people in Leeds',
  text: 'The maker of anvils closes a line.',
  url: URL_OF,
};
const SENTENCE =
  'Acme, the maker of anvils, lays off 200 people in Leeds and closes a line, its chief told staff on Monday. ';

function page(parts: { title?: string; body: string; head?: string }): string {
  return `<!doctype html><html lang="en"><head><title>${parts.title ?? 'Acme lays off 200 people in Leeds'}</title>${parts.head ?? ''}</head>
<body><main><article>${parts.body}</article></main></body></html>`;
}
const paragraphs = (count: number): string => `<p>${SENTENCE.repeat(3)}</p>`.repeat(count);

describe('readArticlePage', () => {
  it('reads the article that was announced, whatever stands on its page beside it', () => {
    const html = page({
      head: '<meta name="robots" content="noindex"><script src="/cdn-cgi/challenge-platform/x"></script>',
      body: `${paragraphs(5)}<div id="onetrust-consent-sdk">Accept all cookies</div>`,
    });
    expect(readArticlePage(html, URL_OF, ANNOUNCED).article?.text).toContain('200 people');
  });

  it('reads the article that was announced', () => {
    const { article } = readArticlePage(page({ body: paragraphs(3) }), URL_OF, ANNOUNCED);
    expect(article?.text).toContain('lays off 200 people in Leeds');
    expect(article?.url).toBe(URL_OF);
  });

  it.each([
    {
      because: 'consent',
      why: 'the consent host of a publisher',
      html: page({ body: paragraphs(3) }),
      url: 'https://consent.harbour.example/v2/collect',
    },
    {
      because: 'consent',
      why: 'a consent form',
      html: page({
        title: 'Before you continue',
        body: `<p>We and our 840 partners store cookies on your device. Accept all cookies or manage your choices to go on to the site that you asked for, at any time.</p>`.repeat(
          3,
        ),
      }),
    },
    {
      because: 'robot_check',
      why: 'a check for robots',
      html: page({
        title: 'Just a moment...',
        body: '<p>Verifying you are human. This may take a few seconds.</p>',
      }),
    },
    {
      because: 'not_found',
      why: 'an error page that calls itself 200',
      html: page({
        title: 'Page not found | Harbour News',
        body: '<p>Sorry, the page you are looking for is no longer available. Here is what others read today about boats, tides, tolls, fish and the weather of the week to come on the coast.</p>',
      }),
    },
    {
      because: 'not_found',
      why: 'the front page in place of an article',
      html: page({ title: 'Harbour News', body: paragraphs(5) }),
      url: 'https://harbour.example/',
    },
    {
      because: 'paywall',
      why: 'the first lines and a wall',
      html: page({
        body: `${paragraphs(1)}<p>Subscribe now to continue reading. Already a subscriber? Log in.</p>`,
      }),
    },
    {
      because: 'paywall',
      why: 'an article that says of itself that it is not free',
      html: page({
        head: '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
        body: paragraphs(1),
      }),
    },
    {
      because: 'paywall',
      why: 'an article whose tier is locked',
      html: page({
        head: '<meta property="article:content_tier" content="locked">',
        body: paragraphs(1),
      }),
    },
    {
      because: 'paywall',
      why: 'the first lines and a wall in German',
      html: page({
        body: `${paragraphs(1)}<p>Nur für Abonnenten. Bereits Abonnent? Anmelden.</p>`,
      }),
    },
    {
      because: 'consent',
      why: 'a form of a consent manager, in whatever language',
      html: page({
        title: 'Harbour',
        body: '<div id="usercentrics-root"></div><p>Vi och våra partner lagrar uppgifter.</p>',
      }),
    },
    {
      because: 'consent',
      why: 'a consent form in French',
      html: page({
        title: 'Harbour',
        body: '<p>Nous et nos partenaires déposons des traceurs. Continuer sans accepter.</p>',
      }),
    },
    {
      because: 'robot_check',
      why: 'a challenge without a word of it',
      html: page({
        title: 'harbour.example',
        head: '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>',
        body: '<p>harbour.example</p>',
      }),
    },
    {
      because: 'not_found',
      why: 'a page that wants to be in no index and is about something else',
      html: page({
        title: 'Harbour News',
        head: '<meta name="robots" content="noindex, follow">',
        body: '<p>Here is what others read today about boats, tides and tolls on the coast.</p>',
      }),
    },
    { because: 'empty', why: 'no text', html: page({ body: '<p>Acme lays off.</p>' }) },
    {
      because: 'something_else',
      why: 'another article',
      html: page({
        title: 'Ten boats worth a look',
        body: `<p>${'Wooden hulls, brass bells and a good stove below deck make winter sailing pleasant. '.repeat(9)}</p>`,
      }),
    },
  ])('takes $why for $because', ({ because, html, url = URL_OF }) => {
    expect(readArticlePage(html, url, ANNOUNCED)).toMatchObject({ article: null, because });
  });

  it.each([
    'Before you continue',
    'We value your privacy',
    'Just a moment',
    'Page not found',
    'Subscribe to continue reading',
  ])('still reads a whole article in which "%s" stands', (words) => {
    const html = page({ body: `<p>${words}</p>${paragraphs(5)}` });
    expect(readArticlePage(html, URL_OF, ANNOUNCED).article).not.toBeNull();
  });

  it('does not let a page pass for an article of another site', () => {
    const head = '<link rel="canonical" href="https://ledger.example/acme">';
    const read = readArticlePage(page({ head, body: paragraphs(3) }), URL_OF, ANNOUNCED);
    expect(read).toMatchObject({
      canonical: 'https://ledger.example/acme',
      article: { url: URL_OF },
    });
    const own = '<link rel="canonical" href="https://www.harbour.example/acme">';
    expect(
      readArticlePage(page({ head: own, body: paragraphs(3) }), URL_OF, ANNOUNCED).article?.url,
    ).toBe('https://www.harbour.example/acme');
  });
});

describe('refreshTarget', () => {
  it.each([
    {
      html: '<meta http-equiv="refresh" content="0; url=/story?a=1&amp;b=2">',
      to: 'https://harbour.example/story?a=1&b=2',
    },
    {
      html: `<META content="1;URL='https://ledger.example/x'" HTTP-EQUIV=Refresh>`,
      to: 'https://ledger.example/x',
    },
    { html: '<meta http-equiv="refresh" content="600">', to: null },
    { html: '<meta http-equiv="refresh" content="300; url=/again">', to: null },
    { html: '<p>content="0; url=/x" http-equiv=refresh</p>', to: null },
  ])('of $html is $to', ({ html, to }) => {
    expect(refreshTarget(html, URL_OF)).toBe(to);
  });
});
