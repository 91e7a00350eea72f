/** A piece of running text. Feed text only ever travels in `text`, so every adapter knows what it has to escape. */
export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly emphasis?: 'bold' | 'italic' | 'code' }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** A moment in time; an adapter shows it in the reader's zone where the platform can. */
  | { readonly type: 'date'; readonly at: string; readonly precision: 'day' | 'minute' };

export type RichText = readonly Inline[];

/** Running text of one plain piece. */
export function plain(text: string): RichText {
  return [{ type: 'text', text }];
}

export type Fact = { readonly label: string; readonly value: RichText };

/**
 * `action` is a command in the one grammar ("subscribe klarna"), so that a button does what typing would do;
 * `url` opens a page instead.
 */
export type Button =
  | { readonly label: string; readonly action: string; readonly style?: 'primary' | 'danger' }
  | { readonly label: string; readonly url: string };

export type Block =
  | { readonly type: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | { readonly type: 'text'; readonly content: RichText }
  /** Verbatim evidence. */
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly type: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly RichText[])[];
    }
  | {
      readonly type: 'list';
      readonly items: readonly RichText[];
      readonly ordered: boolean;
      /** Number of the first item of an ordered list; 1 where missing. */
      readonly start?: number;
    }
  /** Small print: coverage, basis, when. */
  | { readonly type: 'context'; readonly content: RichText }
  | { readonly type: 'divider' }
  | { readonly type: 'image'; readonly url: string; readonly alt: string }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] };

/** What is to be shown, free of any platform. */
export type Message = {
  /** One sentence that stands alone in a notification or a screen reader. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** What the story is chiefly about, so that an adapter may colour by it; null on answers of another sort. */
  readonly tone: 'loss' | 'growth' | 'ai' | 'money' | 'neutral';
  /** Words by which people name what it is about, the chief one first, so that an adapter may file it under their own tags. */
  readonly topics?: readonly string[];
};
