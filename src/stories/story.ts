import type { Attribution, Figure, Kind, Signal, Stage } from '../signals/signal.ts';

/** A document that tells a story, and why it was taken to tell this one. */
export type Telling = {
  readonly documentId: string;
  readonly url: string | null;
  readonly title: string;
  readonly publisher: string | null;
  /** ISO date or instant as published; null where the document has none. */
  readonly publishedAt: string | null;
  /** The document's signals about this story's company. */
  readonly signals: readonly Signal[];
  /** Names, numbers and rarer words of the text, by which a later telling is recognised. */
  readonly terms: readonly string[];
  /** In plain words, for `why`: "first to tell it", "same company, kind and number (3,800) within 30 days". */
  readonly joinedBecause: string;
};

/** A figure as the tellings have it; disagreeing values stand side by side, each with who says it. */
export type StoryFigure = {
  readonly role: Figure['role'];
  readonly value: number;
  readonly unit: string;
  readonly qualifier: Figure['qualifier'];
  readonly documentIds: readonly string[];
};

/** `reverses`: takes an earlier story back; `follows`: the next step of it (plan, then cut). */
export type StoryLink = { readonly storyId: string; readonly relation: 'reverses' | 'follows' };

/** A figure that a later document or revision put right. */
export type Correction = {
  readonly role: Figure['role'];
  readonly was: number;
  readonly is: number;
  /** ISO instant at which Bellwether learnt of it. */
  readonly at: string;
  readonly documentId: string;
};

/** One real-world event at one company, told by one or more documents. */
export type Story = {
  /** Readable and stable: `klarna-2024-08-layoff`, with a counter where taken. */
  readonly id: string;
  readonly companyId: string;
  readonly companyName: string;
  /** Of the signal the story is led by. */
  readonly kind: Kind;
  readonly kinds: readonly Kind[];
  /** One plain sentence a manager understands, with the lead figures. */
  readonly headline: string;
  readonly stage: Stage;
  readonly ai: boolean;
  readonly attribution: Attribution;
  /** The signal that says most about it: of the tellings' main signals the one with most figures, the earliest first. */
  readonly lead: Signal;
  /** ISO date of the event: the earliest publication date of its tellings, else the day it was first read. */
  readonly happenedOn: string;
  /** ISO instants. */
  readonly firstSeenAt: string;
  readonly updatedAt: string;
  readonly tellings: readonly Telling[];
  readonly figures: readonly StoryFigure[];
  readonly links: readonly StoryLink[];
  readonly corrections: readonly Correction[];
  /** 1 to 5, corroboration included. */
  readonly relevance: number;
  /** Rises by one with every stored change; compared when it is stored again. */
  readonly version: number;
};
