import { isAiCompany } from './ai-company.ts';
import type { Finding } from './assemble.ts';
import type { ReadText } from './text/unit.ts';
import { wordTest } from './text/word-test.ts';

const isAi = wordTest('ai');
const isFirm = wordTest(
  'startup startups start-up start-ups upstart firm company lab developer maker specialist unicorn',
);

/** Who gives money to a firm, and words that say a firm gets it: one sentence can hold both. */
const putsIn = wordTest('invest~ put puts putting pour~ pump~ back backs plough~');
const takesIn = wordTest(
  'raise~ round rounds secure~ series seed funding valuation investor investors',
);

/**
 * Deals in AI firms are money put into AI (LABELS.md, ruling 7): an AI firm's round is no ordinary funding, and who buys
 * an AI firm invests in AI beside merging.
 */
export function readAiDeals(findings: readonly Finding[], read: ReadText): Finding[] {
  const converted = findings.flatMap((finding) => {
    if (
      finding.kind !== 'funding' ||
      !(isAiCompany(finding.company) || speaksOfAiFirm(finding, read))
    )
      return [finding];
    const known = findings.some(
      ({ kind, company }) => kind === 'ai_investment' && company.id === finding.company.id,
    );
    return known ? [] : [{ ...finding, kind: 'ai_investment' as const }];
  });
  const mergers = converted.filter(({ kind }) => kind === 'merger');
  const aiDeal = mergers.some(
    (finding) => isAiCompany(finding.company) || speaksOfAiFirm(finding, read),
  );
  const buyer = mergers.find(({ company }) => !isAiCompany(company));
  if (!aiDeal || buyer === undefined || mergers.length < 2) return converted;
  const invests = converted.some(
    ({ kind, company }) => kind === 'ai_investment' && company.id === buyer.company.id,
  );
  return invests ? converted : [...converted, { ...buyer, kind: 'ai_investment', figures: [] }];
}

/** "Swedish AI upstart Sana": AI and a word for a firm side by side in a sentence of the deal. */
function speaksOfAiFirm({ triggers }: Finding, read: ReadText): boolean {
  return triggers.some(({ trigger }) => {
    const span = read.sentences[trigger.sentence];
    for (let at = span?.first ?? 0; at < (span?.end ?? 0); at += 1)
      if (isAi(read.units[at]) && isFirm(read.units[at + 1])) return true;
    return false;
  });
}

/** Without the money raised that is said only of who puts it into another: "Microsoft will invest $5 billion in Anthropic". */
export function withoutInvestors<F extends Finding>(findings: readonly F[], read: ReadText): F[] {
  const invests = (id: string) =>
    findings.some(({ kind, company }) => kind === 'ai_investment' && company.id === id);
  const isInvestor = ({ kind, company, triggers }: F) =>
    kind === 'funding' &&
    invests(company.id) &&
    triggers.every(({ trigger }) => {
      const span = read.sentences[trigger.sentence];
      const units = read.units.slice(span?.first ?? 0, span?.end ?? 0);
      return units.some(putsIn) && !units.some(takesIn);
    });
  return findings.filter((finding) => !isInvestor(finding));
}
