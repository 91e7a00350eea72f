import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderMessage } from '../../adapters/console/render.ts';
import { answerLine } from '../../src/commands/answer.ts';
import { createCompanyDirectory } from '../../src/commands/company-directory.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import type { Company } from '../../src/companies/company.ts';
import { parseRegistry } from '../../src/companies/registry.ts';
import { openJsonStore } from '../../src/store/json/json-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import { klarnaReading } from './klarna-stories.ts';

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
const here: Destination = {
  platform: 'console',
  workspace: 'local',
  channel: 'console',
  person: false,
};
const person: Destination = { ...here, channel: 'reader', person: true };

let store: Store;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  store = await openJsonStore({ folder, log: { warn: () => undefined } });
});
afterEach(() => store.close());

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
    Promise.resolve(words === 'week' ? { summary: 'A digest', tone: 'neutral', blocks: [] } : null),
});

/** The answer as it stands in a terminal, white space as single spaces. */
async function ask(line: string): Promise<string> {
  const style = { width: 100, color: false, hyperlinks: false, zone: 'Europe/Stockholm' };
  const shown = renderMessage(await answerLine(line, context()), style);
  return shown.replaceAll(/\s+/g, ' ');
}

describe('signals', () => {
  it('tells a company’s newest story with figures, outlook and its basis, evidence, source and date', async () => {
    await store.keepReading(klarnaReading());
    const style = { width: 80, color: false, hyperlinks: false, zone: 'Europe/Stockholm' };
    await expect(
      renderMessage(await answerLine('signals klarna', context()), style),
    ).toMatchFileSnapshot('../fixtures/console/signals-klarna.txt');
  });

  it.each(['klarna', 'KLARNA', 'signals klar', 'signals chatbot agents'])(
    '“%s” finds it',
    async (line) => {
      await store.keepReading(klarnaReading());
      expect(await ask(line)).toContain('Klarna plans to go from 3,800 to 2,000 people');
    },
  );

  it('shows the newest first', async () => {
    await store.keepReading(klarnaReading());
    await store.keepReading(
      klarnaReading({ id: 'klarna-2022-05-layoff', headline: 'Older', happenedOn: '2022-05-23' }),
    );
    const shown = await ask('klarna');
    expect(shown).toContain('2 stories');
    expect(shown.indexOf('Klarna plans')).toBeLessThan(shown.indexOf('Older'));
  });

  it('says in a list which story nobody dates', async () => {
    const [story] = klarnaReading().stories;
    const undated = (story?.tellings ?? []).map((telling) => ({ ...telling, publishedAt: null }));
    for (const at of [1, 2, 3, 4])
      await store.keepReading(
        klarnaReading({
          id: `klarna-2024-0${at}-layoff`,
          happenedOn: `2024-0${at}-02`,
          ...(at === 1 ? { tellings: undated } : {}),
        }),
      );
    expect(await ask('klarna')).toContain('• undated, read 2 Jan 2024: Klarna plans');
  });

  it.each([
    { line: 'klrana', says: 'Did you mean Klarna (lender, SE)? Try: signals klarna' },
    { line: 'signals klarma', says: 'Did you mean Klarna (lender, SE)?' },
    { line: 'deutsche', says: 'Which one do you mean: Deutsche Bank (bank) or Deutsche Telekom' },
    { line: 'block', says: 'I know Block (payments company), but have read nothing about it yet' },
    { line: 'quantum otters', says: 'I know no company called “quantum otters”' },
  ])('“$line”: $says', async ({ line, says }) => {
    await store.keepReading(klarnaReading());
    expect(await ask(line)).toContain(says);
  });

  it('alone shows this week’s top, and the newest where the week is empty', async () => {
    expect(await ask('signals')).toContain('No stories yet');
    await store.keepReading(klarnaReading({ happenedOn: '2024-05-01', headline: 'An old story' }));
    expect(await ask('signals')).toContain('No stories in the last 7 days');
    await store.keepReading(klarnaReading({ id: 'klarna-2024-08-layoff' }));
    expect(await ask('signals')).toContain('This week’s top: 1 story');
  });
});

