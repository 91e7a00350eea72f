import { describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import type { Problem } from './slack-checks.ts';
import { SLACK_LIMITS } from './slack-limits.ts';
import { messageProblems, viewProblems } from './slack-messages.ts';

const long = (length: number) => 'a'.repeat(length);
const address = (length: number) => `https://a.example/${long(length - 18)}`;
const many = <T>(count: number, item: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => item(at));
const words = (text: string): Json => ({ type: 'plain_text', text });
const mrkdwn = (text: string): Json => ({ type: 'mrkdwn', text });
const option = (at: number | string, changes: Json = {}): Json => ({
  text: words('a'),
  value: String(at),
  ...changes,
});
const button = (changes: Json): Json => ({ type: 'button', text: words('a'), ...changes });
const asked = (changes: Json): Json =>
  button({
    confirm: {
      title: words('a'),
      text: words('a'),
      confirm: words('a'),
      deny: words('a'),
      ...changes,
    },
  });
const select = (changes: Json): Json => ({
  type: 'static_select',
  options: [option(1)],
  ...changes,
});
const options = (count: number) => many(count, (at) => option(at));
const text = { type: 'plain_text_input' };

const posted = (message: Json) =>
  messageProblems(
    { text: 'News', unfurl_links: false, unfurl_media: false, ...message },
    'chat.postMessage',
  );
const blocks = (...given: Json[]) => posted({ blocks: given });
const element = (given: Json) => blocks({ type: 'actions', elements: [given] });
const image = (changes: Json) =>
  blocks({ type: 'image', alt_text: 'a', image_url: 'https://a.example/', ...changes });
const table = (rows: number, columns: number): Json => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'a' }))),
});
const view = (changes: Json) =>
  viewProblems({ type: 'modal', title: words('a'), blocks: [], ...changes });
const field = (changes: Json) =>
  view({
    submit: words('a'),
    blocks: [{ type: 'input', label: words('a'), element: text, ...changes }],
  });

/** For each limit what is wrong with something of this size, and of this size only. */
const EDGES: Readonly<Record<keyof typeof SLACK_LIMITS, (size: number) => readonly Problem[]>> = {
  blocksInMessage: (size) => blocks(...many(size, () => ({ type: 'divider' }))),
  blocksInView: (size) => view({ blocks: many(size, () => ({ type: 'divider' })) }),
  textInMessage: (size) =>
    blocks(...many(4, () => ({ type: 'section', text: mrkdwn(long(2_900)) })), {
      type: 'section',
      text: mrkdwn(long(size - 11_600)),
    }),
  fallbackText: (size) => posted({ text: long(size) }),
  textObject: (size) => blocks({ type: 'section', text: mrkdwn(long(size)) }),
  fields: (size) => blocks({ type: 'section', fields: many(size, () => mrkdwn('a')) }),
  fieldText: (size) => blocks({ type: 'section', fields: [mrkdwn(long(size))] }),
  header: (size) => blocks({ type: 'header', text: words(long(size)) }),
  contextElements: (size) => blocks({ type: 'context', elements: many(size, () => mrkdwn('a')) }),
  actionElements: (size) =>
    blocks({ type: 'actions', elements: many(size, (at) => button({ action_id: String(at) })) }),
  buttonText: (size) => element(button({ text: words(long(size)) })),
  buttonValue: (size) => element(button({ value: long(size) })),
  buttonUrl: (size) => element(button({ url: address(size) })),
  accessibilityLabel: (size) => element(button({ accessibility_label: long(size) })),
  actionId: (size) => element(button({ action_id: long(size) })),
  blockId: (size) => blocks({ type: 'divider', block_id: long(size) }),
  altText: (size) => image({ alt_text: long(size) }),
  imageTitle: (size) => image({ title: words(long(size)) }),
  imageUrl: (size) => image({ image_url: address(size) }),
  linkUrl: (size) =>
    blocks({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: address(size) }] }],
    }),
  optionText: (size) => element(select({ options: [option(1, { text: words(long(size)) })] })),
  optionValue: (size) => element(select({ options: [option(long(size))] })),
  optionDescription: (size) =>
    element(select({ options: [option(1, { description: words(long(size)) })] })),
  selectOptions: (size) => element(select({ options: options(size) })),
  checkboxes: (size) => element({ type: 'checkboxes', options: options(size) }),
  radioButtons: (size) => element({ type: 'radio_buttons', options: options(size) }),
  overflowOptions: (size) => element({ type: 'overflow', options: options(size) }),
  placeholder: (size) => element(select({ placeholder: words(long(size)) })),
  label: (size) => field({ label: words(long(size)) }),
  hint: (size) => field({ hint: words(long(size)) }),
  inputLength: (size) => field({ element: { ...text, max_length: size } }),
  modalTitle: (size) => view({ title: words(long(size)) }),
  modalSubmit: (size) => view({ submit: words(long(size)) }),
  modalClose: (size) => view({ close: words(long(size)) }),
  privateMetadata: (size) => view({ private_metadata: long(size) }),
  callbackId: (size) => view({ callback_id: long(size) }),
  confirmTitle: (size) => element(asked({ title: words(long(size)) })),
  confirmText: (size) => element(asked({ text: words(long(size)) })),
  confirmButton: (size) => element(asked({ deny: words(long(size)) })),
  tableRows: (size) => blocks(table(size, 1)),
  tableColumns: (size) => blocks(table(1, size)),
  tables: (size) => blocks({ type: 'divider' }, ...many(size, () => table(1, 1))),
  messageMetadata: (size) => {
    const metadata = { event_type: 'a', event_payload: { a: '' } };
    const rest = JSON.stringify(metadata).length;
    return posted({ metadata: { ...metadata, event_payload: { a: long(size - rest) } } });
  },
  view: (size) => {
    const of = (length: number): Json => ({
      type: 'modal',
      title: words('a'),
      blocks: many(90, () => ({ type: 'section', text: words(long(2_600)) })),
      external_id: long(length),
    });
    return viewProblems(of(size - JSON.stringify(of(0)).length));
  },
};

describe.each(Object.entries(SLACK_LIMITS))('the loopback Slack, %s of %i', (name, most) => {
  const problems = EDGES[name as keyof typeof SLACK_LIMITS];

  it.each([most - 1, most])('takes %i', (size) => {
    expect(problems(size)).toEqual([]);
  });

  it('refuses one more', () => {
    expect(problems(most + 1).length).toBeGreaterThan(0);
  });
});
