import { companyId } from '../companies/company-id.ts';
import type { Company } from '../companies/company.ts';
import { listOf } from '../messages/format.ts';
import type { Message } from '../messages/message.ts';
import { companyWords } from '../subscriptions/describe.ts';
import type { CommandContext } from './context.ts';
import { say } from './say.ts';

/** The company meant, or the question to ask back. */
export type FoundCompany =
  | { readonly company: Pick<Company, 'id' | 'name'> & Partial<Company>; readonly ask: null }
  | { readonly company: null; readonly ask: Message };

const MOST_CHOICES = 5;
const MOST_LOOK_ALIKES = 2;

/**
 * Finds the company that words mean, or asks back. A company in no list is found where there are stories about it.
 * `command` is put before each choice's name, to make the line that would be right.
 */
export async function findCompany(
  words: string,
  command: string,
  { companies, store }: Pick<CommandContext, 'companies' | 'store'>,
): Promise<FoundCompany> {
  const found = companies.lookUp(words);
  if (found.type === 'one') return { company: found.company, ask: null };
  const [story] = await store.storiesAbout(companyId(words), '0000-01-01');
  if (story) return { company: { id: story.companyId, name: story.companyName }, ask: null };
  if (found.type === 'none')
    return {
      company: null,
      ask: say(`I know no company called “${words}”, and have read nothing about one.`),
    };
  const choices = found.companies.slice(0, MOST_CHOICES);
  const names = choices.map(describeCompany);
  const question =
    found.type === 'several'
      ? `Which one do you mean: ${listOf(names, 'or')}?`
      : `I know no company called “${words}”. Did you mean ${listOf(names, 'or')}?`;
  const buttons = choices.map(({ name }) => ({
    label: name,
    action: `${command} ${companyWords(name)}`,
  }));
  return { company: null, ask: say(question, [], buttons) };
}

/** A company with enough beside its name to tell it from others: `Block, payments company, US`. */
export function describeCompany(company: Pick<Company, 'name'> & Partial<Company>): string {
  const beside = [company.trade, company.country].filter((part) => (part ?? '') !== '');
  return beside.length === 0 ? company.name : `${company.name} (${beside.join(', ')})`;
}

/** The names most easily taken for the company's, few enough for a sentence; those that begin like it first. */
export function lookAlikesOf({
  name,
  lookAlikes = [],
}: Pick<Company, 'name'> & Partial<Company>): string[] {
  const begins = (other: string) => Number(other.startsWith(name));
  return lookAlikes.toSorted((a, b) => begins(b) - begins(a)).slice(0, MOST_LOOK_ALIKES);
}
