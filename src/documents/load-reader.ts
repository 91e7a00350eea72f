/**
 * The readers of the formats, each loaded when the first document of its format comes. Together with their libraries
 * they are half of all the code there is, and most commands meet one format or none.
 */
export const loadReader = {
  article: () => import('./article-reader.ts'),
  articlePage: () => import('./article-page.ts'),
  card: () => import('./card-document.ts'),
  feed: () => import('./feed-reader.ts'),
  pageLinks: () => import('./page-links.ts'),
  spreadsheet: () => import('./spreadsheet-rows.ts'),
  table: () => import('./table-reader.ts'),
  text: () => import('./text-reader.ts'),
};
