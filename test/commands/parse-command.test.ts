import { fc } from '../properties.ts';
import { describe, expect, it } from 'vitest';
import { completeLine, typedStory } from '../../src/commands/complete.ts';
import { parseCommand } from '../../src/commands/parse-command.ts';

const NAMES = [
  'booking.com',
  'daily mail',
  'signal',
  'watches of switzerland',
  'card factory',
  'helpx',
];
const knowledge = { isName: (words: string) => NAMES.includes(words.toLowerCase()) };
const parse = (text: string) => parseCommand(text, knowledge);
const company = (words: string) => ({ type: 'company', words });

describe('a line is one command', () => {
  it.each([
    { line: '', command: { type: 'help', topic: null } },
    { line: 'signals', command: { type: 'signals', words: '' } },
    { line: 'signals klarna', command: { type: 'signals', words: 'klarna' } },
    { line: '/signals Deutsche Bank', command: { type: 'signals', words: 'Deutsche Bank' } },
    { line: '  SIGNALS   about klarna ', command: { type: 'signals', words: 'klarna' } },
    { line: 'klarna', command: { type: 'signals', words: 'klarna' } },
    { line: 'Card Factory', command: { type: 'signals', words: 'Card Factory' } },
    { line: 'Signal', command: { type: 'signals', words: 'Signal' } },
    { line: 'helpx', command: { type: 'signals', words: 'helpx' } },
    { line: 'news', command: { type: 'signals', words: '' } },
    { line: 'subscriptions', command: { type: 'subscriptions' } },
    { line: 'list', command: { type: 'subscriptions' } },
    { line: 'unsubscribe all', command: { type: 'unsubscribe', targets: [{ type: 'all' }] } },
    {
      line: 'unfollow klarna, bt',
      command: { type: 'unsubscribe', targets: [company('klarna'), company('bt')] },
    },
    { line: 'pause', command: { type: 'pause', targets: null } },
    { line: 'resume klarna', command: { type: 'resume', targets: [company('klarna')] } },
    { line: 'mute klarna 14d', command: { type: 'mute', company: 'klarna', days: 14 } },
    {
      line: 'mute deutsche bank for 2 weeks',
      command: { type: 'mute', company: 'deutsche bank', days: 14 },
    },
    { line: 'mute klarna', command: { type: 'mute', company: 'klarna', days: 14 } },
    { line: 'unmute klarna', command: { type: 'unmute', company: 'klarna' } },
    { line: 'unmute', command: { type: 'unmute', company: null } },
    { line: 'budget 20', command: { type: 'budget', alertsPerDay: 20 } },
    { line: 'budget off', command: { type: 'budget', alertsPerDay: 0 } },
    { line: 'budget 5 alerts a day', command: { type: 'budget', alertsPerDay: 5 } },
    { line: 'budget', command: { type: 'budget', alertsPerDay: 'show' } },
    { line: 'digests empty off', command: { type: 'empty_digests', come: false } },
    { line: 'digest empty ones no', command: { type: 'empty_digests', come: false } },
    { line: 'digests empty on', command: { type: 'empty_digests', come: true } },
    { line: 'digests empty', command: { type: 'empty_digests', come: 'show' } },
    {
      line: 'right klarna-2024-08-layoff',
      command: { type: 'right', of: 'klarna-2024-08-layoff' },
    },
    {
      line: 'quiet 22:00-07:00',
      command: { type: 'quiet', hours: { from: '22:00', to: '07:00', zone: null } },
    },
    {
      line: 'quiet hours from 22 to 7 europe/berlin',
      command: { type: 'quiet', hours: { from: '22:00', to: '07:00', zone: 'Europe/Berlin' } },
    },
    { line: 'quiet off', command: { type: 'quiet', hours: 'off' } },
    { line: 'missed klarna', command: { type: 'missed', company: 'klarna' } },
    { line: 'digest', command: { type: 'digest', words: '' } },
    { line: 'digest 2024-W45', command: { type: 'digest', words: '2024-W45' } },
    { line: 'why klarna-2024-08-layoff', command: { type: 'why', of: 'klarna-2024-08-layoff' } },
    { line: 'card klarna', command: { type: 'card', of: 'klarna' } },
    { line: 'help', command: { type: 'help', topic: null } },
    { line: 'help me', command: { type: 'help', topic: null } },
    { line: 'help follow', command: { type: 'help', topic: 'subscribe' } },
  ])('$line', ({ line, command }) => {
    expect(parse(line)).toEqual(command);
  });

  it('subscribe takes the whole grammar', () => {
    expect(parse('follow Daily Mail, klarna weekly mon ai only to me')).toMatchObject({
      type: 'subscribe',
      request: {
        targets: [company('Daily Mail'), company('klarna')],
        cadence: { every: 'weekly', weekday: 1 },
        filters: { aiOnly: true },
        toPerson: true,
      },
    });
  });

  it.each([
    { words: 'https://news.example/feed?a=b', url: 'https://news.example/feed?a=b' },
    { words: '<http://news.example/feed>', url: 'http://news.example/feed' },
    { words: 'news.example', url: 'https://news.example' },
    { words: 'news.example:8080/feed', url: 'https://news.example:8080/feed' },
  ])('watch $words watches an address, unwatch ends it', ({ words, url }) => {
    const place = { type: 'address', url };
    expect(parse(`watch ${words}`)).toEqual({ type: 'watch', place });
    expect(parse(`unwatch ${words}`)).toEqual({ type: 'unwatch', place });
  });

  it.each([
    { line: 'watch klarna', is: { type: 'subscribe' } },
    { line: 'watch booking.com', is: { type: 'subscribe' } },
    { line: 'watch klarna, bt weekly', is: { type: 'subscribe' } },
    { line: 'unwatch klarna', is: { type: 'unsubscribe' } },
    { line: 'watch', is: { type: 'unknown', meant: 'sources' } },
    {
      line: 'watch preset:HR-Dive',
      is: { type: 'watch', place: { type: 'preset', name: 'hr-dive' } },
    },
    { line: 'sources', is: { type: 'sources', list: 1 } },
    { line: 'sources page 3', is: { type: 'sources', list: 3 } },
    { line: 'sources 0', is: { type: 'sources', list: 1 } },
    { line: 'sources presets', is: { type: 'sources', list: 'presets' } },
    { line: 'sources klarna', is: { type: 'why', of: 'klarna' } },
  ])('$line', ({ line, is }) => {
    expect(parse(line)).toMatchObject(is);
  });

  it.each([
    { line: 'subscibe klarna', meant: 'subscribe klarna' },
    { line: 'signls bt', meant: 'signals bt' },
    { line: 'mute klarna 900d', meant: 'mute klarna 14d' },
    { line: 'unsubscribe', meant: 'subscriptions' },
    { line: 'subscribe', meant: null },
    { line: 'why', meant: null },
    { line: 'budget lots', meant: null },
    { line: 'quiet 22:00', meant: null },
    { line: 'quiet 22:00-07:00 Mars/Base', meant: null },
  ])('“$line” is answered with what would be right', ({ line, meant }) => {
    expect(parse(line)).toMatchObject({ type: 'unknown', text: line, meant });
  });

  it('whatever the text, it is some command', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'subscribe',
        'mute',
        'quiet',
        'digest',
        'budget',
        'why',
        '14d',
        '22:00-',
        '/',
        'help',
      ),
      fc.string({ unit: 'binary', maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(parse(words.join(' ')).type).toBeTypeOf('string');
      }),
      { numRuns: 200 },
    );
  });
});

