import { fc } from '../properties.ts';
import { expect, it } from 'vitest';
import { fragmentText } from '../../src/documents/fragment-text.ts';
import { parsePage, visibleText } from '../../src/documents/html-page.ts';

it.each([
  { html: '  plain text ', text: 'plain text' },
  { html: 'a &amp; b &lt;c&gt; &#8220;d&#8221; &nbsp;e', text: 'a & b <c> “d” e' },
  { html: '<p>One  <b>two</b>\nthree</p><p>Four<br>five</p>', text: 'One two three\n\nFour\nfive' },
  { html: '<p>One<p>Two<ul><li>a<li>b</ul>', text: 'One\n\nTwo\n\na\n\nb' },
  { html: '<script>alert(1)</script>One<style>p{}</style> two', text: 'One two' },
  { html: '<table><tr><td>200</td><td>jobs</td></tr></table>', text: '200 jobs' },
  { html: 'Acme cuts 200 <jobs', text: 'Acme cuts 200' },
  { html: '2 < 3 and 5 > 4', text: '2 < 3 and 5 > 4' },
  { html: '</p>One</div></b>', text: 'One' },
  { html: `${'<div>'.repeat(20_000)}deep`, text: 'deep' },
])('of $html', ({ html, text }) => {
  expect(fragmentText(html)).toBe(text);
});

it('is what the tree of the same fragment gives', () => {
  const words = fc.constantFrom('Acme', 'cuts', '1,200', 'jobs ', '\n', '&amp;', '&#39;', ' ');
  const names = ['p', 'div', 'b', 'a', 'ul', 'li', 'span', 'h2', 'blockquote', 'script', 'td'];
  const { node } = fc.letrec<{ node: string; inner: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      words,
      fc.constant('<br>'),
      fc
        .record({ name: fc.constantFrom(...names), inner: tie('inner') })
        .map(({ name, inner }) => `<${name}>${inner}</${name}>`),
    ),
    inner: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  }));
  fc.assert(
    fc.property(fc.array(node, { maxLength: 6 }), (nodes) => {
      const html = nodes.join('');
      fc.pre(/[<&]/.test(html));
      expect(fragmentText(html)).toBe(visibleText(parsePage(html).body, { furniture: true }));
    }),
    { numRuns: 400 },
  );
});
