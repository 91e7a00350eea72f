import { describe, expect, it } from 'vitest';
import { SourcesError } from '../../src/sources/fetch-errors.ts';
import { parseSources } from '../../src/sources/parse-sources.ts';

const parse = (sources: unknown) =>
  parseSources(JSON.stringify(sources), 'sources.json', '/etc/bw');
const problemsOf = (text: string): readonly string[] => {
  try {
    parseSources(text, 'sources.json', '/etc/bw');
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
      ]),
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
    ]);
    expect(problemsOf(text)).toEqual([
      'Source 2: type must be feed, page, folder, table or file.',
      'Source 3: url must be a web address such as https://news.example/feed.',
      'Source 3: every must be a number of seconds, minutes or hours such as 30s, 10m or 2h.',
      'Source 4 of type page needs a url, not a path.',
      'Source 5 of type folder needs a path, not a url.',
      'Source 6 needs either a url or a path.',
      'Source 7 has an unknown setting: evry.',
      'Source 8 Invalid input: expected object, received string.',
    ]);
  });

  it.each(['', '{', '{}', 'null'])('says what is wrong with %j', (text) => {
    expect(problemsOf(text)).toHaveLength(1);
  });
});
