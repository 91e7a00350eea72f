import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCompanyDirectory } from '../../src/commands/company-directory.ts';
import { parseRegistry } from '../../src/companies/registry.ts';
import { answerRight } from '../../src/commands/answer-right.ts';
import { reportWrong } from '../../src/chat/report-wrong.ts';
import type { WrongReport } from '../../src/chat/chat-core.ts';
import { alertKey } from '../../src/deliveries/owe.ts';
import { owed } from '../../src/deliveries/delivery.ts';
import { planSending } from '../../src/deliveries/plan-sending.ts';
import { alertMessage } from '../../src/digests/alert-message.ts';
import { plainText } from '../../src/messages/plain-text.ts';
import type { Store } from '../../src/store/store.ts';
import { jsonPlace } from '../store/json/place.ts';
import { channel, CREATED, keptOf, storyOf } from '../store/records.ts';

const NOW = '2024-08-30T10:00:00.000Z';
const here = channel('C1');
const asker = {
  who: 'U1',
  destination: here,
  person: { ...channel('U1'), person: true },
  zone: null,
};
const ref = { id: 'm1', thread: null };
let place: Awaited<ReturnType<typeof jsonPlace>>;
let store: Store;

beforeEach(async () => {
  place = await jsonPlace();
  store = await place.open();
  const deliveries = [here, channel('C2')].map((destination) =>
    owed(alertKey('s1', destination), destination, { type: 'alert', storyId: 's1' }, CREATED),
  );
  await store.keepReading({ kept: keptOf('d1'), stories: [storyOf('s1')], deliveries });
  for (const { delivery, lease } of await store.claimDeliveries('slack', NOW, 9, 60_000))
    await store.settleDelivery(delivery.key, lease, { is: 'sent', at: CREATED, ref });
});
afterEach(async () => {
  await store.close();
  await place.remove();
});

const report = (reason: WrongReport['reason'], note = ''): WrongReport => ({
  storyId: 's1',
  reason,
  note,
  asker,
  ref,
});

/** What becomes of a change of the story at a destination. */
async function fateAt(name: string, type: 'edit' | 'reply' | 'alert') {
  const message = { summary: 'More', tone: 'neutral', blocks: [] } as const;
  const content =
    type === 'alert'
      ? ({ type, storyId: 's1' } as const)
      : ({ type, storyId: 's1', storyVersion: 2, message } as const);
  const parts = {
    store,
    shown: new Map<string, number>(),
    messageFor: () => Promise.resolve({ message, storyVersion: 2 }),
  };
  const planned = await planSending(parts, owed('k', channel(name), content, NOW), NOW);
  return planned.do === 'finish' ? planned.state : planned.do;
}

it.each(['wrong_company', 'duplicate', 'not_news'] as const)(
  '%s: nothing more of the story comes to that channel, whose message says so, and all of it to the others',
  async (reason) => {
    const { summary } = await reportWrong(store, report(reason), NOW);
    expect(summary).toContain('nothing more of this story comes here');
    expect(await fateAt('C1', 'edit')).toMatchObject({ is: 'failed', code: 'silenced' });
    expect(await fateAt('C1', 'reply')).toMatchObject({ is: 'failed', code: 'silenced' });
    expect(await fateAt('C1', 'alert')).toMatchObject({ is: 'held', because: 'muted' });
    expect(await fateAt('C2', 'edit')).toBe('edit');
    expect(await fateAt('C2', 'reply')).toBe('post');
    const [claim] = await store.claimDeliveries('slack', NOW, 9, 60_000);
    const marked = claim && (await planSending(planning(), claim.delivery, NOW));
    expect(marked?.do === 'edit' && plainText(marked.message, 'UTC')).toMatch(
      /^Reported here \(it .*, 30 Aug 2024\)\. Nothing more of this story comes here\./,
    );
  },
);

/** What planning is given where the alert shows the newest version already. */
const planning = () => ({
  store,
  shown: new Map([[alertKey('s1', here), 1]]),
  messageFor: async () => {
    const message = alertMessage(storyOf('s1'), await store.reportsOf('s1'));
    return { message, storyVersion: 1 };
  },
});

it('wrong_number: the message in the channel is owed an edit, also where it shows this version already', async () => {
  const { summary } = await reportWrong(store, report('wrong_number', 'It was 12.'), NOW);
  expect(summary).toContain('marked as disputed');
  const [claim, ...others] = await store.claimDeliveries('slack', NOW, 9, 60_000);
  expect(others).toEqual([]);
  expect(claim?.delivery).toMatchObject({
    destination: here,
    content: { type: 'edit', anew: true },
  });
  const planned = claim && (await planSending(planning(), claim.delivery, NOW));
  expect(planned?.do).toBe('edit');
  const text = planned?.do === 'edit' ? plainText(planned.message, 'UTC') : '';
  expect(text).toMatch(/Disputed here.*It was 12\./);
});

it('the mark goes when a source corrects the figure', async () => {
  await reportWrong(store, report('wrong_number'), NOW);
  const correction = { role: 'jobs', was: 120, is: 12, documentId: 'd2' } as const;
  const reports = await store.reportsOf('s1');
  const before = storyOf('s1', { corrections: [{ ...correction, at: CREATED }] });
  expect(alertMessage(before, reports).summary).toMatch(/^Disputed/);
  const after = storyOf('s1', { corrections: [{ ...correction, at: '2024-08-31T00:00:00.000Z' }] });
  expect(alertMessage(after, reports).summary).not.toMatch(/^Disputed/);
});

it('taken back, the story comes again and the message no longer says that it is wrong', async () => {
  await reportWrong(store, report('not_news'), NOW);
  const [claim] = await store.claimDeliveries('slack', NOW, 9, 60_000);
  if (!claim) throw new Error('no mark is owed');
  const sent = { is: 'sent', at: NOW, ref } as const;
  await store.settleDelivery(claim.delivery.key, claim.lease, sent);
  const later = '2024-08-30T11:00:00.000Z';
  const companies = createCompanyDirectory(() => parseRegistry('[]', ''));
  const { summary } = await answerRight('s1', { ...asker, store, companies, now: later });
  expect(summary).toContain('the message here no longer says that it is wrong');
  expect(await fateAt('C1', 'edit')).toBe('edit');
  const [mark] = await store.claimDeliveries('slack', later, 9, 60_000);
  const planned = mark && (await planSending(planning(), mark.delivery, later));
  expect(planned?.do).toBe('edit');
  expect(planned?.do === 'edit' && plainText(planned.message, 'UTC')).not.toContain('Reported');
});

it('a story that is gone changes nothing', async () => {
  await reportWrong(store, { ...report('not_news'), storyId: 'gone' }, NOW);
  expect(await store.reportsOf('gone')).toEqual([]);
});
