/** Elements that a reader sees nothing of. */
export const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME SVG HEAD OBJECT SELECT BUTTON TEXTAREA'.split(' '),
);
/** Elements that stand around what a page is about. */
export const FURNITURE = new Set('NAV HEADER FOOTER ASIDE FORM'.split(' '));
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER ' +
    'HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY THEAD TR UL'
  ).split(' '),
);

/** Puts the text of elements, as they open and close, into one paragraph a block with an empty line between. */
export class Paragraphs {
  readonly #ended: string[] = [];
  #line = '';

  add(text: string): void {
    this.#line += text.replace(/\s+/g, ' ');
  }

  /** @param name in capitals. */
  open(name: string): void {
    if (name === 'BR') this.#line += '\n';
    if (name === 'TD' || name === 'TH') this.#line += ' ';
    if (BLOCKS.has(name)) this.#end();
  }

  close(name: string): void {
    if (BLOCKS.has(name)) this.#end();
  }

  text(): string {
    this.#end();
    return this.#ended.join('\n\n');
  }

  #end(): void {
    const text = this.#line
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    if (text !== '') this.#ended.push(text);
    this.#line = '';
  }
}
