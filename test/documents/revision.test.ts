import { expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.ts';
import { saysSomethingElse } from '../../src/documents/revision.ts';

const text =
  'The bank said on Tuesday that around 300 people in its back office will leave before the summer, mostly in Leeds, ' +
  'and that talks with the union have begun; a spokesman said that nobody would be dismissed against their will.';

function document(change: Partial<Document>): Document {
  return {
    id: 'a',
    format: 'article',
    url: null,
    title: 'Bank sheds 300 posts',
    publisher: null,
    publishedAt: '2026-01-01',
    text,
    language: 'en',
    readable: true,
    problems: [],
    ...change,
  };
}

it.each([
  { change: {}, else: false, why: 'nothing changed' },
  { change: { publishedAt: '2026-01-05' }, else: false, why: 'only the date was touched' },
  { change: { text: text.replaceAll(',', ' –') }, else: false, why: 'only punctuation' },
  {
    change: { text: text.replace('spokesman', 'spokeswoman') },
    else: false,
    why: 'one word mended',
  },
  { change: { text: text.replace('300', '330') }, else: true, why: 'a number was corrected' },
  {
    change: { text: `${text} It later withdrew the plan after protests.` },
    else: true,
    why: 'news was added',
  },
  {
    change: { text: text.slice(0, text.indexOf(', mostly')) },
    else: false,
    why: 'it is a teaser of the same',
  },
  {
    change: { text: 'The bank has withdrawn its plan.' },
    else: true,
    why: 'it is short and says something new',
  },
])('says something else is $else: $why', ({ change, else: expected }) => {
  expect(saysSomethingElse(document({}), document(change))).toBe(expected);
});
