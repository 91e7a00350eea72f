import { isJson, listOf, objectOf, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { elementProblems } from './slack-elements.ts';
import { richTextProblems } from './slack-rich-text.ts';
import { checkCount, checkLength, checkText } from './slack-checks.ts';
import type { Report, Surface } from './slack-checks.ts';
import { SLACK_LIMITS } from './slack-limits.ts';

function checkUrl(report: Report, pointer: string, value: unknown): void {
  checkLength(report, pointer, value, SLACK_LIMITS.imageUrl);
  if (!/^https?:\/\/[^\s/]+/.test(stringOf(value))) report(pointer, 'must be a web address');
}

type BlockCheck = (report: Report, pointer: string, block: Json, surface: Surface) => void;

const BLOCKS: Readonly<Record<string, BlockCheck>> = {
  section: (report, at, block, surface) => {
    if (block.text === undefined && block.fields === undefined) report(at, 'needs text or fields');
    if (block.text !== undefined) checkText(report, `${at}/text`, block.text);
    if (block.fields !== undefined) {
      checkCount(report, `${at}/fields`, block.fields, SLACK_LIMITS.fields);
      for (const [index, field] of listOf(block.fields).entries())
        checkText(report, `${at}/fields/${index}`, field, SLACK_LIMITS.fieldText);
    }
    if (block.accessory !== undefined)
      elementProblems(report, `${at}/accessory`, block.accessory, surface);
  },
  header: (report, at, block) => {
    checkText(report, `${at}/text`, block.text, SLACK_LIMITS.header, ['plain_text']);
  },
  divider: () => undefined,
  context: (report, at, block) => {
    checkCount(report, `${at}/elements`, block.elements, SLACK_LIMITS.contextElements);
    for (const [index, element] of listOf(block.elements).entries()) {
      if (objectOf(element).type === 'image')
        imageProblems(report, `${at}/elements/${index}`, objectOf(element));
      else checkText(report, `${at}/elements/${index}`, element);
    }
  },
  actions: (report, at, block, surface) => {
    checkCount(report, `${at}/elements`, block.elements, SLACK_LIMITS.actionElements);
    for (const [index, element] of listOf(block.elements).entries())
      elementProblems(report, `${at}/elements/${index}`, element, surface);
    const ids = listOf(block.elements).map((element) => objectOf(element).action_id);
    if (new Set(ids).size !== ids.length)
      report(`${at}/elements`, 'action_id must be unique in its block');
  },
  image: (report, at, block) => {
    imageProblems(report, at, block);
    if (block.title !== undefined)
      checkText(report, `${at}/title`, block.title, SLACK_LIMITS.imageTitle, ['plain_text']);
  },
  rich_text: richTextProblems,
  table: (report, at, block) => {
    const rows = listOf(block.rows);
    checkCount(report, `${at}/rows`, block.rows, SLACK_LIMITS.tableRows);
    if (block.column_settings !== undefined)
      checkCount(report, `${at}/column_settings`, block.column_settings, SLACK_LIMITS.tableColumns);
    for (const [index, row] of rows.entries()) {
      checkCount(report, `${at}/rows/${index}`, row, SLACK_LIMITS.tableColumns);
      if (listOf(row).length !== listOf(rows[0]).length)
        report(`${at}/rows/${index}`, 'rows must be of one length');
      for (const [column, cell] of listOf(row).entries())
        cellProblems(report, `${at}/rows/${index}/${column}`, objectOf(cell));
    }
  },
  input: (report, at, block, surface) => {
    if (surface === 'message') report(at, 'input is not allowed in a message');
    checkText(report, `${at}/label`, block.label, SLACK_LIMITS.label, ['plain_text']);
    if (block.hint !== undefined)
      checkText(report, `${at}/hint`, block.hint, SLACK_LIMITS.hint, ['plain_text']);
    elementProblems(report, `${at}/element`, block.element, surface);
  },
};

function imageProblems(report: Report, at: string, image: Json): void {
  checkLength(report, `${at}/alt_text`, image.alt_text, SLACK_LIMITS.altText);
  checkUrl(report, `${at}/image_url`, image.image_url);
}

function cellProblems(report: Report, at: string, cell: Json): void {
  if (cell.type === 'raw_text') checkLength(report, `${at}/text`, cell.text, 12_000);
  else if (cell.type === 'rich_text') richTextProblems(report, at, cell, 'message');
  else report(`${at}/type`, 'must be raw_text or rich_text');
}

/** What is wrong with the blocks of a message or a view. `total`: false where the surface has no limit over all text (response_url). */
export function blockProblems(
  report: Report,
  blocks: unknown,
  surface: Surface,
  total = true,
): void {
  const most = surface === 'message' ? SLACK_LIMITS.blocksInMessage : SLACK_LIMITS.blocksInView;
  checkCount(report, '/blocks', blocks, most, surface === 'message' ? 1 : 0);
  const ids: string[] = [];
  for (const [index, block] of listOf(blocks).entries()) {
    const at = `/blocks/${index}`;
    const type = isJson(block) ? stringOf(block.type) : '';
    const check = BLOCKS[type];
    if (!check) report(`${at}/type`, `unknown block type ${JSON.stringify(type)}`);
    else check(report, at, objectOf(block), surface);
    const id = objectOf(block).block_id;
    if (id === undefined) continue;
    checkLength(report, `${at}/block_id`, id, SLACK_LIMITS.blockId);
    if (ids.includes(stringOf(id))) report(`${at}/block_id`, 'block_id must be unique');
    ids.push(stringOf(id));
  }
  if (surface !== 'message') return;
  if (
    listOf(blocks).filter((block) => objectOf(block).type === 'table').length > SLACK_LIMITS.tables
  )
    report('/blocks', 'only one table is allowed', 'invalid_attachments');
  const size = textIn(blocks);
  if (total && size > SLACK_LIMITS.textInMessage)
    report('/blocks', `${size} characters of text`, 'msg_blocks_too_long');
}

/** Characters of all text, addresses included, wherever it stands in the blocks. */
export function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textIn(item), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce((sum, [key, item]) => {
    const isText = ['text', 'url', 'value', 'alt_text', 'fallback', 'image_url'].includes(key);
    return sum + (isText && typeof item === 'string' ? item.length : textIn(item));
  }, 0);
}
