import type { Company } from '../companies/company.ts';
import { readableText } from '../documents/document.ts';
import type { Document } from '../documents/document.ts';
import type { CompanyFinder } from './read-by-rules.ts';
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
  const stage: Stage =
    row.standing === 'rescinded' ? 'reversed' : row.table === 'warn' ? 'filed' : 'executed';
  const text = readableText(document);
  const evidence: Evidence = { quote: text, start: 0, end: text.length };
  const { jobs, percent, headcountBefore: from = null, headcountAfter: to = null } = row;
  const exactly = { qualifier: 'exactly', of: null, evidence } as const;
  const facts: Figure[] = [
    ...figureOf('jobs', jobs, { ...exactly, qualifier: row.qualifier ?? 'exactly' }),
    ...figureOf('percent', percent, exactly),
    ...figureOf('from', from, exactly),
    ...figureOf('to', to, exactly),
  ];
  const figures = { jobs, percent, from, to };
  return [
    {
      company: { id: company.id, name: company.name },
      kind,
      primary: true,
      ...figures,
      ai: false,
      attribution: 'none',
      stage,
      title: titleOf({ company: company.name, kind, stage, ...figures, staff: facts }),
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

function figureOf(
  role: 'jobs' | 'percent' | 'from' | 'to',
  value: number | null,
  rest: Pick<Figure, 'qualifier' | 'of' | 'evidence'>,
): Figure[] {
  return value === null ? [] : [{ role, value, unit: role === 'percent' ? '%' : 'jobs', ...rest }];
}

/** What notices put after a company's name: a branch's number, a place after a dash, another name it trades under. */
const BRANCH = /\s*(?:#\s*\d|\bno\.\s*\d|\bstore\s+\d|\s[-–—]\s|\(|\bd\/?b\/?a\b|,\s).*$/i;

/** The registry's company where it knows the name as written or without its branch, else the name itself. */
function rowCompany(
  name: string,
  findCompanies: CompanyFinder,
): Pick<Company, 'id' | 'name' | 'trade'> {
  const known = knownCompany(name, findCompanies);
  if (known) return known;
  const bare = name.replace(BRANCH, '').trim();
  const parent = bare === '' || bare === name ? undefined : knownCompany(bare, findCompanies);
  if (parent) return parent;
  const id = name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return { id, name, trade: null };
}

function knownCompany(name: string, findCompanies: CompanyFinder): Company | undefined {
  return findCompanies(name).find(({ start, end }) => start === 0 && end >= name.length * 0.6)
    ?.company;
}