describe('why and card', () => {
  it('why shows quotes, sources, the company’s name, what joined the documents and the score', async () => {
    await store.keepReading(klarnaReading());
    const shown = await ask('why klarna');
    for (const part of [
      'Klarna stands in the registry of companies as klarna',
      'Klarna wants to manage with 2,000 people',
      'The Example Times',
      'first to tell it',
      'starts at 3 for its kind (fewer staff without dismissals)',
      '25%',
    ])
      expect(shown).toContain(part);
  });

  it('card shows the story as a card with the closest documents kept', async () => {
    await store.keepReading(klarnaReading());
    await store.keepReading(klarnaReading({ id: 'klarna-2023-12-hiring-freeze' }));
    const shown = await ask('card klarna-2024-08-attrition');
    expect(shown).toContain('Human work to AI');
    expect(shown).toContain('(projected)');
    expect(shown).toContain('(document-of-klarna-2023-12-hiring-freeze)');
    expect(shown).not.toContain('(document-of-klarna-2024-08-attrition)');
  });

  it('card tells the story in the document’s own sentences, with wider themes', async () => {
    await store.keepReading(klarnaReading());
    const shown = await ask('card document-of-klarna-2024-08-attrition');
    expect(shown).toContain(
      'Summary ─────── Klarna wants to manage with 2,000 people in some years, down from 3,800 now',
    );
    expect(shown).toMatch(/Themes ─+ • Workforce Management • Artificial Intelligence/);
  });
});

describe('subscriptions', () => {
  it('confirms by name, replays the last 90 days and shows a sample', async () => {
    await store.keepReading(klarnaReading());
    const shown = await ask('subscribe klarna weekly, block ai only');
    expect(shown).toContain('Klarna (lender, SE): every Monday at 09:00 (Europe/Stockholm)');
    expect(shown).toContain('Block (payments company); not BlockFi:');
    expect(shown).toContain('less than one story a month (1 in all). The latest: Klarna plans');
    expect(shown).toContain('nothing would have come');
    expect(await store.subscriptionsOf(here)).toHaveLength(2);
  });

  it('keeps nothing when a company has to be asked back', async () => {
    expect(await ask('subscribe klarna, deutsche')).toContain('Which one do you mean');
    expect(await store.subscriptionsOf(here)).toEqual([]);
  });

  it('changes the one that is there and says what changed', async () => {
    await ask('subscribe klarna');
    expect(await ask('subscribe klarna')).toContain('already followed like this');
    const shown = await ask('follow klarna daily min 3');
    expect(shown).toContain(
      'changed, now every day at 09:00 (Europe/Stockholm), was at once; now relevance 3 or more',
    );
    expect(await store.subscriptionsOf(here)).toHaveLength(1);
  });

  it('goes to the person where asked, and is listed with who set it up', async () => {
    await ask('subscribe "Daily Mail" to me');
    expect(await store.subscriptionsOf(person)).toMatchObject([{ createdBy: 'reader' }]);
    const shown = await ask('subscriptions');
    expect(shown).toContain('Daily Mail at once, in a direct message');
    expect(shown).toContain('reader, 30 Aug 2024');
  });

  it('is paused, resumed and ended', async () => {
    expect(await ask('unsubscribe klarna')).toContain('Nothing is followed here yet');
    await ask('subscribe klarna, kind:layoff');
    expect(await ask('pause klarna')).toContain('Paused: Klarna');
    expect(await ask('subscriptions')).toContain('paused by reader');
    expect(await ask('resume')).toContain('Going on with Klarna');
    expect(await ask('unsubscribe block')).toContain(
      'Followed are job cuts at any company and Klarna',
    );
    expect(await ask('unsubscribe all')).toContain(
      'No longer following job cuts at any company and Klarna',
    );
    expect(await store.subscriptionsOf(here)).toEqual([]);
  });
});

