import { listOf, objectOf, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { seenIn } from './discord-markdown.ts';

/** Something that Discord refuses, as in the `errors` of a 50035. */
export type Problem = { readonly path: string; readonly code: string; readonly message: string };

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

function embedProblems(embed: Json, path: string): Problem[] {
  const fields = listOf(embed.fields).map(objectOf);
  const footer = objectOf(embed.footer);
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
  const own = [embed.title, embed.description, footer].map((text) => stringOf(text).trim().length);
  const fields = listOf(embed.fields)
    .map(objectOf)
    .map(({ name, value }) => stringOf(name).trim().length + stringOf(value).trim().length);
  return [...own, ...fields].reduce((sum, one) => sum + one, 0);
}

const ROW = 1;
const BUTTON = 2;
const SELECT = 3;
const TEXT_INPUT = 4;
const LABEL = 18;
const LINK = 5;

export function componentProblems(rows: readonly Json[]): Problem[] {
  const ids = rows.flatMap((row) =>
    listOf(row.components).map((one) => stringOf(objectOf(one).custom_id)),
  );
  const own = ids.filter((id) => id !== '');
  return [
    ...(rows.length > 5
      ? [problem('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')]
      : []),
    ...(new Set(own).size === own.length
      ? []
      : [problem('components', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Custom id is not unique.')]),
    ...rows.flatMap((row, at) => rowProblems(row, `components.${at}`)),
  ];
}

function rowProblems(row: Json, path: string): Problem[] {
  const parts = listOf(row.components).map(objectOf);
  if (row.type !== ROW) return [problem(`${path}.type`, 'BASE_TYPE_CHOICES', 'Must be a row.')];
  const selects = parts.filter(({ type }) => type === SELECT);
  const tooMany =
    parts.length === 0 || parts.length > 5 || (selects.length > 0 && parts.length > 1);
  return [
    ...(tooMany
      ? [problem(path, 'BASE_TYPE_BAD_LENGTH', 'Between 1 and 5 buttons or a select.')]
      : []),
    ...parts.flatMap((part, at) => {
      const own = `${path}.components.${at}`;
      if (part.type === BUTTON) return buttonProblems(part, own);
      if (part.type === SELECT) return selectProblems(part, own);
      return [problem(`${own}.type`, 'BASE_TYPE_CHOICES', 'Must be a button or a select.')];
    }),
  ];
}

function buttonProblems(button: Json, path: string): Problem[] {
  const common = [
    ...required(`${path}.label`, button.label),
    ...atMost(`${path}.label`, button.label, 80),
  ];
  if (button.style === LINK)
    return [
      ...common,
      ...required(`${path}.url`, button.url),
      ...atMost(`${path}.url`, button.url, 512),
      ...('custom_id' in button ? [problem(path, 'LINK', 'A link has no custom id.')] : []),
    ];
  return [
    ...common,
    ...required(`${path}.custom_id`, button.custom_id),
    ...atMost(`${path}.custom_id`, button.custom_id, 100),
  ];
}

export function selectProblems(select: Json, path: string, isInModal = false): Problem[] {
  const options = listOf(select.options).map(objectOf);
  const values = options.map(({ value }) => stringOf(value));
  return [
    ...required(`${path}.custom_id`, select.custom_id),
    ...atMost(`${path}.custom_id`, select.custom_id, 100),
    ...atMost(`${path}.placeholder`, select.placeholder, 150),
    ...(options.length < 1 || options.length > 25
      ? [problem(`${path}.options`, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 25 in length.')]
      : []),
    ...(options.filter((option) => option.default === true).length > Number(select.max_values ?? 1)
      ? [
          problem(
            `${path}.options`,
            'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
            'Too many defaults.',
          ),
        ]
      : []),
    ...(Number(select.min_values ?? 1) === 0 && select.required !== false && isInModal
      ? [problem(`${path}.min_values`, 'BASE_TYPE_MIN', 'A required select takes one or more.')]
      : []),
    ...(Number(select.max_values ?? 1) > Math.max(options.length, 1)
      ? [problem(`${path}.max_values`, 'NUMBER_TYPE_MAX', 'More than there are options.')]
      : []),
    ...(new Set(values).size === values.length
      ? []
      : [problem(`${path}.options`, 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Not unique.')]),
    ...options.flatMap((option, at) =>
      ['label', 'value', 'description'].flatMap((part) => [
        ...(part === 'description' ? [] : required(`${path}.options.${at}.${part}`, option[part])),
        ...atMost(`${path}.options.${at}.${part}`, option[part], 100),
      ]),
    ),
  ];
}

/** What Discord would refuse in a modal. */
export function modalProblems(modal: Json): Problem[] {
  const labels = listOf(modal.components).map(objectOf);
  return [
    ...required('title', modal.title),
    ...atMost('title', modal.title, 45),
    ...required('custom_id', modal.custom_id),
    ...atMost('custom_id', modal.custom_id, 100),
    ...(labels.length < 1 || labels.length > 5
      ? [problem('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')]
      : []),
    ...labels.flatMap((label, at) => {
      const path = `components.${at}`;
      const part = objectOf(label.component);
      if (label.type !== LABEL)
        return [problem(`${path}.type`, 'DEPRECATED', 'Modals take labels (18), not rows.')];
      return [
        ...required(`${path}.label`, label.label),
        ...atMost(`${path}.label`, label.label, 45),
        ...atMost(`${path}.description`, label.description, 100),
        ...(part.type === SELECT ? selectProblems(part, `${path}.component`, true) : []),
        ...(part.type === TEXT_INPUT
          ? [
              ...required(`${path}.component.custom_id`, part.custom_id),
              ...atMost(`${path}.component.placeholder`, part.placeholder, 100),
              ...('value' in part ? required(`${path}.component.value`, part.value) : []),
              ...atMost(`${path}.component.value`, part.value, Number(part.max_length ?? 4_000)),
              ...(Number(part.max_length ?? 4_000) > 4_000
                ? [problem(`${path}.component.max_length`, 'NUMBER_TYPE_MAX', '4000 at most')]
                : []),
            ]
          : []),
      ];
    }),
  ];
}

/** What Discord would refuse in a list of commands. */
export function commandProblems(commands: readonly Json[]): Problem[] {
  const names = commands.map(({ name }) => stringOf(name));
  return [
    ...(commands.length > 100 ? [problem('', '30032', 'At most 100 commands.')] : []),
    ...(new Set(names).size === names.length
      ? []
      : [problem('', 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Names must be unique.')]),
    ...commands.flatMap((command, at) => [
      ...nameProblems(`${at}`, command),
      ...optionProblems(`${at}.options`, listOf(command.options).map(objectOf)),
      ...(JSON.stringify(command).length > 8_000
        ? [problem(`${at}`, 'APPLICATION_COMMAND_TOO_LARGE', '8000 at most')]
        : []),
    ]),
  ];
}

function optionProblems(path: string, options: readonly Json[]): Problem[] {
  const firstOptional = options.findIndex(({ required: must }) => must !== true);
  return [
    ...(options.length > 25 ? [problem(path, 'BASE_TYPE_BAD_LENGTH', 'At most 25.')] : []),
    ...(firstOptional !== -1 &&
    options.slice(firstOptional).some(({ required: must }) => must === true)
      ? [problem(path, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required ones first.')]
      : []),
    ...options.flatMap((option, at) => {
      const choices = listOf(option.choices).map(objectOf);
      return [
        ...nameProblems(`${path}.${at}`, option),
        ...(choices.length > 25 ? [problem(`${path}.${at}`, 'BASE_TYPE_BAD_LENGTH', '25')] : []),
        ...(choices.length > 0 && option.autocomplete === true
          ? [problem(`${path}.${at}`, 'AUTOCOMPLETE', 'Choices or autocomplete, not both.')]
          : []),
        ...choiceProblems(`${path}.${at}.choices`, choices),
      ];
    }),
  ];
}

export function choiceProblems(path: string, choices: readonly Json[]): Problem[] {
  return choices.flatMap((choice, at) => [
    ...required(`${path}.${at}.name`, choice.name),
    ...atMost(`${path}.${at}.name`, choice.name, 100),
    ...required(`${path}.${at}.value`, choice.value),
    ...atMost(`${path}.${at}.value`, choice.value, 100),
  ]);
}

function nameProblems(path: string, { name, description }: Json): Problem[] {
  const text = stringOf(name);
  return [
    ...(/^[-_'\p{L}\p{N}]{1,32}$/u.test(text) && text === text.toLowerCase()
      ? []
      : [problem(`${path}.name`, 'APPLICATION_COMMAND_INVALID_NAME', 'Name is not valid.')]),
    ...required(`${path}.description`, description),
    ...atMost(`${path}.description`, description, 100),
  ];
}

function required(path: string, value: unknown): Problem[] {
  return stringOf(value).trim() === ''
    ? [problem(path, 'BASE_TYPE_REQUIRED', 'This field is required')]
    : [];
}

function atMost(path: string, value: unknown, most: number): Problem[] {
  return stringOf(value).length > most
    ? [problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`)]
    : [];
}

function problem(path: string, code: string, message: string): Problem {
  return { path, code, message };
}
