import type { PlaceWords } from './command.ts';

const WITH_SCHEME = /^https?:\/\/[^\s<>]+$/i;
const WITHOUT_SCHEME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>]*)?$/i;

/**
 * The place that words name, or null where they name none: a web address, with its scheme or without where it is no
 * company's name (Booking.com), or `preset:` and a name.
 */
export function placeIn(words: string, isName: (words: string) => boolean): PlaceWords | null {
  // Chat clients put addresses in angle brackets so that they show no preview.
  const bare = words.replace(/^<(.*)>$/, '$1');
  const [, name] = /^preset: ?([a-z0-9-]+)$/i.exec(bare) ?? [];
  if (name !== undefined) return { type: 'preset', name: name.toLowerCase() };
  if (WITH_SCHEME.test(bare) && URL.canParse(bare)) return { type: 'address', url: bare };
  if (WITHOUT_SCHEME.test(bare) && !isName(bare) && URL.canParse(`https://${bare}`))
    return { type: 'address', url: `https://${bare}` };
  return null;
}
