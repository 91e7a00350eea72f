import { listOf, objectOf, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { checkCount, checkLength, checkText } from './slack-checks.ts';
import type { Report, Surface } from './slack-checks.ts';
import { SLACK_LIMITS } from './slack-limits.ts';

const PLAIN = ['plain_text'];

type ElementCheck = (report: Report, at: string, element: Json) => void;

const ELEMENTS: Readonly<Record<string, ElementCheck>> = {
  button: (report, at, element) => {
    checkText(report, `${at}/text`, element.text, SLACK_LIMITS.buttonText, PLAIN);
    if (element.value !== undefined)
      checkLength(report, `${at}/value`, element.value, SLACK_LIMITS.buttonValue);
    if (element.url !== undefined) {
      checkLength(report, `${at}/url`, element.url, SLACK_LIMITS.buttonUrl);
      if (!/^https?:\/\/[^\s/]+/.test(stringOf(element.url)))
        report(`${at}/url`, 'must be a web address');
    }
    if (element.accessibility_label !== undefined)
      checkLength(
        report,
        `${at}/accessibility_label`,
        element.accessibility_label,
        SLACK_LIMITS.accessibilityLabel,
      );
    if (element.style !== undefined && !['primary', 'danger'].includes(stringOf(element.style)))
      report(`${at}/style`, 'must be primary or danger');
  },
  overflow: (report, at, element) => {
    optionsProblems(report, at, element.options, SLACK_LIMITS.overflowOptions);
  },
  checkboxes: (report, at, element) => {
    optionsProblems(report, at, element.options, SLACK_LIMITS.checkboxes);
    initialProblems(report, at, element);
  },
  radio_buttons: (report, at, element) => {
    optionsProblems(report, at, element.options, SLACK_LIMITS.radioButtons);
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
    if (
      most !== undefined &&
      (typeof most !== 'number' || most < 1 || most > SLACK_LIMITS.inputLength)
    )
      report(`${at}/max_length`, 'must be 1 to 3000');
  },
};

function staticProblems(report: Report, at: string, element: Json): void {
  placeholderProblems(report, at, element);
  optionsProblems(report, at, element.options, SLACK_LIMITS.selectOptions);
  initialProblems(report, at, element);
}

/** What is chosen from the beginning has to be one of the options, to the letter. */
function initialProblems(report: Report, at: string, element: Json): void {
  const options = listOf(element.options).map((option) => JSON.stringify(option));
  const one = element.initial_option === undefined ? [] : [element.initial_option];
  if (element.initial_options !== undefined)
    checkCount(
      report,
      `${at}/initial_options`,
      element.initial_options,
      SLACK_LIMITS.selectOptions,
    );
  for (const chosen of [...one, ...listOf(element.initial_options)])
    if (!options.includes(JSON.stringify(chosen))) report(at, 'initial option is no option');
}

function placeholderProblems(report: Report, at: string, element: Json): void {
  if (element.placeholder !== undefined)
    checkText(report, `${at}/placeholder`, element.placeholder, SLACK_LIMITS.placeholder, PLAIN);
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
    checkText(report, `${here}/text`, option.text, SLACK_LIMITS.optionText);
    checkLength(report, `${here}/value`, option.value, SLACK_LIMITS.optionValue);
    if (option.description !== undefined)
      checkText(report, `${here}/description`, option.description, SLACK_LIMITS.optionDescription);
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
    checkLength(report, `${at}/action_id`, element.action_id, SLACK_LIMITS.actionId);
  const confirm = element.confirm;
  if (confirm !== undefined) {
    const dialog = objectOf(confirm);
    checkText(report, `${at}/confirm/title`, dialog.title, SLACK_LIMITS.confirmTitle, PLAIN);
    checkText(report, `${at}/confirm/text`, dialog.text, SLACK_LIMITS.confirmText);
    checkText(report, `${at}/confirm/confirm`, dialog.confirm, SLACK_LIMITS.confirmButton, PLAIN);
    checkText(report, `${at}/confirm/deny`, dialog.deny, SLACK_LIMITS.confirmButton, PLAIN);
  }
  check(report, at, element);
}
