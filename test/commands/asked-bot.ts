import { afterEach, beforeEach } from 'vitest';
import { renderMessage } from '../../adapters/console/render.ts';
import { answerLine } from '../../src/commands/answer.ts';
import { createCompanyDirectory } from '../../src/commands/company-directory.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import type { Company } from '../../src/companies/company.ts';
import { parseRegistry } from '../../src/companies/registry.ts';
import type { Store } from '../../src/store/store.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { jsonPlace } from '../store/json/place.ts';

const company = (name: string, more: Partial<Company> = {}) => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  name,
  ...more,
});
const registry = parseRegistry(
  JSON.stringify([
    company('Klarna', { trade: 'lender', country: 'SE', tickers: ['KLAR'] }),
    company('Block', { trade: 'payments company', commonWord: true, lookAlikes: ['BlockFi'] }),
    company('Deutsche Bank', { trade: 'bank' }),
    company('Deutsche Telekom', { trade: 'telecoms' }),
    company('Daily Mail'),
  ]),
  '',
);
const companies = createCompanyDirectory(() => registry);
export const here: Destination = {
  platform: 'console',
  workspace: 'local',
  channel: 'console',
  person: false,
};
export const person: Destination = { ...here, channel: 'reader', person: true };

/** What answers commands from an empty store, at eight on 30 August 2024, UTC. */
export type AskedBot = {
  readonly store: Store;
  /** The answer as it stands in a terminal of this width. */
  show(line: string, width?: number): Promise<string>;
  /** The same in one line, white space as single spaces. */
  ask(line: string): Promise<string>;
};

/** Opens a new store for each test of the file and removes it after. */
export function askBot(): AskedBot {
  let place: Awaited<ReturnType<typeof jsonPlace>>;
  let store: Store;
  beforeEach(async () => {
    place = await jsonPlace();
    store = await place.open();
  });
  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  const context = (): CommandContext => ({
    store,
    companies,
    now: '2024-08-30T08:00:00Z',
    zone: 'Europe/Stockholm',
    who: 'reader',
    destination: here,
    person,
    alertsPerDay: 10,
    sources: {
      watchInChat: true,
      presets: [],
      lookAt: () => Promise.reject(new Error('nothing is watched here')),
      all: () => Promise.resolve([]),
    },
    digest: (words) =>
      Promise.resolve(
        words === 'week' ? { summary: 'A digest', tone: 'neutral', blocks: [] } : null,
      ),
  });

  const bot: AskedBot = {
    get store() {
      return store;
    },
    async show(line, width = 100) {
      const style = { width, color: false, hyperlinks: false, zone: 'Europe/Stockholm' };
      return renderMessage(await answerLine(line, context()), style);
    },
    ask: async (line) => (await bot.show(line)).replaceAll(/\s+/g, ' '),
  };
  return bot;
}
