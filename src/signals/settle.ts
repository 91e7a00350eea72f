import type { Finding } from './assemble.ts';
import type { Kind } from './signal.ts';

/** How findings of one company bear on each other: the first takes the second away where the test holds. */
type Rule = {
  readonly given: Kind;
  readonly drops: Kind;
  readonly only?: (dropped: Finding, given: Finding) => boolean;
  readonly why: string;
};

/** Below this weight a finding rests on a hint. */
const HINT = 2;

const RULES: readonly Rule[] = [
  {
    given: 'layoff',
    drops: 'attrition',
    only: isHint,
    why: '"fewer people" beside dismissals is the same reduction, not a second means of it',
  },
  {
    given: 'ai_reversal',
    drops: 'layoff',
    why: 'a withdrawn cut is none (LABELS.md, ruling 10)',
  },
  {
    given: 'ai_reversal',
    drops: 'ai_replacement',
    why: 'what a reversal takes back is no signal (ruling 10)',
  },
  {
    given: 'ai_reversal',
    drops: 'attrition',
    only: isHint,
    why: 'as above',
  },
];

function isHint({ triggers }: Finding): boolean {
  return triggers.every(({ trigger }) => trigger.weight <= HINT);
}

/** Findings without those that another finding of the same company explains away. */
export function settle(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding) =>
      !RULES.some(
        ({ given, drops, only }) =>
          drops === finding.kind &&
          findings.some(
            (other) =>
              other.kind === given &&
              other.company.id === finding.company.id &&
              (only === undefined || only(finding, other)),
          ),
      ),
  );
}
