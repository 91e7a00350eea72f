import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchError } from './fetch-errors.ts';

// Text compresses to a tenth or a twentieth; a body that unfolds a hundredfold is made to do harm.
const MOST_UNFOLDING = 100;
// Small bodies of much white space may unfold far and do no harm.
const UNFOLDING_MATTERS_FROM = 1024 * 1024;
const MOST_ENCODINGS = 2;

/**
 * Reads a body to its end, taking off its Content-Encoding.
 * @throws FetchError once more than `mostBytes` have come out, or one in a hundred went in; the rest is not read.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string | null,
  mostBytes: number,
  where: string,
): Promise<Uint8Array> {
  const decoders = decodersOf(contentEncoding, where);
  let bytesIn = 0;
  body.on('data', (chunk: Buffer) => {
    bytesIn += chunk.length;
  });
  // `pipe` does not pass failures on, and a decoder that waits for more would wait for ever.
  const end = decoders.reduce<Readable>((from, to) => {
    from.once('error', (error) => to.destroy(error));
    return from.pipe(to);
  }, body);
  const chunks: Buffer[] = [];
  let bytesOut = 0;
  try {
    for await (const chunk of end as AsyncIterable<Buffer>) {
      bytesOut += chunk.length;
      const unfolds = decoders.length > 0 && bytesOut > bytesIn * MOST_UNFOLDING;
      if (bytesOut > mostBytes || (bytesOut > UNFOLDING_MATTERS_FROM && unfolds))
        throw new FetchError(
          'fetch_too_large',
          `${where} is larger than ${Math.round(mostBytes / 1024)} KiB and was not read.`,
        );
      chunks.push(chunk);
    }
  } catch (error) {
    if (isZlibError(error))
      throw new FetchError(
        'fetch_bad_encoding',
        `${where} is compressed in a way that cannot be undone.`,
        {
          cause: error,
        },
      );
    throw error;
  } finally {
    body.destroy();
    for (const decoder of decoders) decoder.destroy();
  }
  return Buffer.concat(chunks);
}

function decodersOf(contentEncoding: string | null, where: string): Transform[] {
  const encodings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (encodings.length > MOST_ENCODINGS)
    throw new FetchError(
      'fetch_bad_encoding',
      `${where} is compressed ${encodings.length} times over.`,
    );
  return encodings.reverse().map((name) => {
    if (name === 'gzip' || name === 'x-gzip') return createGunzip();
    if (name === 'deflate') return createInflate();
    if (name === 'br') return createBrotliDecompress();
    throw new FetchError(
      'fetch_bad_encoding',
      `${where} is compressed as ${name.slice(0, 20)}, which was not asked for.`,
    );
  });
}

function isZlibError(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return (
    typeof error.code === 'string' &&
    /^(?:Z_|ERR__ERROR_FORMAT|ERR_BROTLI|ERR_PADDING)|BROTLI/.test(error.code)
  );
}
