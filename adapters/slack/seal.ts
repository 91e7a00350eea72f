import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../../src/errors.ts';

/** Kept secrets that the key does not open: it was changed, or somebody changed them. */
export class SealBrokenError extends AppError {
  readonly code = 'seal_broken';
}

export type Seal = {
  /** The text encrypted, bound to `name`: another's secret does not open in its place. */
  close(text: string, name: string): string;
  /** @throws SealBrokenError */
  open(sealed: string, name: string): string;
};

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1';

/**
 * AES-256-GCM with a new nonce for every secret.
 * @param key 32 bytes in base64 or 64 hexadecimal digits, as SLACK_ENCRYPTION_KEY holds it
 * @throws SealBrokenError where the key is of another length
 */
export function createSeal(key: string): Seal {
  const secret = Buffer.from(key, /^[0-9a-f]{64}$/i.test(key) ? 'hex' : 'base64');
  if (secret.length !== KEY_BYTES)
    throw new SealBrokenError(
      'SLACK_ENCRYPTION_KEY must be 32 bytes in base64; make one with: openssl rand -base64 32',
    );

  return {
    close(text, name) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(name));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [
        VERSION,
        ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64')),
      ].join('.');
    },
    open(sealed, name) {
      const [version, ...parts] = sealed.split('.');
      const [nonce, text, tag] = parts.map((part) => Buffer.from(part, 'base64'));
      if (version !== VERSION || !nonce || !text || !tag) throw broken();
      try {
        const decipher = createDecipheriv('aes-256-gcm', secret, nonce, {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(Buffer.from(name));
        decipher.setAuthTag(tag);
        return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
      } catch (error) {
        throw broken({ cause: error });
      }
    },
  };
}

function broken(options?: ErrorOptions): SealBrokenError {
  return new SealBrokenError(
    'The kept Slack tokens cannot be opened; set SLACK_ENCRYPTION_KEY to the key they were kept with, or install the app again.',
    options,
  );
}