describe('the tab key', () => {
  it.each([
    { line: 'subs', lines: ['subscribe ', 'subscriptions '] },
    { line: 'signals kl', lines: ['signals Klarna'] },
    { line: 'subscribe Klarna we', lines: ['subscribe Klarna weekly'] },
    { line: 'subscribe kind:ai_a', lines: ['subscribe kind:ai_adoption'] },
    { line: 'why kl', lines: ['why klarna-2024-08-layoff'] },
    { line: 'right kl', lines: ['right klarna-2024-08-layoff'] },
    { line: 'digests em', lines: ['digests empty off', 'digests empty on'] },
    { line: 'nothing at', lines: [] },
  ])('completes “$line”', ({ line, lines }) => {
    expect(completeLine(line, ['Klarna', 'BT'], ['klarna-2024-08-layoff'])).toEqual(lines);
  });
});

it.each([
  { line: 'why kl', typed: 'kl' },
  { line: 'explain ', typed: '' },
  { line: 'right klarna-', typed: 'klarna-' },
  { line: 'why', typed: null },
  { line: 'signals kl', typed: null },
])('the stories to offer for “$line” are those of $typed', ({ line, typed }) => {
  expect(typedStory(line)).toBe(typed);
});

it.each(['budget', 'Budget', 'digest'])(
  '%s alone is the command, though a company has that name',
  (line) => {
    const command = parseCommand(line, { isName: () => true });
    expect(command.type).toBe(line.toLowerCase());
  },
);

it('with more words the name counts', () => {
  const isName = (words: string) => words.toLowerCase() === 'budget rent a car';
  expect(parseCommand('Budget Rent a Car', { isName })).toEqual({
    type: 'signals',
    words: 'Budget Rent a Car',
  });
});
