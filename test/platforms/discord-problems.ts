import { stringOf } from './json.ts';

/** Something that Discord refuses, as in the `errors` of a 50035. */
export type Problem = { readonly path: string; readonly code: string; readonly message: string };

export function required(path: string, value: unknown): Problem[] {
  return stringOf(value).trim() === ''
    ? [problem(path, 'BASE_TYPE_REQUIRED', 'This field is required')]
    : [];
}

export function atMost(path: string, value: unknown, most: number): Problem[] {
  return stringOf(value).length > most
    ? [problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`)]
    : [];
}

export function problem(path: string, code: string, message: string): Problem {
  return { path, code, message };
}
