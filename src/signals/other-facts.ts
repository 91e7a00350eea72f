import type { Finding } from './assemble.ts';
import type { Figure } from './signal.ts';
import type { Quantity } from './text/quantity.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

const MOST_FACTS = 16;
const isStaff = wordTest('<post> <person> <force>');
const isLink = wordTest('of in on for to');
const endsPhrase = wordTest('<stop> is are was were will would and or but by from with at');

/** Amounts of money, shares of other things than staff and lengths of time in the sentences of a finding. */
export function otherFacts(finding: Finding, read: ReadText): Figure[] {
  const facts: Figure[] = [];
  const sentences = new Set(finding.triggers.map(({ trigger }) => trigger.sentence));
  for (const sentence of sentences) {
    const span = read.sentences[sentence];
    if (span === undefined) continue;
    for (let at = span.first; at < span.end && facts.length < MOST_FACTS; at += 1) {
      const quantity = read.units[at]?.quantity;
      if (quantity === null || quantity === undefined) continue;
      const role = roleOf(quantity, at, read);
      if (role === null) continue;
      facts.push({
        role,
        value: quantity.value,
        unit: role === 'share' ? '%' : (quantity.unit ?? ''),
        qualifier: quantity.qualifier,
        of: aboutWhat(at, read),
        evidence: {
          quote: read.text.slice(span.startOffset, span.endOffset),
          start: span.startOffset,
          end: span.endOffset,
        },
      });
    }
  }
  return facts;
}

function roleOf(
  quantity: Quantity,
  at: number,
  read: ReadText,
): 'money' | 'share' | 'duration' | null {
  if (quantity.form === 'money') return 'money';
  if (quantity.form === 'duration') return 'duration';
  if (quantity.form !== 'percent') return null;
  for (let step = at + 1; step <= at + 5; step += 1) if (isStaff(read.units[step])) return null;
  return 'share';
}

/** The text's own words for what a figure is about: the noun phrase after "of", "in", "on", or the one before "by". */
function aboutWhat(at: number, read: ReadText): string | null {
  const { units } = read;
  const sentence = units[at]?.sentence;
  let first = at + 1;
  if (!isLink(units[first])) return beforeBy(at, read);
  first += 1;
  let last = first;
  while (
    last < first + 6 &&
    units[last]?.sentence === sentence &&
    (units[last]?.symbol ?? 10) > 13 &&
    !endsPhrase(units[last])
  )
    last += 1;
  const start = units[first]?.start;
  const end = units[last - 1]?.end;
  return last > first && start !== undefined && end !== undefined
    ? read.text.slice(start, end)
    : null;
}

function beforeBy(at: number, read: ReadText): string | null {
  const { units } = read;
  const sentence = units[at]?.sentence;
  if (units[at - 1]?.norm !== 'by') return null;
  let first = at - 1;
  while (
    first > at - 6 &&
    units[first - 1]?.sentence === sentence &&
    (units[first - 1]?.symbol ?? 10) > 13 &&
    !endsPhrase(units[first - 1])
  )
    first -= 1;
  const start = units[first]?.start;
  const end = units[at - 2]?.end;
  return first < at - 1 && start !== undefined && end !== undefined
    ? read.text.slice(start, end)
    : null;
}
