import { z } from 'zod';

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** How often something is done, as it is written (`30s`, `10m`, `2h`; at most six digits), read as milliseconds. */
export const interval = z
  .string()
  .regex(
    /^[1-9]\d{0,5}[smh]$/,
    'must be a number of seconds, minutes or hours such as 30s, 10m or 2h',
  )
  .transform((text) => Number(text.slice(0, -1)) * (UNITS_MS[text.slice(-1)] ?? 0));
