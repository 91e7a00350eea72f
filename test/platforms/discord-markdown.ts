/** What Discord makes of markdown: the text that is seen, and the marks that were read as such. */
export type Seen = { readonly text: string; readonly marks: readonly string[] };

type Rule = { readonly mark: string; readonly pattern: RegExp; readonly text: string };

/** In the order in which Discord tries them. `$1` is what is seen. */
const LINE_RULES: readonly Rule[] = [
  { mark: 'heading', pattern: /^[ \t]*#{1,3}[ \t]+/, text: '' },
  { mark: 'small print', pattern: /^[ \t]*-#[ \t]+/, text: '' },
  { mark: 'quote', pattern: /^(?:>>>|>)[ \t]/, text: '' },
  { mark: 'list', pattern: /^[ \t]*[-*+][ \t]+/, text: '' },
  { mark: 'list', pattern: /^[ \t]*\d+\.[ \t]+/, text: '' },
];
const RULES: readonly Rule[] = [
  { mark: '', pattern: /^\\([^0-9A-Za-z\s])/, text: '$1' },
  { mark: 'code', pattern: /^(`+)([^]*?[^`])\1(?!`)/, text: '$2' },
  { mark: 'link', pattern: /^<(https?:\/\/[^\s>]+)>/, text: '$1' },
  { mark: 'mention', pattern: /^<(?:@!?|@&|#)\d+>/, text: '' },
  { mark: 'mention', pattern: /^@(?:everyone|here)/, text: '' },
  { mark: 'emoji', pattern: /^<a?:\w+:\d+>/, text: '' },
  { mark: 'command', pattern: /^<\/[^>]+:\d+>/, text: '' },
  { mark: 'time', pattern: /^<t:-?\d+(?::[a-zA-Z])?>/, text: '' },
  { mark: 'link', pattern: /^\[((?:\\.|[^[\]\\])+)\]\((https?:\/\/[^\s()]+)\)/, text: '$1' },
  { mark: 'link', pattern: /^(https?:\/\/[^\s<]+)/, text: '$1' },
  { mark: 'emoji', pattern: /^:[\w+-]+:/, text: '' },
  { mark: 'bold', pattern: /^\*\*/, text: '' },
  { mark: 'underline', pattern: /^__/, text: '' },
  { mark: 'strike', pattern: /^~~/, text: '' },
  { mark: 'spoiler', pattern: /^\|\|/, text: '' },
  { mark: 'italic', pattern: /^[*_]/, text: '' },
];

export function seenIn(markdown: string): Seen {
  const marks: string[] = [];
  const lines = markdown.split('\n').map((line) => {
    let rest = line;
    let text = '';
    const opening = LINE_RULES.find(({ pattern }) => pattern.test(rest));
    if (opening) {
      marks.push(opening.mark);
      rest = rest.replace(opening.pattern, opening.text);
    }
    while (rest !== '') {
      const rule = RULES.find(({ pattern }) => pattern.test(rest));
      const [all = rest.charAt(0)] = rule ? (rule.pattern.exec(rest) ?? []) : [];
      if (rule && rule.mark !== '') marks.push(rule.mark);
      text += rule ? seenText(rule, all) : all;
      rest = rest.slice(all.length);
    }
    return text;
  });
  return { text: lines.join('\n'), marks };
}

function seenText({ mark, pattern, text }: Rule, all: string): string {
  const shown = all.replace(pattern, text);
  return mark === 'link' && all.startsWith('[') ? seenIn(shown).text : shown;
}
