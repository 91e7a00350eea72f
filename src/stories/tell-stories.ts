import type { Document } from '../documents/document.ts';
import { readableText } from '../documents/document.ts';
import type { Signal } from '../signals/signal.ts';
import { distinctiveTerms } from './distinctive-terms.ts';
import { grownStory, newStory } from './grow-story.ts';
import { leadOf, likeness, type Likeness, type Told } from './likeness.ts';
import { linksOf } from './links.ts';
import type { Story, Telling } from './story.ts';
import { WEIGHTS } from './thresholds.ts';

/** A story as it was and as the document left it; `before` is null for a new one. */
export type StoryChange = {
  readonly before: Story | null;
  readonly after: Story;
  /** True for the story of the document's primary signal. */
  readonly primary: boolean;
};

export type DocumentTold = {
  readonly document: Document;
  readonly signals: readonly Signal[];
  /** Every story of the companies that the signals name. */
  readonly stories: readonly Story[];
  /** ISO instant of reading. */
  readonly now: string;
  /**
   * The kept document that this one changes or takes back: it tells the same story. Null where it changes nothing; with
   * `unknown` it joins no story by likeness, because taking back the wrong notice would be a false report.
   */
  readonly amends?: Amends | 'unknown' | null;
};

/** `replaces`: what it says stands in place of what that document said, as a revision does. */
export type Amends = { readonly documentId: string; readonly replaces: boolean };

/**
 * Puts what a document tells into stories: one a company that it has a signal of, joined to the story it is most like
 * or begun anew. A document that is told again (a revision) stays in its story and replaces its earlier telling.
 */
export function tellStories({
  document,
  signals,
  stories,
  now,
  amends = null,
}: DocumentTold): StoryChange[] {
  const companies = new Map(signals.map(({ company }) => [company.id, company]));
  return [...companies.values()].map((company) => {
    const own = signals.filter((signal) => signal.company.id === company.id);
    const theirs = stories.filter(({ companyId }) => companyId === company.id);
    const primary = own.some((signal) => signal.primary);
    const told = tellingOf(document, own, company.name);
    const known = theirs.find((story) => tellingBy(story, document.id));
    if (known) {
      const joinedBecause = tellingBy(known, document.id)?.joinedBecause ?? '';
      return { before: known, after: grownStory(known, { ...told, joinedBecause }, now), primary };
    }
    const notice = amends === 'unknown' ? null : amends;
    const amended = notice && theirs.find((story) => tellingBy(story, notice.documentId));
    if (amended) {
      const joinedBecause = 'it changes or takes back a notice that the story tells of';
      const telling = { ...told, joinedBecause };
      const replaced = notice.replaces ? notice.documentId : document.id;
      return { before: amended, after: grownStory(amended, telling, now, replaced), primary };
    }
    const nearest = amends === 'unknown' ? null : nearestStory(told, theirs);
    if (nearest && nearest.likeness.score >= WEIGHTS.join) {
      const joinedBecause = nearest.likeness.alike.join('; ');
      const after = grownStory(nearest.story, { ...told, joinedBecause }, now);
      return { before: nearest.story, after, primary };
    }
    const day = document.publishedAt?.slice(0, 10) ?? now.slice(0, 10);
    const telling = { ...told, joinedBecause: firstBecause(nearest) };
    const id = storyId(telling, company.id, day, theirs);
    return {
      before: null,
      after: newStory(id, telling, company, linksOf(telling, day, theirs), now),
      primary,
    };
  });
}

/** What the document tells of the story, where it does. */
function tellingBy({ tellings }: Story, id: string): Telling | undefined {
  return tellings.find(({ documentId }) => documentId === id);
}

/** The story that a telling is most like, and why; null where the company has none. */
export function nearestStory(
  told: Told,
  stories: readonly Story[],
): { readonly story: Story; readonly likeness: Likeness } | null {
  let best: { story: Story; likeness: Likeness } | null = null;
  for (const story of stories) {
    for (const telling of story.tellings) {
      const found = likeness(told, telling);
      if (!best || found.score > best.likeness.score) best = { story, likeness: found };
    }
  }
  return best;
}

function firstBecause(nearest: ReturnType<typeof nearestStory>): string {
  if (!nearest) return 'the first to tell it';
  const { unlike } = nearest.likeness;
  const apart = unlike.length === 0 ? 'too little in common' : unlike.join('; ');
  return `the first to tell it; kept apart from ${nearest.story.id} (${apart})`;
}

function tellingOf(document: Document, signals: readonly Signal[], companyName: string): Telling {
  return {
    documentId: document.id,
    url: document.url,
    title: document.title,
    publisher: document.publisher,
    publishedAt: document.publishedAt,
    signals,
    terms: distinctiveTerms(readableText(document), companyName),
    joinedBecause: '',
  };
}

/** `klarna-2024-08-layoff`, then `-2`, `-3` where the company already has such a story. */
function storyId(
  telling: Telling,
  companyId: string,
  day: string,
  theirs: readonly Story[],
): string {
  const kind = leadOf(telling.signals)?.kind ?? 'news';
  const base = `${companyId}-${day.slice(0, 7)}-${kind.replaceAll('_', '-')}`;
  const taken = new Set(theirs.map(({ id }) => id));
  if (!taken.has(base)) return base;
  for (let count = 2; ; count++) {
    const id = `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}
