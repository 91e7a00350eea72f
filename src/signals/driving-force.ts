import type { AiCause } from './ai-cause.ts';
import type { Finding } from './assemble.ts';
import type { Grounded } from './signal.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

const FORCES: readonly (readonly [text: string, test: ReturnType<typeof wordTest>])[] = [
  ['Advances in AI and automation', wordTest('<ai>')],
  [
    'Falling demand',
    wordTest('demand slump slowdown downturn recession orders traffic weak weaker sluggish softer'),
  ],
  [
    'Pressure on costs and profit',
    wordTest(
      'cost costs savings profit profitability losses margin margins expenses efficiency loss deficit budget',
    ),
  ],
  [
    'Merger or separation',
    wordTest('merger acquisition takeover spin-off integration combination'),
  ],
  ['Competition', wordTest('competition competitive rivals competitors competitor')],
  [
    'Change of strategy',
    wordTest(
      'strategy strategic refocus priorities prioritise prioritize transformation reset simplify simplification',
    ),
  ],
  [
    'Shift in regulation or trade',
    wordTest('tariff tariffs regulation regulatory sanctions law rules funding'),
  ],
  ['Growth', wordTest('growth expansion expand demand-growth boom')],
];

const isReason = wordTest(
  'because due thanks amid citing cite~ blame~ owing reason reasons as to for after so amidst by attributed',
);

/** What the text itself gives as the reason: a force named in a sentence of the finding that also gives reasons; else null. */
export function drivingForceOf(finding: Finding, cause: AiCause, read: ReadText): Grounded | null {
  if (cause.ai) return { text: 'Advances in AI and automation', basis: 'source' };
  for (const { trigger } of finding.triggers) {
    const span = read.sentences[trigger.sentence];
    if (span === undefined) continue;
    const units = read.units.slice(span.first, span.end);
    if (!units.some(isReason)) continue;
    for (const [text, test] of FORCES.slice(1))
      if (units.some(test)) return { text, basis: 'source' };
  }
  return null;
}
