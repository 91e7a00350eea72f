import { componentProblems } from './discord-component-checks.ts';
import { atMost, problem, required, type Problem } from './discord-problems.ts';
import { listOf, objectOf, stringOf, type Json } from './json.ts';

/** How a message comes: what is asked of it differs. */
export type MessageUse = 'create' | 'edit' | 'forum' | 'interaction';

const V2 = 1 << 15;
const SETTABLE: Readonly<Record<MessageUse, number>> = {
  create: 4 | 4096 | V2,
  forum: 4 | 4096 | V2,
  edit: 4 | V2,
  interaction: 4 | 64 | 4096 | V2,
};

/** What Discord would refuse in a message. */
export function messageProblems(body: Json, use: MessageUse): Problem[] {
  const embeds = listOf(body.embeds).map(objectOf);
  const isEmpty =
    stringOf(body.content).trim() === '' &&
    embeds.length === 0 &&
    listOf(body.components).length === 0;
  const flags = Number(body.flags ?? 0);
  return [
    ...(isEmpty && use !== 'edit'
      ? [problem('content', '50006', 'Cannot send an empty message')]
      : []),
    ...atMost('content', body.content, 2_000),
    ...(embeds.length > 10
      ? [problem('embeds', 'BASE_TYPE_BAD_LENGTH', 'Must be 10 or fewer.')]
      : []),
    ...embeds.flatMap((embed, at) => embedProblems(embed, `embeds.${at}`)),
    ...(embeds.reduce((sum, embed) => sum + embedLength(embed), 0) > 6_000
      ? [problem('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum of 6000.')]
      : []),
    ...componentProblems(listOf(body.components).map(objectOf)),
    ...(stringOf(body.nonce).length > 25
      ? [problem('nonce', 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer.')]
      : []),
    ...((flags & ~SETTABLE[use]) === 0 ? [] : [problem('flags', 'FLAGS', 'These cannot be set.')]),
    ...((flags & V2) !== 0 ? [problem('flags', 'V2', 'This adapter sends no components v2.')] : []),
  ];
}

function embedProblems(embed: Json, path: string): Problem[] {
  const fields = listOf(embed.fields).map(objectOf);
  const footer = objectOf(embed.footer);
  const author = objectOf(embed.author);
  const image = stringOf(objectOf(embed.image).url);
  const color = Number(embed.color ?? 0);
  return [
    ...atMost(`${path}.title`, embed.title, 256),
    ...atMost(`${path}.description`, embed.description, 4_096),
    ...(fields.length > 25
      ? [problem(`${path}.fields`, 'BASE_TYPE_BAD_LENGTH', 'Must be 25 or fewer in length.')]
      : []),
    ...fields.flatMap((field, at) => [
      ...required(`${path}.fields.${at}.name`, field.name),
      ...required(`${path}.fields.${at}.value`, field.value),
      ...atMost(`${path}.fields.${at}.name`, field.name, 256),
      ...atMost(`${path}.fields.${at}.value`, field.value, 1_024),
    ]),
    ...atMost(`${path}.footer.text`, footer.text, 2_048),
    ...('footer' in embed ? required(`${path}.footer.text`, footer.text) : []),
    ...('author' in embed ? required(`${path}.author.name`, author.name) : []),
    ...atMost(`${path}.author.name`, author.name, 256),
    ...atMost(`${path}.image.url`, image, 2_048),
    ...('image' in embed && !/^https?:\/\//.test(image)
      ? [problem(`${path}.image.url`, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be http or https.')]
      : []),
    ...(color < 0 || color > 0xffffff
      ? [problem(`${path}.color`, 'NUMBER_TYPE_MAX', 'Too big')]
      : []),
    ...(embedLength(embed) === 0 && image === ''
      ? [problem(path, 'BASE_TYPE_REQUIRED', 'This embed is empty.')]
      : []),
  ];
}

function embedLength(embed: Json): number {
  const footer = stringOf(objectOf(embed.footer).text);
  const author = stringOf(objectOf(embed.author).name);
  const own = [embed.title, embed.description, footer, author].map(
    (text) => stringOf(text).trim().length,
  );
  const fields = listOf(embed.fields)
    .map(objectOf)
    .map(({ name, value }) => stringOf(name).trim().length + stringOf(value).trim().length);
  return [...own, ...fields].reduce((sum, one) => sum + one, 0);
}
