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
/** At this weight the words alone say the kind. */
const OUTRIGHT = 4;

const STAFF_KINDS: readonly Kind[] = [
  'hiring',
  'labor_action',
  'reskilling',
  'merger',
  'attrition',
  'ai_replacement',
];

const RULES: readonly Rule[] = [
  {
    given: 'hiring_freeze',
    drops: 'attrition',
    only: (dropped, given) =>
      isHint(dropped) &&
      dropped.triggers.every(({ trigger }) =>
        given.triggers.some((other) => other.trigger.sentence === trigger.sentence),
      ),
    why: '"take on fewer people" is about hiring',
  },
  ...STAFF_KINDS.map((given) => ({
    given,
    drops: 'layoff' as const,
    only: (dropped: Finding, other: Finding) => isHint(dropped) && !isHint(other),
    why: 'a number of staff beside a word of going may be told of another matter',
  })),
  {
    given: 'layoff',
    drops: 'attrition',
    only: isHint,
    why: '"fewer people" beside dismissals is the same reduction, not a second means of it',
  },
  {
    given: 'layoff',
    drops: 'attrition',
    only: (dropped, given) =>
      !isHint(given) && dropped.triggers.every(({ trigger }) => trigger.weight < OUTRIGHT),
    why: '"from 9,000 people to 7,000" beside dismissals counts what they did',
  },
  {
    given: 'ai_reversal',
    drops: 'layoff',
    only: (dropped, given) => !opens(dropped) || opens(given),
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

/** The first sentence, mostly the title, speaks of it. */
function opens({ triggers }: Finding): boolean {
  return triggers.some(({ trigger }) => trigger.sentence === 0);
}

function isHint({ triggers }: Finding): boolean {
  return triggers.every(({ trigger }) => trigger.weight <= HINT);
}

/** Findings without those that another finding of the same company explains away; a reversal takes over their numbers. */
export function settle(findings: readonly Finding[]): Finding[] {
  const dropped = new Map<Finding, Finding>();
  for (const finding of findings) {
    for (const { given, drops, only } of RULES) {
      if (drops !== finding.kind) continue;
      const cause = findings.find(
        (other) =>
          other.kind === given &&
          other.company.id === finding.company.id &&
          (only === undefined || only(finding, other)),
      );
      if (cause !== undefined) dropped.set(finding, cause);
    }
  }
  return findings
    .filter((finding) => !dropped.has(finding))
    .map((finding) => {
      if (finding.kind === 'layoff') return withFiguresOf(finding, dropped);
      if (finding.kind !== 'ai_reversal') return finding;
      const inherited = [...dropped].flatMap(([lost, cause]) =>
        cause === finding && lost.kind === 'layoff'
          ? lost.figures.filter(({ role }) => role === 'jobs')
          : [],
      );
      return { ...finding, figures: [...finding.figures, ...inherited] };
    });
}

/** "1,200 fewer people" beside dismissals: the number is one of the dismissals where they have none of their own. */
function withFiguresOf(layoff: Finding, dropped: ReadonlyMap<Finding, Finding>): Finding {
  const known = new Set(layoff.figures.map(({ role }) => role));
  const inherited = [...dropped].flatMap(([lost, cause]) =>
    cause === layoff && lost.kind === 'attrition'
      ? lost.figures.filter(({ role }) => !known.has(role))
      : [],
  );
  return { ...layoff, figures: [...layoff.figures, ...inherited] };
}
