import { expect, it } from 'vitest';
import { companyToFollow } from '../../src/chat/company-to-follow.ts';
import { parseCommand } from '../../src/commands/parse-command.ts';
import { createCompanyDirectory } from '../../src/commands/company-directory.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';

const companies = createCompanyDirectory(seededRegistry);
const commandOf = (line: string) => parseCommand(line, companies);

it.each([
  { line: 'subscribe klarna', is: { name: 'Klarna', words: 'klarna' }, why: 'listed' },
  {
    line: 'follow some firm',
    is: { name: 'some firm', words: 'some firm' },
    why: 'in no list, as it is written',
  },
  { line: 'subscribe klarna weekly', is: null, why: 'it says how often' },
  { line: 'subscribe klarna ai only', is: null, why: 'it says what of it' },
  { line: 'subscribe klarna to me', is: null, why: 'it says where' },
  { line: 'subscribe klarna, ibm', is: null, why: 'it names two' },
  { line: 'subscribe all', is: null, why: 'it names none' },
  { line: 'klarna', is: null, why: 'it asks' },
])('the company to follow by “$line”: $why', ({ line, is }) => {
  expect(companyToFollow(commandOf(line), companies)).toEqual(is);
});
