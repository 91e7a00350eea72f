import { compileMatcher } from './text/matcher.ts';
import { parsePattern } from './text/pattern.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

/** Ways in which a company says that a report of it is wrong. */
const DENIALS: readonly string[] = [
  'no such (plan+|proposal+|program|programme|decision+|move+|talks|intention)',
  'no truth ..3',
  'no truth whatsoever',
  '(dismiss~|reject~|rubbish~|brush~ off|rebut~|refute~|deny~|quash~) ..6 (report+|rumour+|rumor+|claim+|speculation|posts|fiction|story|suggestion+|talk|media)',
  'dismiss~ as (fiction|rumour|speculation|false|baseless|untrue|nonsense)',
  '(reject~|rebut~|refute~) what ..3 (media|reports|posts)',
  '(deny~|denying) ..4 (plan+|planning|lay~|cut~|cutting|laying)',
  '(factually|completely|entirely|totally) (incorrect|false|wrong|untrue|baseless)',
  '(report+|rumour+|claim+|story|speculation) ..3 (is|are|was|were) (false|untrue|baseless|wrong|incorrect)',
  'not (us|true|so)',
  '(this|that) is false',
  'no plans to (cut|lay|reduce|shed|close|sell|merge|dismiss|list|float)',
  'not being considered',
];

const isAi = wordTest('<ai>');
const isMore = wordTest('but however instead although though yet');
const patterns = DENIALS.map((source) => parsePattern(source, true));
let matcher: ReturnType<typeof compileMatcher<boolean>> | null = null;

/** The sentences in which a company denies what is told of it; a denial of AI as the cause alone is none. */
export function denialSentences(read: ReadText): ReadonlySet<number> {
  matcher ??= compileMatcher(patterns);
  const found = new Set<number>();
  for (const [index, span] of read.sentences.entries()) {
    const denied: number[] = [];
    matcher(read.units, span.first, span.end, (_, first) => denied.push(first));
    if (denied.length === 0) continue;
    let spared = false;
    for (let at = span.first; at < span.end; at += 1)
      spared ||= isAi(read.units[at]) || isMore(read.units[at]);
    if (!spared) found.add(index);
  }
  return found;
}
