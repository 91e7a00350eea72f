import { describe, expect, it } from 'vitest';
import { StaleStoryError } from '../../../src/errors.ts';
import { listOf, objectOf } from '../../platforms/json.ts';
import { following } from './recording-core.ts';
import { useDiscordStage } from './stage.ts';

const stage = useDiscordStage();

describe('autocomplete', () => {
  it('offers 25 companies, none over the limit', async () => {
    await stage.start();
    const asked = stage.discord.autocomplete('signals', 'company', 'kla');
    await stage.discord.until(() => asked.response !== null);
    const choices = listOf(asked.response?.data.choices);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toMatchObject({ value: 'kla example 0' });
  });

  it('offers companies of the stories where the registry knows none, and those in the news before anything is typed', async () => {
    await stage.start();
    const { core, discord } = stage;
    core.stories = [story('Klarna', 1), story('Klarna', 2), story('Example', 3)];
    const typed = discord.autocomplete('signals', 'company', 'klarna');
    const empty = discord.autocomplete('signals', 'company', '');
    await discord.until(() => typed.response !== null && empty.response !== null);
    expect(empty.response?.data.choices).toMatchObject([{ value: 'klarna' }, { value: 'example' }]);
    expect(listOf(typed.response?.data.choices)).toHaveLength(25);
  });

  it.each(['why', 'card'])(
    'offers stories by their headlines for /%s, then companies',
    async (name) => {
      await stage.start();
      const { core, discord } = stage;
      core.stories = [
        story('Klarna', 1),
        { ...story('Klarna', 2), name: `Klarna ${'long '.repeat(40)}` },
      ];
      const asked = discord.autocomplete(name, 'company', 'klarna');
      await discord.until(() => asked.response !== null);
      const choices = listOf(asked.response?.data.choices).map(objectOf);
      expect(choices).toHaveLength(25);
      expect(choices.slice(0, 3)).toMatchObject([
        { name: 'Klarna cuts 1 job', value: 'klarna-1' },
        { name: expect.stringMatching(/^Klarna long .*…$/) as string, value: 'klarna-2' },
        { value: 'klarna example 0' },
      ]);
    },
  );

  it('offers nothing where the list cannot be had, rather than leave somebody waiting', async () => {
    await stage.start();
    const { core, discord } = stage;
    core.suggestStories = () => Promise.reject(new StaleStoryError('s1'));
    const asked = discord.autocomplete('why', 'company', 'kla');
    await discord.until(() => asked.response !== null);
    expect(asked.response?.data.choices).toEqual([]);
  });

  it.each(['unsubscribe', 'bellwether pause'])('offers what is followed for %s', async (name) => {
    await stage.start();
    stage.core.follows = [following(1), following(2)];
    const asked = stage.discord.autocomplete(name, 'company', '2');
    await stage.discord.until(() => asked.response !== null);
    expect(asked.response?.data.choices).toMatchObject([{ value: 'company 2' }]);
  });
});

function story(company: string, at: number) {
  const words = company.toLowerCase();
  return {
    name: `${company} cuts ${at} job`,
    words: `${words}-${at}`,
    company: { name: company, words },
  };
}
