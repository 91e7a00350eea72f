import { parseHTML } from 'linkedom';
import { FURNITURE, Paragraphs, SILENT } from './paragraphs.ts';

/** As much of a DOM as is used here; scripts in it never run. */
export type HtmlNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
};
export type HtmlElement = HtmlNode & {
  getAttribute(name: string): string | null;
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
};
export type HtmlPage = HtmlElement & {
  readonly documentElement: HtmlElement;
  readonly body: HtmlElement;
};

const TEXT_NODE = 3;
const ELEMENT_NODE = 1;
// Deeper than any page that people wrote; beyond it a generated page could exhaust the stack.
const DEEPEST = 400;
/** Parses HTML of any shape, a whole page or a fragment of one. Of one nested absurdly deep only the text is kept. */
export function parsePage(html: string): HtmlPage {
  const shallow = isTooDeep(html) ? html.replace(/<\/?[a-z][^<>]*>/gi, '\n') : html;
  // linkedom's window is typed against the browser's library, which the rest of the program must not see.
  const { document } = parseHTML(withBody(shallow)) as unknown as { document: HtmlPage };
  return document;
}

// A DOM of depth n takes time n squared to build and to walk.
const DEEPEST_PARSED = 1000;
// Elements that the parser closes by itself, or that hold nothing.
const NOT_NESTING =
  /^(?:p|li|td|th|tr|dt|dd|option|br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr)$/i;

function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, end = '', name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (NOT_NESTING.test(name)) continue;
    depth = Math.max(0, depth + (end === '' ? 1 : -1));
    if (depth > DEEPEST_PARSED) return true;
  }
  return false;
}

/**
 * linkedom takes the first element it meets for the root, and its first child for the head, so all pages are
 * brought to one shape.
 * The patterns stop at the next `<`, so that a page made to be slow to match is not.
 */
function withBody(html: string): string {
  const root = /<html(?:\s[^<>]*)?>/i.exec(html)?.[0] ?? '<html>';
  const bodyStart = /<\/head\s*>|<body[\s>]/i.exec(html)?.index ?? 0;
  const head = html.slice(0, bodyStart);
  const rest = html.slice(bodyStart);
  return `<!doctype html>${root}<head>${unwrapped(head)}</head><body>${unwrapped(rest)}</body></html>`;
}

function unwrapped(html: string): string {
  return html.replace(/<!doctype[^<>]*>|<\/?(?:html|head|body)(?:\s[^<>]*)?>/gi, '');
}

/**
 * The text that a reader of the node sees, one paragraph a block with an empty line between.
 * @param options.furniture false leaves out navigation, headers, footers, asides and forms.
 */
export function visibleText(node: HtmlNode, options: { readonly furniture: boolean }): string {
  const paragraphs = new Paragraphs();
  const walk = (current: HtmlNode, depth: number): void => {
    if (current.nodeType === TEXT_NODE) {
      paragraphs.add(current.textContent ?? '');
      return;
    }
    const name = current.nodeName.toUpperCase();
    if (depth > DEEPEST || SILENT.has(name) || (!options.furniture && FURNITURE.has(name))) return;
    paragraphs.open(name);
    for (const child of current.childNodes) walk(child, depth + 1);
    paragraphs.close(name);
  };
  walk(node, 0);
  return paragraphs.text();
}

/** The elements of a name in the order of the page, without those in navigation, headers, footers, asides and forms. */
export function readableElements(node: HtmlElement, name: string): HtmlElement[] {
  const found: HtmlElement[] = [];
  const walk = (current: HtmlNode, depth: number): void => {
    const its = current.nodeName.toUpperCase();
    if (!isElement(current) || depth > DEEPEST || SILENT.has(its) || FURNITURE.has(its)) return;
    if (its === name) found.push(current);
    for (const child of current.childNodes) walk(child, depth + 1);
  };
  walk(node, 0);
  return found;
}

function isElement(node: HtmlNode): node is HtmlElement {
  return node.nodeType === ELEMENT_NODE;
}
