import { describe, expect, it } from 'vitest';
import { CURRENT_FILINGS_URL } from '../../src/sources/filings-url.ts';
import { SourcesError } from '../../src/sources/fetch-errors.ts';
import { parseSources } from '../../src/sources/parse-sources.ts';
import type { Preset } from '../../src/sources/presets.ts';

const PRESETS: readonly Preset[] = [
  { name: 'wire', title: 'The Wire', type: 'feed', url: 'https://wire.example/rss' },
  { name: 'ledger', title: 'The Ledger', type: 'page', url: 'https://ledger.example/' },
];
const parse = (sources: unknown) =>
  parseSources(JSON.stringify(sources), 'sources.json', '/etc/bw', PRESETS);
const problemsOf = (text: string): readonly string[] => {
  try {
    parseSources(text, 'sources.json', '/etc/bw', PRESETS);
  } catch (error) {
    if (error instanceof SourcesError) return error.problems;
  }
  return [];
};

describe('parseSources', () => {
  it('reads sources of every type, paths relative to the file', () => {
    expect(
      parse([
        { type: 'feed', url: 'https://news.example/rss', every: '10m' },
        { type: 'feed', path: 'feeds/wire.xml' },
        { type: 'page', url: 'http://news.example/', every: '2h' },
        { type: 'folder', path: '/var/news', every: '30s' },
        { type: 'table', path: '../warn.csv' },
        { type: 'table', url: 'https://state.example/warn.csv' },
        { type: 'file', path: 'card.md' },
      ]).listed,
    ).toEqual([
      { type: 'feed', url: 'https://news.example/rss', everyMs: 600_000 },
      { type: 'feed', path: '/etc/bw/feeds/wire.xml', everyMs: null },
      { type: 'page', url: 'http://news.example/', everyMs: 7_200_000 },
      { type: 'folder', path: '/var/news', everyMs: 30_000 },
      { type: 'table', path: '/etc/warn.csv', everyMs: null },
      { type: 'table', url: 'https://state.example/warn.csv', everyMs: null },
      { type: 'file', path: '/etc/bw/card.md', everyMs: null },
    ]);
  });

  it('takes presets by name, SEC filings from where they are, and news searches apart', () => {
    expect(
      parse([
        { preset: 'wire' },
        { preset: 'ledger', every: '1h' },
        { type: 'filings' },
        { type: 'filings', url: 'https://mirror.example/8k', every: '5m' },
        { type: 'news', url: 'https://search.example/rss?q={company}', every: '30m' },
      ]),
    ).toEqual({
      listed: [
        { type: 'feed', url: 'https://wire.example/rss', everyMs: null },
        { type: 'page', url: 'https://ledger.example/', everyMs: 3_600_000 },
        { type: 'filings', url: CURRENT_FILINGS_URL, everyMs: null },
        { type: 'filings', url: 'https://mirror.example/8k', everyMs: 300_000 },
      ],
      newsSearches: [{ url: 'https://search.example/rss?q={company}', everyMs: 1_800_000 }],
    });
  });

  it('lists every problem at once', () => {
    const text = JSON.stringify([
      { type: 'feed', url: 'https://news.example/rss' },
      { type: 'feeds', url: 'https://news.example/rss' },
      { type: 'feed', url: 'ftp://news.example', every: '10 minutes' },
      { type: 'page', path: 'x.html' },
      { type: 'folder', url: 'https://news.example' },
      { type: 'feed' },
      { type: 'feed', url: 'https://a.example', evry: '1m' },
      'https://a.example',
      { preset: 'wires' },
      { preset: 'wire', type: 'feed' },
      { url: 'https://a.example' },
      { type: 'news', url: 'https://search.example/rss?q=' },
    ]);
    expect(problemsOf(text)).toEqual([
      'Source 2: type must be feed, page, folder, table, file, filings or news.',
      'Source 3: url must be a web address such as https://news.example/feed.',
      'Source 3: every must be a number of seconds, minutes or hours such as 30s, 10m or 2h.',
      'Source 4 of type page needs a url, not a path.',
      'Source 5 of type folder needs a path, not a url.',
      'Source 6 needs either a url or a path.',
      'Source 7 has an unknown setting: evry.',
      'Source 8 Invalid input: expected object, received string.',
      'Source 9: there is no preset wires; the presets are wire, ledger.',
      'Source 10 is a preset, which needs neither type nor url nor path.',
      'Source 11 needs a type, or a preset.',
      'Source 12 of type news needs {company} in its url, where the name of a company goes.',
    ]);
  });

  it.each(['', '{', '{}', 'null'])('says what is wrong with %j', (text) => {
    expect(problemsOf(text)).toHaveLength(1);
  });
});
