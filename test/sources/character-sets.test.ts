import { describe, expect, it } from 'vitest';
import { readPath } from '../../src/sources/read-path.ts';
import { guarded } from './guarded.ts';
import { loopbackServer } from './loopback-server.ts';

describe('character sets', () => {
  const NEWS = 'Société Générale cuts 900 jobs – “a hard step”, says its chief in Orléans.';
  const html = (charset: string): string =>
    `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>News</title></head><body><p>${NEWS}</p></body></html>`;
  const bytesOf = (string: string): Buffer => Buffer.from(string, 'utf8');

  it.each([
    {
      why: 'header and page say utf-8',
      type: 'text/html; charset=utf-8',
      body: bytesOf(html('utf-8')),
    },
    { why: 'only the page says utf-8', type: 'text/html', body: bytesOf(html('utf-8')) },
    { why: 'the header lies', type: 'text/html; charset=iso-8859-1', body: bytesOf(html('utf-8')) },
    { why: 'the page lies', type: 'text/html; charset=utf-8', body: bytesOf(html('windows-1252')) },
    {
      why: 'the header names no known one',
      type: 'text/html; charset=klingon',
      body: bytesOf(html('utf-8')),
    },
    {
      why: 'a byte order mark says utf-16',
      type: 'text/html; charset=utf-8',
      body: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(html('utf-8'), 'utf16le')]),
    },
  ])('are read right where $why', async ({ type, body }) => {
    const base = await loopbackServer((_, response) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    });
    const documents = [];
    for await (const batch of readPath(base, guarded())) documents.push(...batch.documents);
    expect(documents.map((document) => document.text)).toEqual([NEWS]);
  });
});
