import type { Company } from '../companies/company.ts';

/** Tells whether a company's business is AI itself, by its name or trade. */
export function isAiCompany({ name, trade }: Pick<Company, 'name' | 'trade'>): boolean {
  return /\b(?:AI|OpenAI)\b/.test(name) || (trade !== null && /\bAI\b/.test(trade));
}
