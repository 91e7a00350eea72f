import { z } from 'zod';
import { SourcesError } from './fetch-errors.ts';

const PRESET = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  type: z.enum(['feed', 'page', 'table', 'filings']),
  url: z.url({ protocol: /^https$/ }),
});

/** A public source that is watched where somebody chooses it by its name. */
export type Preset = Readonly<z.infer<typeof PRESET>>;

/** Reads the list of presets. Throws SourcesError where it is damaged. */
export function parsePresets(text: string, file: string): readonly Preset[] {
  try {
    return z.array(PRESET).parse(JSON.parse(text));
  } catch (cause) {
    throw new SourcesError(
      file,
      ['The list of presets is damaged; take it from the repository again.'],
      { cause },
    );
  }
}
