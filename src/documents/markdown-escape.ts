import type { Nodes, Root } from 'mdast';
import { oneLine } from './clean-text.ts';
import { parseMarkdown, plainText } from './markdown.ts';

const SOME = /[\\`*_[\]<>&|]/g;
// Where several fields share a line, these could pair with one in another field, so they are always escaped there.
const PAIRS = /(?<!\\)[`*_[\]<]/;
const ALL = /[!-/:-@[-`{-~]/g;

/**
 * Writes text so that Markdown reads it back as that text in its place: as it is where that works, else with the
 * characters that most often mean something escaped, else with all punctuation escaped.
 * @param inPlace the text as written, within what stands around it.
 * @param found the node that must then hold exactly this text.
 */
function escapedFor(
  text: string,
  inPlace: (written: string) => string,
  found: (tree: Root) => Nodes | undefined,
): string {
  const line = oneLine(text);
  const everything = line.replace(ALL, '\\$&');
  const candidates = [line, line.replaceAll('|', '\\|'), line.replace(SOME, '\\$&')];
  const reads = (written: string): boolean => {
    const node = found(parseMarkdown(inPlace(written)));
    return node !== undefined && holdsOnlyText(node) && plainText(node) === line;
  };
  return candidates.find(reads) ?? everything;
}

function holdsOnlyText(node: Nodes): boolean {
  return 'children' in node && node.children.every(({ type }) => type === 'text');
}

function onlyChild(node: Nodes | undefined): Nodes | undefined {
  return node !== undefined && 'children' in node && node.children.length === 1
    ? node.children[0]
    : undefined;
}

/** A paragraph, or the words of a heading below the title. */
export function asParagraph(text: string): string {
  return escapedFor(text, (written) => written, onlyChild);
}

/** The title of a card, as it stands between the underscores of `# __…__`. */
export function asTitle(text: string): string {
  return escapedFor(
    text,
    (written) => (PAIRS.test(written) ? '' : `# __${written}__`),
    (tree) => onlyChild(onlyChild(tree)),
  );
}

/** An item of a list marked with `*`. */
export function asListItem(text: string): string {
  return escapedFor(
    text,
    (written) => `* ${written}`,
    (tree) => onlyChild(onlyChild(onlyChild(tree))),
  );
}

/** The words of a link. */
export function asLinkLabel(text: string): string {
  return escapedFor(
    text,
    (written) => (PAIRS.test(written) ? '' : `[${written}](x)`),
    (tree) => onlyChild(onlyChild(tree)),
  );
}

/** A cell of a table. */
export function asTableCell(text: string): string {
  return escapedFor(
    text,
    (written) => `| x |\n|---|\n| ${written} |`,
    (tree) => {
      const table = onlyChild(tree);
      return table?.type === 'table' && table.children.length === 2
        ? onlyChild(table.children[1])
        : undefined;
    },
  );
}

/** A link's destination: bare where Markdown reads it back, else in angle brackets, else with its oddities escaped. */
export function asUrl(url: string): string {
  const reads = (written: string): boolean => {
    const link = onlyChild(onlyChild(parseMarkdown(`[x](${written})`)));
    return link?.type === 'link' && link.url === url;
  };
  const escaped = [url, `<${url}>`, url.replace(ALL, '\\$&'), `<${url.replace(ALL, '\\$&')}>`];
  return escaped.find(reads) ?? `<${encodeURI(url)}>`;
}
