import { describe, expect, it } from 'vitest';
import { forecast } from '../../src/subscriptions/forecast.ts';
import { NO_FILTERS } from '../../src/subscriptions/subscription.ts';
import { klarnaReading } from '../commands/klarna-stories.ts';

const klarna = { type: 'company', companyId: 'klarna', name: 'Klarna' } as const;
const stories = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    klarnaReading({ id: `klarna-${at}`, happenedOn: `2024-08-${String(at + 10)}` }),
  ).flatMap((reading) => reading.stories);

describe('what a subscription would have brought', () => {
  it.each([
    { count: 9, perMonth: 3 },
    { count: 4, perMonth: 1 },
    { count: 1, perMonth: 0 },
    { count: 0, perMonth: 0 },
  ])('$count stories in 90 days are $perMonth a month', ({ count, perMonth }) => {
    const replay = forecast(stories(count), { target: klarna, filters: NO_FILTERS });
    expect(replay).toMatchObject({ matched: count, perMonth });
    expect(replay.latest?.id).toBe(count === 0 ? undefined : `klarna-${count - 1}`);
  });

  it('counts only what passes', () => {
    const filters = { ...NO_FILTERS, minPercent: 50 };
    expect(forecast(stories(5), { target: klarna, filters }).matched).toBe(0);
  });
});
