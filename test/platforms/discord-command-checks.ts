import { atMost, problem, required, type Problem } from './discord-problems.ts';
import { listOf, objectOf, stringOf, type Json } from './json.ts';

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

const SUBCOMMAND = 1;

function optionProblems(path: string, options: readonly Json[]): Problem[] {
  const firstOptional = options.findIndex(({ required: must }) => must !== true);
  return [
    ...(new Set(options.map(({ type }) => type === SUBCOMMAND)).size > 1
      ? [problem(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Subcommands or options.')]
      : []),
    ...(options.length > 25 ? [problem(path, 'BASE_TYPE_BAD_LENGTH', 'At most 25.')] : []),
    ...(firstOptional !== -1 &&
    options.slice(firstOptional).some(({ required: must }) => must === true)
      ? [problem(path, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required ones first.')]
      : []),
    ...options.flatMap((option, at) => {
      const choices = listOf(option.choices).map(objectOf);
      return [
        ...nameProblems(`${path}.${at}`, option),
        ...(option.type === SUBCOMMAND
          ? optionProblems(`${path}.${at}.options`, listOf(option.options).map(objectOf))
          : []),
        ...(choices.length > 0 && option.autocomplete === true
          ? [problem(`${path}.${at}`, 'AUTOCOMPLETE', 'Choices or autocomplete, not both.')]
          : []),
        ...choicesProblems(`${path}.${at}.choices`, choices),
      ];
    }),
  ];
}

/** What Discord would refuse in the choices of an option, or in those of an autocomplete. */
export function choicesProblems(path: string, choices: readonly Json[]): Problem[] {
  return [
    ...(choices.length > 25 ? [problem(path, 'BASE_TYPE_BAD_LENGTH', 'At most 25.')] : []),
    ...choices.flatMap((choice, at) => [
      ...required(`${path}.${at}.name`, choice.name),
      ...atMost(`${path}.${at}.name`, choice.name, 100),
      ...required(`${path}.${at}.value`, choice.value),
      ...atMost(`${path}.${at}.value`, choice.value, 100),
    ]),
  ];
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
