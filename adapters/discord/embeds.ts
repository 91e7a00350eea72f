import type { APIEmbed } from 'discord.js';
import type { Block, Message } from '../../src/messages/message.ts';
import { safeLine } from '../../src/messages/safe-text.ts';
import { markdownBlock } from './blocks.ts';
import { escapeMarkdown } from './escape.ts';
import { footerText, linkUrl, markdown } from './inline.ts';
import {
  MOST_DESCRIPTION,
  MOST_FIELD_NAME,
  MOST_FIELD_VALUE,
  MOST_FIELDS,
  MOST_FOOTER,
  MOST_IMAGE_URL,
  MOST_TITLE,
} from './limits.ts';

/** Colours by tone, chosen to be told apart by people who do not see red and green, on light and dark. */
const COLOURS: Readonly<Record<Message['tone'], number>> = {
  loss: 0xd55e00,
  growth: 0x009e73,
  ai: 0x7b61c9,
  money: 0x0072b2,
  neutral: 0x8a8f98,
};

/** Discord wants a name on every field; this one takes no room. */
const NO_NAME = '\u200B';
/** Values up to this stand side by side. */
const SHORT_VALUE = 48;

type Draft = {
  title: string;
  description: string;
  fields: { name: string; value: string; inline: boolean }[];
  footer: string;
  image: string;
};

/**
 * Blocks as embeds, in their order: a heading opens one, facts are its fields, what follows them are fields without a
 * name. What the parts of one embed cannot hold goes on in the next. Null where a block fits no embed at all.
 */
export function embedsOf(blocks: readonly Block[], tone: Message['tone']): APIEmbed[] | null {
  const drafts: Draft[] = [];
  let current = newDraft();
  const tooLong: string[] = [];
  const next = () => {
    if (!isEmptyDraft(current)) drafts.push(current);
    current = newDraft();
  };
  const write = (text: string) => {
    if (text.trim() === '') return;
    if (text.length > MOST_DESCRIPTION) tooLong.push(text);
    if (current.fields.length > 0 && text.length <= MOST_FIELD_VALUE && hasRoom(current))
      current.fields.push({ name: NO_NAME, value: text, inline: false });
    else {
      const joined = current.description === '' ? text : `${current.description}\n${text}`;
      if (current.fields.length > 0 || current.footer !== '' || joined.length > MOST_DESCRIPTION)
        next();
      current.description = current.description === '' ? text : `${current.description}\n${text}`;
    }
  };
  blocks.forEach((block, at) => {
    if (current.footer !== '') next();
    switch (block.type) {
      case 'buttons':
        return;
      case 'divider':
        next();
        return;
      case 'heading': {
        const title = escapeMarkdown(safeLine(block.text));
        if (title === '') return;
        const opens = block.level === 1 || hasFacts(blocks, at) || current.fields.length > 0;
        if (opens) next();
        if (isEmptyDraft(current) && title.length <= MOST_TITLE) current.title = title;
        else write(markdownBlock(block));
        return;
      }
      case 'facts':
        for (const { label, value } of block.facts) {
          const name = escapeMarkdown(safeLine(label)) || NO_NAME;
          const shown = markdown(value).trim() || NO_NAME;
          if (name.length > MOST_FIELD_NAME || shown.length > MOST_FIELD_VALUE) {
            write(markdownBlock({ type: 'facts', facts: [{ label, value }] }));
            continue;
          }
          if (!hasRoom(current)) next();
          current.fields.push({ name, value: shown, inline: shown.length <= SHORT_VALUE });
        }
        return;
      case 'context': {
        const footer = footerText(block.content)?.trim() ?? '';
        // Buttons stand beneath the whole message, wherever their block is.
        const after = blocks.slice(at + 1).find(({ type }) => type !== 'buttons');
        const ends = after === undefined || after.type === 'heading';
        if (footer !== '' && footer.length <= MOST_FOOTER && ends && !isEmptyDraft(current))
          current.footer = footer;
        else write(markdownBlock(block));
        return;
      }
      case 'image': {
        const url = linkUrl(block.url);
        if (url !== null && url.length <= MOST_IMAGE_URL && current.image === '')
          current.image = url;
        write(markdownBlock(block));
        return;
      }
      case 'text':
      case 'quote':
      case 'table':
      case 'list':
        write(markdownBlock(block));
    }
  });
  next();
  return tooLong.length === 0 ? drafts.map((draft) => embedOf(draft, tone)) : null;
}

function newDraft(): Draft {
  return { title: '', description: '', fields: [], footer: '', image: '' };
}

function isEmptyDraft({ title, description, fields, image }: Draft): boolean {
  return title === '' && description === '' && fields.length === 0 && image === '';
}

function hasRoom({ fields, footer }: Draft): boolean {
  return fields.length < MOST_FIELDS && footer === '';
}

/** True where facts come before the next heading. */
function hasFacts(blocks: readonly Block[], heading: number): boolean {
  const rest = blocks.slice(heading + 1);
  const end = rest.findIndex(({ type }) => type === 'heading');
  return (end === -1 ? rest : rest.slice(0, end)).some(({ type }) => type === 'facts');
}

function embedOf({ title, description, fields, footer, image }: Draft, tone: Message['tone']) {
  return {
    color: COLOURS[tone],
    ...(title === '' ? {} : { title }),
    ...(description === '' ? {} : { description }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
    ...(image === '' ? {} : { image: { url: image } }),
  };
}

/** Characters of an embed that count toward the sum over all. */
export function embedSize({ title = '', description = '', fields = [], footer }: APIEmbed): number {
  return fields.reduce(
    (sum, { name, value }) => sum + name.length + value.length,
    title.length + description.length + (footer?.text.length ?? 0),
  );
}
