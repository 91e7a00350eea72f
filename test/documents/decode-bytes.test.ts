import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/documents/decode-bytes.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

// 人員削減 ("job cuts") in four encodings.
const SHIFT_JIS = bytes(0x90, 0x6c, 0x88, 0xf5, 0x8d, 0xed, 0x8c, 0xb8);
const EUC_JP = bytes(0xbf, 0xcd, 0xb0, 0xf7, 0xba, 0xef, 0xb8, 0xba);
const GB18030 = bytes(0xc8, 0xcb, 0x86, 0x54, 0xcf, 0xf7, 0x9c, 0x70);

describe('decodeBytes', () => {
  it.each([
    { why: 'UTF-8', given: Buffer.from('Größe'), expected: 'Größe' },
    { why: 'UTF-8 mark', given: Buffer.from('\uFEFFGröße'), expected: 'Größe' },
    {
      why: 'UTF-16 mark, little end',
      given: Buffer.from('\uFEFFGröße', 'utf16le'),
      expected: 'Größe',
    },
    { why: 'UTF-16 mark, big end', given: utf16be('\uFEFFGröße'), expected: 'Größe' },
    {
      why: 'UTF-16 without mark',
      given: Buffer.from('Two hundred jobs', 'utf16le'),
      expected: 'Two hundred jobs',
    },
    {
      why: 'UTF-16 without mark, big end',
      given: utf16be('Two hundred jobs'),
      expected: 'Two hundred jobs',
    },
    {
      why: 'windows-1252 without any label',
      given: latin('the \x93biggest\x94 cut \x96 \x80 5m caf\xe9'),
      expected: 'the “biggest” cut – € 5m café',
    },
    {
      why: 'UTF-8 that is labelled as something else',
      given: Buffer.from('“Größe”'),
      contentType: 'text/html; charset=iso-8859-1',
      expected: '“Größe”',
    },
    {
      why: 'windows-1252 that is labelled UTF-8',
      given: latin('caf\xe9 \x93open\x94'),
      contentType: 'text/plain; charset=utf-8',
      expected: 'café “open”',
    },
    {
      why: 'Shift_JIS from the header',
      given: SHIFT_JIS,
      contentType: 'text/html; charset=Shift_JIS',
      expected: '人員削減',
    },
    {
      why: 'EUC-JP from the header',
      given: EUC_JP,
      contentType: 'text/plain; charset="euc-jp"',
      expected: '人員削減',
    },
    {
      why: 'GB18030 from the header',
      given: GB18030,
      contentType: 'text/plain; charset=gb18030',
      expected: '人員削減',
    },
    {
      why: 'an unknown label',
      given: Buffer.from('Größe'),
      contentType: 'text/plain; charset=klingon',
      expected: 'Größe',
    },
    {
      why: 'a character cut at the end',
      given: Buffer.from('Größe €').subarray(0, -1),
      expected: 'Größe ',
    },
    { why: 'nothing', given: bytes(), expected: '' },
  ])('reads $why', ({ given, contentType, expected }) => {
    expect(decodeBytes(given, { contentType: contentType ?? null })).toBe(expected);
  });

  it('reads what a meta element and an XML declaration declare', () => {
    const html = Buffer.concat([latin('<html><meta charset="shift_jis"><p>'), SHIFT_JIS]);
    expect(decodeBytes(html, { html: true })).toContain('人員削減');
    const xml = Buffer.concat([latin('<?xml version="1.0" encoding="EUC-JP"?><a>'), EUC_JP]);
    expect(decodeBytes(xml)).toContain('人員削減');
  });

  it('keeps UTF-8 with a damaged byte as UTF-8', () => {
    const text = 'Größenänderung für Überläufer in Köln. '.repeat(20);
    const damaged = Buffer.concat([Buffer.from(text), bytes(0xff), Buffer.from(text)]);
    expect(decodeBytes(damaged)).toBe(`${text}\uFFFD${text}`);
  });
});
