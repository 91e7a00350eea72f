import { atMost, problem, required, type Problem } from './discord-problems.ts';
import { listOf, objectOf, stringOf, type Json } from './json.ts';

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
