import { Parser } from 'htmlparser2';
import { Paragraphs, SILENT } from './paragraphs.ts';

/**
 * The text of a fragment of HTML, such as a feed's description, as `visibleText` gives it of a page. Read in one pass
 * without a tree, because feeds bring fragments by the thousand. Text without any markup is itself.
 */
export function fragmentText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  const paragraphs = new Paragraphs();
  let silent = 0;
  const parser = new Parser({
    onopentagname: (tag) => {
      const name = tag.toUpperCase();
      if (SILENT.has(name)) silent += 1;
      else if (silent === 0) paragraphs.open(name);
    },
    ontext: (text) => {
      if (silent === 0) paragraphs.add(text);
    },
    onclosetag: (tag) => {
      const name = tag.toUpperCase();
      if (SILENT.has(name)) silent -= 1;
      else if (silent === 0) paragraphs.close(name);
    },
  });
  parser.end(html);
  return paragraphs.text();
}
