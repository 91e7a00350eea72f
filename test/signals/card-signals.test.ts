import { describe, expect, it } from 'vitest';
import { kindOfRow } from '../../src/signals/card-signals.ts';

function row(name: string, change: string | null = null) {
  return { name, change, description: null, horizon: null, drivingForce: null, relevancy: null };
}

describe('kindOfRow', () => {
  it.each([
    ['Bank cuts workforce by nearly 50%', 'layoff'],
    ['AI chatbots replace 700 customer service roles', 'ai_replacement'],
    ['Average handling time drops sharply', 'ai_savings'],
    ['Revenue increases while reducing staff', 'results'],
    ['Emphasis on AI in marketing', 'ai_adoption'],
    ['Planned IPO as the company stabilizes', 'ipo'],
    ['Cities plant more trees', null],
  ])('%s: %s', (name, kind) => {
    expect(kindOfRow(row(name))).toBe(kind);
  });

  it('looks at the change where the name says nothing', () => {
    expect(kindOfRow(row('A quiet year', 'From hiring to a hiring freeze'))).toBe('hiring_freeze');
  });
});
