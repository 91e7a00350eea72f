import type { Company } from '../companies/company.ts';
import { readableText } from '../documents/document.ts';
import type { Document } from '../documents/document.ts';
import type { CompanyFinder } from './article-signals.ts';
import { projectedOutlook } from './outlook.ts';
import { scoreRelevance } from './relevance.ts';
import { titleOf } from './signal-title.ts';
import type { Evidence, Figure, Signal, Stage } from './signal.ts';

/** The signal of one row of a layoff tracker or of WARN notices, straight from its columns. */
export function rowSignals(document: Document, findCompanies: CompanyFinder): Signal[] {
  const { row } = document;
  if (row === undefined || row.company.trim() === '') return [];
  const company = rowCompany(row.company, findCompanies);
  const kind = row.closure ? 'closure' : 'layoff';
  const stage: Stage = row.table === 'warn' ? 'filed' : 'announced';
  const text = readableText(document);
  const evidence: Evidence = { quote: text, start: 0, end: text.length };
  const { jobs, percent } = row;
  const facts: Figure[] = [];
  if (jobs !== null)
    facts.push({
      role: 'jobs',
      value: jobs,
      unit: 'jobs',
      qualifier: 'exactly',
      of: null,
      evidence,
    });
  if (percent !== null)
    facts.push({
      role: 'percent',
      value: percent,
      unit: '%',
      qualifier: 'exactly',
      of: null,
      evidence,
    });
  const figures = { jobs, percent, from: null, to: null };
  return [
    {
      company: { id: company.id, name: company.name },
      kind,
      primary: true,
      ...figures,
      ai: false,
      attribution: 'none',
      stage,
      title: titleOf({ company: company.name, kind, stage, ...figures }),
      change: null,
      horizon: projectedOutlook(kind, company.trade),
      drivingForce: null,
      facts,
      evidence: [evidence],
      confidence: 0.95,
      relevance: scoreRelevance({
        kind,
        stage,
        ai: false,
        attribution: 'none',
        publishers: 1,
        jobs,
        percent,
      }).score,
    },
  ];
}

/** The registry's company where it knows the name as written, else the name itself. */
function rowCompany(
  name: string,
  findCompanies: CompanyFinder,
): Pick<Company, 'id' | 'name' | 'trade'> {
  const found = findCompanies(name).find(
    ({ start, end }) => start === 0 && end >= name.length * 0.6,
  );
  if (found !== undefined) return found.company;
  const id = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return { id, name, trade: null };
}
