import { objectOf, stringOf } from './json.ts';
import { mrkdwnProblems } from './slack-text.ts';
import { SLACK_LIMITS } from './slack-limits.ts';

/** Where in the payload (a JSON pointer), what is wrong, and what Slack would answer; null: Slack would post it all the same. */
export type Problem = {
  readonly pointer: string;
  readonly message: string;
  readonly error: string | null;
};

/** Collects problems at pointers. */
export type Report = (pointer: string, message: string, error?: string | null) => void;

export type Surface = 'message' | 'modal' | 'home';

export function collectProblems(check: (report: Report) => void): Problem[] {
  const problems: Problem[] = [];
  check((pointer, message, error = 'invalid_blocks') => {
    problems.push({ pointer, message, error });
  });
  return problems;
}

/** Reports a string that is missing, empty or too long. Counts UTF-16 units, the strictest reading of "characters". */
export function checkLength(
  report: Report,
  pointer: string,
  value: unknown,
  most: number,
  least = 1,
): void {
  if (typeof value !== 'string') report(pointer, 'must be a string');
  else if (value.length > most) report(pointer, `must be less than ${most + 1} characters`);
  else if (value.length < least) report(pointer, `must be more than ${least - 1} characters`);
}

export function checkCount(
  report: Report,
  pointer: string,
  value: unknown,
  most: number,
  least = 1,
): void {
  if (!Array.isArray(value)) report(pointer, 'must be a list');
  else if (value.length > most) report(pointer, `no more than ${most} items allowed`);
  else if (value.length < least) report(pointer, `no fewer than ${least} items allowed`);
}

/** A text object of the allowed types, and in mrkdwn nothing unescaped. */
export function checkText(
  report: Report,
  pointer: string,
  value: unknown,
  most: number = SLACK_LIMITS.textObject,
  types: readonly string[] = ['plain_text', 'mrkdwn'],
): void {
  const text = objectOf(value);
  if (!types.includes(stringOf(text.type)))
    report(`${pointer}/type`, `must be ${types.join(' or ')}`);
  checkLength(report, `${pointer}/text`, text.text, most);
  if (text.type === 'mrkdwn')
    for (const problem of mrkdwnProblems(stringOf(text.text)))
      report(`${pointer}/text`, problem, null);
}
