import { describe, expect, it } from 'vitest';
import { changesChannel } from '../../src/chat/changes-channel.ts';
import { homeContent } from '../../src/chat/home-content.ts';
import { plainInline } from '../../src/messages/plain-text.ts';
import { parseCommand } from '../../src/commands/parse-command.ts';
import type { Subscription } from '../../src/subscriptions/subscription.ts';
import { channel, subscriptionOf } from '../store/records.ts';

describe('changesChannel', () => {
  it.each([
    { line: 'klarna', is: false, why: 'a question' },
    { line: 'why klarna', is: false, why: 'a question' },
    { line: 'subscribe klarna weekly', is: true, why: 'the channel follows more' },
    { line: 'subscribe klarna to me', is: false, why: 'for the asker alone' },
    { line: 'follow klarna', is: true, why: 'a synonym' },
    { line: 'unsubscribe all', is: true, why: 'the channel follows less' },
    { line: 'pause', is: true, why: 'the channel hears nothing' },
    { line: 'mute klarna 14d', is: true, why: 'the channel hears less' },
    { line: 'budget', is: false, why: 'only asks' },
    { line: 'budget 20', is: true, why: 'sets' },
    { line: 'quiet', is: false, why: 'only asks' },
    { line: 'quiet off', is: true, why: 'sets' },
    { line: 'digests empty', is: false, why: 'only asks' },
    { line: 'digests empty off', is: true, why: 'sets' },
    { line: 'right s1', is: false, why: 'is for those who may report' },
    { line: 'subscribe', is: false, why: 'is answered with help' },
  ])('$line: $is, because $why', ({ line, is }) => {
    expect(changesChannel(parseCommand(line, { isName: () => false }))).toBe(is);
  });
});

describe('homeContent', () => {
  const person = { ...channel('U1'), person: true };
  const klarna = { type: 'company', companyId: 'klarna', name: 'Klarna' } as const;
  const weekly = { every: 'weekly', weekday: 1, at: '09:00', zone: 'Europe/Stockholm' } as const;
  const subscriptions: Subscription[] = [
    { ...subscriptionOf('a', klarna), cadence: weekly },
    {
      ...subscriptionOf('f', { type: 'kind', kind: 'layoff' }),
      cadence: { every: 'daily', at: '08:00', zone: 'Europe/Stockholm' },
    },
    subscriptionOf('b', { type: 'all' }),
    { ...subscriptionOf('c', klarna), destination: { ...channel('U2'), person: true } },
    { ...subscriptionOf('d', klarna), destination: { ...channel('C7'), workspace: 'T2' } },
    {
      ...subscriptionOf('e', klarna, 'C2'),
      pause: { because: 'asked', by: 'U1', at: '2024-09-01T00:00:00Z' },
    },
  ];

  it('lists the person first, then the channels of the workspace, with what comes next', () => {
    const content = homeContent({
      subscriptions,
      person,
      workspace: 'T0000001',
      coverage: { sources: 3, healthy: 2, silent: [{ name: 'Wire', since: '2024-09-01' }] },
      now: '2024-09-04T12:00:00.000Z',
      zone: 'UTC',
    });
    expect(plainInline(content.sources, 'UTC')).toBe(
      '2 of 3 sources healthy; silent: Wire since 1 Sept 2024.',
    );
    expect(content.places.map(({ destination }) => destination.channel)).toEqual([
      'U1',
      'C1',
      'C2',
    ]);
    const [you, first, second] = content.places;
    expect(you).toMatchObject({ following: [], nextDigests: [] });
    expect(first).toMatchObject({
      nextDigests: ['2024-09-05T06:00:00.000Z', '2024-09-09T07:00:00.000Z'],
      following: [
        { name: 'every company', words: 'all', detail: 'at once', paused: false },
        { name: 'job cuts at any company', words: 'kind:layoff' },
        { name: 'Klarna', words: 'klarna', detail: 'every Monday at 09:00 (Europe/Stockholm)' },
      ],
    });
    expect(second).toMatchObject({ following: [{ paused: true }], nextDigests: [] });
  });
});
