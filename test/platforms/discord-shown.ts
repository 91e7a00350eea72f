import { seenIn } from './discord-markdown.ts';
import { listOf, objectOf, stringOf, type Json } from './json.ts';

/** What Discord would take, and this project's rules do not. */
export function messageBreaches(body: Json): string[] {
  const mentions = objectOf(body.allowed_mentions);
  const texts = textsOf(body);
  return [
    ...(Array.isArray(mentions.parse) && mentions.parse.length === 0
      ? []
      : ['allowed_mentions is not { parse: [] }']),
    ...texts
      .filter((text) => seenIn(text).marks.includes('mention'))
      .map((text) => `a mention is not escaped: ${text.slice(0, 80)}`),
  ];
}

/** Every text of a message in which markdown is read. */
export function textsOf(body: Json): string[] {
  return [
    stringOf(body.content),
    ...listOf(body.embeds)
      .map(objectOf)
      .flatMap((embed) => [
        stringOf(embed.title),
        stringOf(embed.description),
        ...listOf(embed.fields)
          .map(objectOf)
          .flatMap(({ name, value }) => [stringOf(name), stringOf(value)]),
      ]),
  ].filter((text) => text !== '');
}

/** Every text of a message with its footers, for looking something up in it. */
export function shownIn(body: Json): string {
  const footers = listOf(body.embeds).map((embed) =>
    stringOf(objectOf(objectOf(embed).footer).text),
  );
  return [...textsOf(body).map((text) => seenIn(text).text), ...footers]
    .filter((text) => text !== '')
    .join('\n');
}
