import { expect, it } from 'vitest';
import { unwrapLink } from '../../src/documents/unwrap-link.ts';

const STORY = 'https://harbour.example/news/acme?id=4';
const wrapped = encodeURIComponent(STORY);
const googleId = Buffer.from(`\b\x13"\x26${STORY}\xd2\x01\0`, 'latin1').toString('base64url');

it.each([
  { link: STORY, to: STORY },
  { link: `https://www.google.com/url?rct=j&sa=t&url=${wrapped}&ct=ga`, to: STORY },
  { link: `https://www.google.co.uk/url?q=${wrapped}`, to: STORY },
  { link: `http://www.bing.com/news/apiclick.aspx?ref=rss&url=${wrapped}&c=1`, to: STORY },
  { link: `https://l.facebook.com/l.php?u=${wrapped}&h=x`, to: STORY },
  { link: `https://eur01.safelinks.protection.outlook.com/?url=${wrapped}&data=05`, to: STORY },
  {
    link: `https://www.google.com/url?url=${encodeURIComponent(`https://l.facebook.com/l.php?u=${wrapped}`)}`,
    to: STORY,
  },
  { link: `https://news.google.com/rss/articles/${googleId}?oc=5`, to: STORY },
  {
    link: 'https://news.google.com/rss/articles/CBMiVkFVX3lxTE5mb28tYmFyLWJheg?oc=5',
    to: 'https://news.google.com/rss/articles/CBMiVkFVX3lxTE5mb28tYmFyLWJheg?oc=5',
  },
  {
    link: 'https://www.google.com/url?url=javascript:alert(1)',
    to: 'https://www.google.com/url?url=javascript:alert(1)',
  },
  // A publisher's own parameter of the same name is its own.
  { link: `https://share.example/?url=${wrapped}`, to: `https://share.example/?url=${wrapped}` },
  { link: 'not a link', to: 'not a link' },
])('$link leads to $to', ({ link, to }) => {
  expect(unwrapLink(link)).toBe(to);
});
