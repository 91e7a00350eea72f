import type { types } from '@slack/bolt';
import type { Fact, RichText } from '../../src/messages/message.ts';
import { plain } from '../../src/messages/message.ts';
import { plainInline } from '../../src/messages/plain-text.ts';
import { safeLine } from '../../src/messages/safe-text.ts';
import { mrkdwn, richElements } from './inline.ts';
import { MOST_FIELDS, WIDEST_FIELD } from './limits.ts';

/**
 * Short facts stand two and two as fields; those that would wrap in a narrow column follow as lines of the whole width,
 * and all are lines where most would wrap.
 */
export function renderFacts(facts: readonly Fact[]): types.KnownBlock[] {
  const wide = facts.filter(isWide);
  if (wide.length * 2 > facts.length) return renderLines(facts);
  return [...renderFields(facts.filter((fact) => !isWide(fact))), ...renderLines(wide)];
}

function isWide({ label, value }: Fact): boolean {
  return Math.max(label.length, plainInline(value, 'UTC').length) > WIDEST_FIELD;
}

function renderFields(facts: readonly Fact[]): types.KnownBlock[] {
  const fields = facts.flatMap(({ label, value }): types.MrkdwnElement[] => {
    const name: RichText = [{ type: 'text', text: safeLine(label), emphasis: 'bold' }];
    const text = [mrkdwn(name), mrkdwn(value)].filter((line) => line.trim() !== '').join('\n');
    return text === '' ? [] : [{ type: 'mrkdwn', text, verbatim: true }];
  });
  const blocks: types.KnownBlock[] = [];
  for (let at = 0; at < fields.length; at += MOST_FIELDS)
    blocks.push({ type: 'section', fields: fields.slice(at, at + MOST_FIELDS) });
  return blocks;
}

/** Facts one below the other, in one block. */
function renderLines(facts: readonly Fact[]): types.KnownBlock[] {
  const lines = facts.map(({ label, value }): RichText => {
    const name = safeLine(label);
    if (name === '') return value;
    return [{ type: 'text', text: name, emphasis: 'bold' }, ...plain(': '), ...value];
  });
  const elements = lines
    .map((line) => richElements(line))
    .filter((line) => line.length > 0)
    .flatMap((line, at): types.RichTextElement[] =>
      at === 0 ? line : [{ type: 'text', text: '\n' }, ...line],
    );
  return elements.length === 0
    ? []
    : [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];
}
