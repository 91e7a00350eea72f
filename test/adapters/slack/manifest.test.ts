import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../adapters/slack/scopes.ts';
import { ALL_SCOPES } from '../../platforms/slack.ts';

const manifest = readFileSync('adapters/slack/slack-manifest.yaml', 'utf8');
const docs = readFileSync('docs/slack.md', 'utf8');
const listAfter = (key: string) => {
  const [, list = ''] = new RegExp(`${key}:\\n((?: +- .*\\n)+)`).exec(manifest) ?? [];
  return list
    .trim()
    .split(/\s*\n?\s*- /)
    .filter(Boolean);
};

describe('the manifest', () => {
  it('asks for the scopes that the app uses, each with its reason in the docs', () => {
    expect(listAfter('bot')).toEqual([...SCOPES]);
    expect(ALL_SCOPES).toEqual([...SCOPES]);
    for (const scope of SCOPES) expect(docs).toMatch(new RegExp(`\\| \`${scope}\` +\\| \\S.{10,}`));
  });

  it('subscribes to the events that the app listens to', () => {
    const sources = ['commands', 'home', 'events']
      .map((file) => readFileSync(`adapters/slack/${file}.ts`, 'utf8'))
      .join('\n');
    const listened = [...sources.matchAll(/app\.event\(\s*['`]([a-z_$.{}]+)['`]/g)].flatMap(
      ([, name = '']) =>
        name.startsWith('${kind}')
          ? ['channel', 'group'].map((kind) => name.replace('${kind}', kind))
          : [name === 'message' ? 'message.im' : name],
    );
    expect(listAfter('bot_events').toSorted()).toEqual(listened.toSorted());
  });
});
