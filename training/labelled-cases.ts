import { readFileSync } from 'node:fs';
import { findCompanies } from '../src/companies/find-companies.ts';
import { seededRegistry } from '../src/companies/seeded-registry.ts';
import { parseLabelledItems } from '../src/eval/labelled-item.ts';
import type { LabelledItem, LabelledSignal } from '../src/eval/labelled-item.ts';
import { createSameCompany, shortNames } from '../src/eval/same-company.ts';
import { candidatesOf } from '../src/signals/learned/candidates.ts';
import type { Candidate } from '../src/signals/learned/candidates.ts';
import { readByRules } from '../src/signals/read-by-rules.ts';
import type { RuleReading } from '../src/signals/read-by-rules.ts';
import type { Kind } from '../src/signals/signal.ts';

/** A labelled text with what the rules make of it. */
export type LabelledCase = {
  readonly item: LabelledItem;
  readonly reading: RuleReading;
  readonly candidates: readonly Candidate[];
  /** How much it counts beside others. */
  readonly counts: number;
  /** The label of a company and kind, null where there is none. */
  readonly label: (companyId: string, kind: Kind) => LabelledSignal | null;
};

/** Reads labelled texts by the rules. */
export function readLabelledCases(paths: readonly string[], counts: number): LabelledCase[] {
  return casesOf(
    paths.flatMap((path) => parseLabelledItems(readFileSync(path, 'utf8'))),
    counts,
  );
}

/** What the rules make of labelled texts. */
export function casesOf(items: readonly LabelledItem[], counts: number): LabelledCase[] {
  const registry = seededRegistry();
  const find = (text: string) => findCompanies(text, registry);
  const same = createSameCompany(shortNames(registry.companies));
  return items.map((item) => {
    const { title, text, published } = item;
    const reading = readByRules({ title, text, publishedAt: published }, find);
    const candidates = candidatesOf(reading);
    const nameOf = new Map(candidates.map(({ company }) => [company.id, company.name]));
    const label = (companyId: string, kind: Kind) =>
      item.gold.find(
        (gold) => gold.kind === kind && same(gold.company, nameOf.get(companyId) ?? ''),
      ) ?? null;
    return { item, reading, candidates, counts, label };
  });
}
