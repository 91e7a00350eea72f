import MiniSearch from 'minisearch';
import type { Story } from '../stories/story.ts';

/** Stories looked through at most, newest first: what can be indexed while somebody waits. */
export const SEARCHED_STORIES = 5000;

/** The stories that hold all of the words, best first; names and headlines count most. */
export function searchStories(stories: readonly Story[], words: string): Story[] {
  const index = new MiniSearch<Story>({
    fields: ['companyName', 'headline', 'text'],
    extractField: (story, field) => {
      switch (field) {
        case 'id':
          return story.id;
        case 'companyName':
          return story.companyName;
        case 'headline':
          return `${story.headline} ${story.kinds.join(' ').replaceAll('_', ' ')}`;
        default:
          return searchText(story);
      }
    },
    searchOptions: {
      boost: { companyName: 3, headline: 2 },
      combineWith: 'AND',
      prefix: (term) => term.length >= 4,
    },
  });
  const searched = stories.slice(0, SEARCHED_STORIES);
  index.addAll(searched);
  const byId = new Map(searched.map((story) => [story.id, story]));
  return index.search(words).flatMap(({ id }) => byId.get(String(id)) ?? []);
}

function searchText({ tellings }: Story): string {
  return tellings
    .flatMap(({ title, signals }) => [
      title,
      ...signals.flatMap(({ title: told, evidence }) => [
        told,
        ...evidence.map(({ quote }) => quote),
      ]),
    ])
    .join(' ');
}
