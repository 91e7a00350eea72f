import { listOf, objectOf, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { checkCount, checkLength, checkText } from './slack-checks.ts';
import type { Report, Surface } from './slack-checks.ts';

const PLAIN = ['plain_text'];

type ElementCheck = (report: Report, at: string, element: Json) => void;

const ELEMENTS: Readonly<Record<string, ElementCheck>> = {
  button: (report, at, element) => {
    checkText(report, `${at}/text`, element.text, 75, PLAIN);
    if (element.value !== undefined) checkLength(report, `${at}/value`, element.value, 2_000);
    if (element.url !== undefined) {
      checkLength(report, `${at}/url`, element.url, 3_000);
      if (!/^https?:\/\/[^\s/]+/.test(stringOf(element.url)))
        report(`${at}/url`, 'must be a web address');
    }
    if (element.accessibility_label !== undefined)
      checkLength(report, `${at}/accessibility_label`, element.accessibility_label, 75);
    if (element.style !== undefined && !['primary', 'danger'].includes(stringOf(element.style)))
      report(`${at}/style`, 'must be primary or danger');
  },
  overflow: (report, at, element) => {
    optionsProblems(report, at, element.options, 5);
  },
  checkboxes: (report, at, element) => {
    optionsProblems(report, at, element.options, 10);
    initialProblems(report, at, element);
  },
  radio_buttons: (report, at, element) => {
    optionsProblems(report, at, element.options, 10);
    initialProblems(report, at, element);
  },
  static_select: staticProblems,
  multi_static_select: staticProblems,
  external_select: (report, at, element) => {
    placeholderProblems(report, at, element);
    if (element.initial_option !== undefined)
      optionsProblems(report, at, [element.initial_option], 1);
  },
  conversations_select: placeholderProblems,
  timepicker: (report, at, element) => {
    placeholderProblems(report, at, element);
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(stringOf(element.initial_time ?? '00:00')))
      report(`${at}/initial_time`, 'must be HH:mm');
  },
  number_input: (report, at, element) => {
    placeholderProblems(report, at, element);
    if (typeof element.is_decimal_allowed !== 'boolean')
      report(`${at}/is_decimal_allowed`, 'is required');
  },
  plain_text_input: (report, at, element) => {
    placeholderProblems(report, at, element);
    const most = element.max_length;
    if (most !== undefined && (typeof most !== 'number' || most < 1 || most > 3_000))
      report(`${at}/max_length`, 'must be 1 to 3000');
  },
};

function staticProblems(report: Report, at: string, element: Json): void {
  placeholderProblems(report, at, element);
  optionsProblems(report, at, element.options, 100);
  initialProblems(report, at, element);
}

/** What is chosen from the beginning has to be one of the options, to the letter. */
function initialProblems(report: Report, at: string, element: Json): void {
  const options = listOf(element.options).map((option) => JSON.stringify(option));
  const one = element.initial_option === undefined ? [] : [element.initial_option];
  if (element.initial_options !== undefined)
    checkCount(report, `${at}/initial_options`, element.initial_options, 100);
  for (const chosen of [...one, ...listOf(element.initial_options)])
    if (!options.includes(JSON.stringify(chosen))) report(at, 'initial option is no option');
}

function placeholderProblems(report: Report, at: string, element: Json): void {
  if (element.placeholder !== undefined)
    checkText(report, `${at}/placeholder`, element.placeholder, 150, PLAIN);
}

/** Options of a select, in a form or in the answer to a suggestion. */
export function optionsProblems(
  report: Report,
  at: string,
  options: unknown,
  most: number,
  least = 1,
): void {
  checkCount(report, `${at}/options`, options, most, least);
  const values: string[] = [];
  for (const [index, value] of listOf(options).entries()) {
    const option = objectOf(value);
    const here = `${at}/options/${index}`;
    checkText(report, `${here}/text`, option.text, 75);
    checkLength(report, `${here}/value`, option.value, 150);
    if (option.description !== undefined)
      checkText(report, `${here}/description`, option.description, 75);
    if (values.includes(stringOf(option.value))) report(`${here}/value`, 'must be unique');
    values.push(stringOf(option.value));
  }
}

/** What is wrong with an interactive element. */
export function elementProblems(
  report: Report,
  at: string,
  value: unknown,
  surface: Surface,
): void {
  const element = objectOf(value);
  const type = stringOf(element.type);
  const check = ELEMENTS[type];
  if (!check) {
    report(`${at}/type`, `unknown element type ${JSON.stringify(type)}`);
    return;
  }
  if (surface === 'message' && ['plain_text_input', 'number_input'].includes(type))
    report(at, `${type} is not allowed in a message`);
  if (element.action_id !== undefined)
    checkLength(report, `${at}/action_id`, element.action_id, 255);
  const confirm = element.confirm;
  if (confirm !== undefined) {
    const dialog = objectOf(confirm);
    checkText(report, `${at}/confirm/title`, dialog.title, 100, PLAIN);
    checkText(report, `${at}/confirm/text`, dialog.text, 300);
    checkText(report, `${at}/confirm/confirm`, dialog.confirm, 30, PLAIN);
    checkText(report, `${at}/confirm/deny`, dialog.deny, 30, PLAIN);
  }
  check(report, at, element);
}
