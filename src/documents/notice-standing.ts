/** What has become of a notice since it was given. */
export type Standing = 'amended' | 'rescinded';

// How the states' lists say it: "Rescinded 3/4/24", "Amendment to notice of 1/5", "UPDATE", "Notice withdrawn".
const RESCINDED =
  /\b(?:rescind(?:s|ed)?|rescission|withdrawn|withdrawal|withdrew|cancel(?:l?ed|l?ation)|void(?:ed)?|retracted)\b/i;
const AMENDED =
  /\b(?:amend(?:s|ed|ment)?|update|updated notice|revised|revision|supplement(?:al)?|corrected|correction|modified)\b/i;
const DENIED =
  /^(?:no|n|false|none|0)$|\b(?:not|never|no)\s+(?:\w+\s+)?(?:resc|withd|canc|amend|revis)/i;
const NAME_MARK =
  /^\s*[([*]*\s*(?:rescinded|amended|updated?|revised|amendment|withdrawn|cancell?ed)\b[\])*:\s–—-]+|[\s([*–—-]+(?:rescinded|amended|updated?|revised|amendment|withdrawn|cancell?ed)\s*[\])*]*\s*$/i;

/** What a cell of words says has become of the notice; null where it says nothing of that. */
export function standingIn(text: string): Standing | null {
  if (DENIED.test(text.trim())) return null;
  if (RESCINDED.test(text)) return 'rescinded';
  return AMENDED.test(text) ? 'amended' : null;
}

/**
 * What a cell says in a column for it: where the column's own name tells (`Rescinded`), any answer that is no denial,
 * such as a day or a yes, says so too.
 */
export function standingInColumn(text: string, header: string): Standing | null {
  if (text === '' || DENIED.test(text.trim())) return null;
  return standingIn(text) ?? standingIn(header);
}

/** A company's name without the mark that some lists put beside it: `ACME Corp. (Rescinded)`. */
export function withoutMark(company: string): string {
  return company.replace(NAME_MARK, '').trim();
}
