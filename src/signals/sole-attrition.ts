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
 * redundancies beside it is left as it is. `byRules` are what the rules found, where `findings` have been weighed since.
 */
export function mergeSoleAttrition<Found extends Finding>(
  findings: readonly Found[],
  read: ReadText,
  byRules: readonly Finding[] = findings,
): Found[] {
  const attritionOf = <F extends Finding>(all: readonly F[], { company }: Finding) =>
    all.find((finding) => finding.kind === 'attrition' && finding.company.id === company.id);
  const merged = new Map(
    findings.flatMap((layoff) => {
      if (layoff.kind !== 'layoff' || !attritionOf([...findings, ...byRules], layoff)) return [];
      return [[layoff, attritionOf(findings, layoff) ?? null] as const];
    }),
  );
  if (merged.size === 0 || !saysOnlyLeavers(read)) return [...findings];
  const gone = new Set([...merged.values()]);
  return findings.flatMap((finding) => {
    if (gone.has(finding)) return [];
    const attrition = merged.get(finding);
    if (attrition === undefined) return [finding];
    return [
      {
        ...(attrition ?? finding),
        kind: 'attrition' as const,
        triggers: [...finding.triggers, ...(attrition?.triggers ?? [])],
        figures: [...finding.figures, ...(attrition?.figures ?? [])].map((figure) => ({
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
