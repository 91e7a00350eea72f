import type { Finding } from './assemble.ts';
import { compileMatcher } from './text/matcher.ts';
import { parsePattern } from './text/pattern.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

/** Ways of saying that a reduction comes about by people who leave, and by nothing else. */
const ONLY_LEAVERS: readonly string[] = [
  '(cut+|job-cuts|job-cut|jobcuts|layoffs|reduction+|shrink~|reduce~|slim~|decline+|downsizing|this|it) ..8 (through|by|via|with) ..2 natural-attrition',
  '(nobody|none|no-one) ..5 (dismissed|fired|sacked|laid)',
  '(without|no|avoid~|rule~ out) --2 (dismissals|layoffs|lay-offs|redundancies|sackings|firings)',
  'not through --2 (dismissals|layoffs|redundancies|sackings)',
  '(no|without) --2 (voluntary|severance|buyout+|buy-out+|redundancy)',
];
/** Words of another means beside it, where none of the above takes them back. */
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

/** Whether a text says of a reduction that nobody is dismissed for it, and names no other means there. */
export function saysOnlyLeavers(read: ReadText): boolean {
  matcher ??= compileMatcher(patterns);
  const { units, sentences } = read;
  let says = false;
  for (const { first, end } of sentences) {
    const said = new Set<number>();
    matcher(units, first, end, (_, from, to) => {
      for (let at = from; at < to; at += 1) said.add(at);
    });
    const names = units
      .slice(first, end)
      .some((unit, at) => isOtherMeans(unit) && !said.has(first + at));
    says ||= said.size > 0 && !names;
  }
  return says;
}
