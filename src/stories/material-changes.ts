import { sameCount } from './likeness.ts';
import type { Correction, Story, StoryFigure } from './story.ts';

/** What readers of an alert have to be told of again; more sources alone are not. */
export type MaterialChange =
  | { readonly type: 'figure'; readonly figure: StoryFigure }
  | { readonly type: 'stage'; readonly was: Story['stage']; readonly is: Story['stage'] }
  | { readonly type: 'correction'; readonly correction: Correction };

/** What changed between two versions of a story that is worth a reply in its thread. */
export function materialChanges(before: Story, after: Story): MaterialChange[] {
  const corrections = after.corrections.slice(before.corrections.length);
  const corrected = new Set(corrections.map(({ is }) => is));
  const figures = after.figures.filter(
    (figure) => isHeadline(figure) && !corrected.has(figure.value) && !told(figure, before.figures),
  );
  return [
    ...corrections.map((correction) => ({ type: 'correction', correction }) as const),
    ...(before.stage === after.stage
      ? []
      : [{ type: 'stage', was: before.stage, is: after.stage } as const]),
    ...figures.map((figure) => ({ type: 'figure', figure }) as const),
  ];
}

function isHeadline({ role }: StoryFigure): boolean {
  return role === 'jobs' || role === 'percent' || role === 'to';
}

function told(figure: StoryFigure, figures: readonly StoryFigure[]): boolean {
  return figures.some(({ role, value }) => role === figure.role && sameCount(value, figure.value));
}
