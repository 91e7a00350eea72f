/** Every property, optional ones too, as required and read-only, all the way down. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]-?: Plain<T[K]> };

/**
 * `true` where a schema's type is the domain's type, readonly aside; otherwise `true satisfies Same<…>` fails to
 * compile, so that a field added to the domain cannot be dropped by the store in silence.
 */
export type Same<Stored, Domain> = [Plain<Stored>] extends [Plain<Domain>]
  ? [Plain<Domain>] extends [Plain<Stored>]
    ? true
    : false
  : false;
