import type { Command } from '../commands/command.ts';
import type { CompanyDirectory } from '../commands/context.ts';
import { companyWords } from '../subscriptions/describe.ts';
import { NO_FILTERS } from '../subscriptions/subscription.ts';
import type { CompanyChoice } from './chat-core.ts';

/** The one company that a command would follow, where it says neither how often nor what of it; null for all others. */
export function companyToFollow(
  command: Command,
  companies: Pick<CompanyDirectory, 'lookUp'>,
): CompanyChoice | null {
  if (command.type !== 'subscribe') return null;
  const { targets, cadence, filters, toPerson } = command.request;
  const [target, ...others] = targets;
  if (target?.type !== 'company' || others.length > 0) return null;
  const saysHow = toPerson || Object.values(cadence).some((word) => word !== null);
  if (saysHow || JSON.stringify(filters) !== JSON.stringify(NO_FILTERS)) return null;
  const found = companies.lookUp(target.words);
  const name = found.type === 'one' ? found.company.name : target.words;
  return { name, words: companyWords(name) };
}
