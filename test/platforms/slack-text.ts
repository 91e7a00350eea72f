/**
 * What is wrong with a mrkdwn text, as sentences: characters that must be escaped and are not, mentions that would ping
 * people, links that Slack would not show. Slack itself posts such text as it is; a good bot never sends it.
 * Source: docs.slack.dev, "Formatting text for app surfaces", escaping and mentions.
 */
export function mrkdwnProblems(text: string): string[] {
  const problems: string[] = [];
  const rest = text.replaceAll(/<([^<>]*)>/g, (_whole, inside: string) => {
    problems.push(...bracketProblems(inside));
    return '';
  });
  if (/[<>]/.test(rest)) problems.push('an angle bracket is not escaped');
  if (/&(?!(?:amp|lt|gt);)/.test(text)) problems.push('an ampersand is not escaped');
  if (/&(?:amp;)?#\d+;|&amp;(?:amp|lt|gt);amp;/.test(text)) problems.push('escaped more than once');
  return problems;
}

function bracketProblems(inside: string): string[] {
  if (inside.startsWith('!date^'))
    return /^!date\^-?\d+\^[^^|]*\{[a-z_]+\}[^|]*\|.+$/.test(inside)
      ? []
      : [`the date <${inside}> is malformed or has no fallback`];
  if (/^[!@#]/.test(inside)) return [`<${inside}> mentions somebody`];
  const [url = '', label, ...more] = inside.split('|');
  if (!/^https?:\/\/\S+$/.test(url)) return [`<${inside}> is no web link`];
  if (more.length > 0) return [`the label of <${inside}> has a bar in it`];
  if (label !== undefined && (label === '' || label.includes('\n')))
    return [`the label of <${inside}> is empty or has a line break`];
  return [];
}
