import type { Company } from '../companies/company.ts';

/** Tells whether a company's business is AI itself, by its name or trade. */
export function isAiCompany({ name, trade }: Pick<Company, 'name' | 'trade'>): boolean {
  return (
    (name.includes('AI') && /\b(?:AI|OpenAI)\b/.test(name)) ||
    (trade?.includes('AI') === true && /\bAI\b/.test(trade))
  );
}
