import { expect, it } from 'vitest';
import { readWritten, typedText } from '../../../adapters/slack/incoming.ts';

it.each([
  {
    text: 'watch <https://news.example/feed?a=1&amp;b=2>',
    typed: 'watch https://news.example/feed?a=1&b=2',
    why: 'an address keeps its scheme',
  },
  {
    text: 'watch <http://news.example|news.example>',
    typed: 'watch news.example',
    why: 'what Slack made a link of is what was typed',
  },
  { text: '<mailto:ada@a.example|ada@a.example>', typed: 'ada@a.example', why: 'mail' },
  { text: '<@U1>  signals   klarna', typed: 'signals klarna', why: 'the bot’s mention goes' },
])('$why', ({ text, typed }) => {
  expect(typedText(text)).toBe(typed);
});

it.each([
  { text: '<@U1> share klarna', line: 'klarna', why: 'everybody reads the answer anyhow' },
  { text: 'Manage', line: 'subscriptions', why: 'no form opens without a press' },
  { text: '<@U1> management of klarna', line: 'management of klarna', why: 'a question' },
])('$text asks for $line: $why', ({ text, line }) => {
  expect(readWritten(text)).toBe(line);
});
