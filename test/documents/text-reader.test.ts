import { describe, expect, it } from 'vitest';
import { readableText } from '../../src/documents/document.ts';
import { readPlainText } from '../../src/documents/text-reader.ts';

describe('readPlainText', () => {
  it('takes the first line as the title, keeps paragraphs and finds the dateline', () => {
    const document = readPlainText(
      'Harbour Bank cuts 400 jobs\n\n5 March 2024\n\nThe bank said so on Tuesday.\n\n\n\nStaff were told first.',
    );
    expect(document).toMatchObject({
      format: 'article',
      title: 'Harbour Bank cuts 400 jobs',
      text: '5 March 2024\n\nThe bank said so on Tuesday.\n\nStaff were told first.',
      publishedAt: '2024-03-05',
      language: 'en',
      readable: true,
      problems: [],
    });
  });

  it.each([
    {
      why: 'a first line that is a sentence gives its first sentence',
      raw: 'Harbour Bank cuts 400 jobs. It said so today.\nMore follows.',
      title: 'Harbour Bank cuts 400 jobs.',
      text: 'It said so today.\nMore follows.',
    },
    {
      why: 'one line alone',
      raw: 'Harbour Bank cuts 400 jobs',
      title: 'Harbour Bank cuts 400 jobs',
      text: '',
    },
    {
      why: 'Windows line ends',
      raw: 'Title\r\n\r\nOne.\r\nTwo.',
      title: 'Title',
      text: 'One.\nTwo.',
    },
    { why: 'a lone surrogate', raw: 'Title \uD83D\n\nText.', title: 'Title \uFFFD', text: 'Text.' },
    { why: 'control characters', raw: 'Ti\u0000tle\n\nTe\u0007xt.', title: 'Title', text: 'Text.' },
    { why: 'nothing at all', raw: '', title: '', text: '' },
  ])('$why', ({ raw, title, text }) => {
    expect(readPlainText(raw)).toMatchObject({ title, text });
  });

  it('loses no word between title and text', () => {
    const raw = `${'word '.repeat(80)}end. Second sentence. `;
    expect(readableText(readPlainText(raw)).split(/\s+/).filter(Boolean)).toEqual(
      raw.split(/\s+/).filter(Boolean),
    );
  });

  it('keeps a document in another language unread and says so', () => {
    const document = readPlainText(
      'Hafenbank streicht 400 Stellen\n\nDie Bank will bis zum Jahresende 400 Stellen abbauen, wie sie am Dienstag mitteilte.',
    );
    expect(document).toMatchObject({ language: 'de', readable: false });
    expect(document.problems).toEqual([
      'The document is not in English, so it is kept but not read.',
    ]);
  });

  it('takes a text too short to tell as readable', () => {
    expect(readPlainText('Klarna: 400')).toMatchObject({ language: 'und', readable: true });
  });

  it('gives the same text the same id and another text another', () => {
    expect(readPlainText('A\n\nb').id).toBe(readPlainText('A\r\n\r\nb\n').id);
    expect(readPlainText('A\n\nb').id).not.toBe(readPlainText('A\n\nc').id);
    const url = 'https://news.example/a';
    expect(readPlainText('A\n\nb', { url: `${url}?utm_source=x#top` }).id).toBe(
      readPlainText('A, edited\n\nb', { url }).id,
    );
  });

  it('leaves the marks of Markdown headings out', () => {
    const { title, text } = readPlainText(
      '# Harbour Bank cuts 40 jobs\n\n## Why\n\nRule #1 is thrift.',
    );
    expect(title).toBe('Harbour Bank cuts 40 jobs');
    expect(text).toBe('Why\n\nRule #1 is thrift.');
  });

  it('reads a megabyte to its end', { timeout: 60_000 }, () => {
    const sentences = 'Harbour Bank said it would cut jobs in the north. '.repeat(20_000).trim();
    expect(readPlainText(`Title\n\n${sentences}`).text).toBe(sentences);
    expect(readPlainText('x'.repeat(1_000_000)).format).toBe('article');
  });
});