describe('settings and the rest', () => {
  it.each([
    { line: 'mute klarna 14d', says: 'No alerts about Klarna here until 13 Sept 2024' },
    { line: 'unmute klarna', says: 'Klarna is not muted here' },
    { line: 'budget', says: 'At most 10 alerts a day here, the usual number' },
    { line: 'budget 20', says: 'At most 20 alerts a day here;' },
    { line: 'budget off', says: 'There is no limit on alerts here' },
    { line: 'quiet 22-7', says: 'from 22:00 to 07:00 (Europe/Stockholm)' },
    { line: 'quiet', says: 'There are no quiet hours here' },
    { line: 'missed', says: 'Nothing was held back here in the last 30 days' },
    { line: 'digest week', says: 'A digest' },
    { line: 'digests empty', says: 'comes here also when there is nothing to tell, in one line' },
    { line: 'digests empty off', says: 'comes here only when there is something to tell' },
    { line: 'digests empty maybe', says: 'Write digests empty off or digests empty on' },
    { line: 'help digest', says: 'until digests empty off' },
    { line: 'digest never', says: '“never” is no period I know' },
    { line: 'help', says: 'What Bellwether understands' },
    { line: 'help mute', says: 'mute <company> [14d]' },
    { line: 'subscibe klarna', says: 'Did you mean subscribe? Try: subscribe klarna' },
  ])('“$line”: $says', async ({ line, says }) => {
    expect(await ask(line)).toContain(says);
  });

  it('remembers a mute until it is ended', async () => {
    await ask('mute klarna');
    expect((await store.settingsOf(here))?.mutes).toEqual({ klarna: '2024-09-13T08:00:00.000Z' });
    expect(await ask('unmute klarna')).toContain('Alerts about Klarna come here again');
    expect((await store.settingsOf(here))?.mutes).toEqual({});
  });

  it('remembers that empty digests are off, and keeps the other settings', async () => {
    await ask('budget 20');
    await ask('digests empty off');
    expect(await store.settingsOf(here)).toMatchObject({ emptyDigests: false, alertsPerDay: 20 });
    expect(await ask('digests empty')).toContain('only when there is something to tell');
    await ask('digests empty on');
    expect(await store.settingsOf(here)).toMatchObject({ emptyDigests: true });
  });

  it('missed names the alerts held back and why', async () => {
    await store.keepReading(klarnaReading());
    await store.oweDeliveries([
      {
        key: 'alert:klarna-2024-08-attrition:here',
        destination: here,
        content: { type: 'alert', storyId: 'klarna-2024-08-attrition' },
        state: { is: 'held', because: 'budget', at: '2024-08-29T08:00:00Z' },
        createdAt: '2024-08-29T08:00:00Z',
      },
    ]);
    expect(await ask('missed klarna')).toContain(
      'Klarna plans to go from 3,800 to 2,000 people (over the day’s number of alerts; why',
    );
    expect(await ask('missed block')).toContain('Nothing about Block was held back');
  });
});

describe('a story that was reported here as wrong', () => {
  const id = 'klarna-2024-08-attrition';
  const alert = `alert:${id}:console:local:console`;
  beforeEach(async () => {
    await store.keepReading(klarnaReading());
    await store.oweDeliveries([
      {
        key: alert,
        destination: here,
        content: { type: 'alert', storyId: id },
        state: { is: 'held', because: 'muted', at: '2024-08-29T08:00:00Z' },
        createdAt: '2024-08-29T08:00:00Z',
      },
    ]);
    for (const destination of [here, { ...here, channel: 'other' }])
      await store.keepReport({
        destination,
        storyId: id,
        reason: 'not_news',
        note: '',
        by: 'reader',
        at: '2024-08-29T09:00:00Z',
      });
  });

  it('is left out of the week’s top and marked where it is asked for', async () => {
    expect(await ask('signals')).not.toContain('top: 1 story');
    await store.keepReading(klarnaReading({ id: 'klarna-2024-08-layoff', headline: 'Another' }));
    const top = await ask('signals');
    expect(top).toContain('This week’s top: 1 story');
    expect(top).toContain(`1 story that was reported here as wrong is left out: why ${id}.`);
    expect(await ask('signals klarna')).toContain(
      'Reported here (it is no news here, 29 Aug 2024). Nothing more of this story comes here.',
    );
    expect(await ask('missed')).toContain(`(reported here as wrong; why ${id})`);
  });

  it.each(['klarna', id])('right %s takes the report back, here and not elsewhere', async (of) => {
    expect(await ask(`why ${id}`)).toContain(`right ${id}`);
    const answer = await ask(`right ${of}`);
    expect(answer).toContain(
      'Taken back. What is new of this story comes here again: Klarna plans',
    );
    expect(await ask('signals klarna')).not.toContain('Reported here');
    expect(await ask(`why ${id}`)).toContain('it is no news here; taken back on 30 Aug 2024');
    expect(await ask(`right ${of}`)).toContain('Nothing was said here to be wrong with it');
    const elsewhere = await store.reportsAt({ ...here, channel: 'other' });
    expect(elsewhere).toMatchObject([{ storyId: id }]);
    expect(elsewhere[0]).not.toHaveProperty('takenBack');
  });
});
