import type { Finding } from './assemble.ts';
import { compileMatcher } from './text/matcher.ts';
import { parsePattern } from './text/pattern.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

/** Ways of saying that a reduction comes about by people who leave, and by nothing else. */
const ONLY_LEAVERS: readonly string[] = [
  '(cut+|job-cuts|job-cut|jobcuts|layoffs|reduction+|shrink~|reduce~|slim~|decline+|downsizing|this|it) ..8 (through|by|via|with) ..2 natural-attrition',
  '(nobody|none|no-one) ..5 (dismissed|fired|sacked|laid)',
  '(without|no|not through|avoid~|rule~ out) --2 (dismissals|layoffs|lay-offs|redundancies|sackings|firings)',
  'not through (dismissals|layoffs|redundancies|sackings)',
];
/** Words of another means beside it. */
const isOtherMeans = wordTest(
  'dismissal+ buyout+ buy-out+ voluntary severance retirement+ redundancy offer+ package+',
);

const patterns = ONLY_LEAVERS.map((source) => parsePattern(source, true));
let matcher: ReturnType<typeof compileMatcher<boolean>> | null = null;

/**
 * Cuts by natural attrition only are attrition (LABELS.md, ruling 9): "Job cuts will be through natural attrition"
 * makes one finding of what was told as cuts and as leavers, with the figures of both. A text that names buyouts or
 * redundancies beside it is left as it is.
 */
export function mergeSoleAttrition<Found extends Finding>(
  findings: readonly Found[],
  read: ReadText,
): Found[] {
  const pairs = findings.flatMap((attrition) => {
    if (attrition.kind !== 'attrition') return [];
    const layoff = findings.find(
      ({ kind, company }) => kind === 'layoff' && company.id === attrition.company.id,
    );
    return layoff === undefined ? [] : [{ layoff, attrition }];
  });
  if (pairs.length === 0 || !saysOnlyLeavers(read)) return [...findings];
  return findings.flatMap((finding) => {
    if (pairs.some(({ attrition }) => attrition === finding)) return [];
    const pair = pairs.find(({ layoff }) => layoff === finding);
    if (pair === undefined) return [finding];
    return [
      {
        ...pair.attrition,
        triggers: [...finding.triggers, ...pair.attrition.triggers],
        figures: [...finding.figures, ...pair.attrition.figures].map((figure) => ({
          ...figure,
          kind: 'attrition' as const,
        })),
      },
    ];
  });
}

function saysOnlyLeavers(read: ReadText): boolean {
  matcher ??= compileMatcher(patterns);
  const { units, sentences } = read;
  let says = false;
  for (const { first, end } of sentences) {
    if (units.slice(first, end).some(isOtherMeans)) continue;
    matcher(units, first, end, () => {
      says = true;
    });
  }
  return says;
}
