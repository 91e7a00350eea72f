import { sourceOf, toneOf } from '../digests/story-message.ts';
import { figureName, formatFigure, stageName } from '../digests/story-facts.ts';
import { countOf, listOf } from '../messages/format.ts';
import type { Block, Message, RichText } from '../messages/message.ts';
import { plain } from '../messages/message.ts';
import { kindName } from '../signals/kind-names.ts';
import { scoreRelevance } from '../signals/relevance.ts';
import type { Signal } from '../signals/signal.ts';
import type { Story, Telling } from '../stories/story.ts';
import { isStanding, REASON_WORDS, type StoryReport } from '../subscriptions/story-report.ts';
import { destinationKey } from '../subscriptions/subscription.ts';
import type { CommandContext } from './context.ts';
import { lookAlikesOf } from './find-company.ts';
import { findStory } from './find-story.ts';

/** `why`: every quote with its source, how the company was found, what joined the documents, how relevance was scored. */
export async function answerWhy(of: string, context: CommandContext): Promise<Message> {
  const found = await findStory(of, 'why', context);
  if (found.story === null) return found.ask;
  const { story } = found;
  const reports = await reportsHere(story, context);
  return {
    summary: `Why: ${story.headline}`,
    tone: toneOf(story.kind),
    blocks: [
      { type: 'heading', level: 1, text: `Why: ${story.headline}` },
      { type: 'text', content: plain(companyReason(story, context)) },
      ...story.tellings.flatMap(tellingBlocks),
      ...relevanceBlocks(story),
      ...reportBlocks(reports),
      { type: 'context', content: plain(basisNote(story)) },
      {
        type: 'buttons',
        buttons: [
          { label: 'Card', action: `card ${story.id}` },
          ...(reports.some(isStanding)
            ? [{ label: 'Take the report back', action: `right ${story.id}` }]
            : []),
        ],
      },
    ],
  };
}

function companyReason({ companyId, companyName, tellings }: Story, { companies }: CommandContext) {
  const company = companies.companyById(companyId);
  const quotes = tellings.flatMap(({ title, signals }) => [
    title,
    ...signals.flatMap(({ evidence }) => evidence.map(({ quote }) => quote)),
  ]);
  if (company === null)
    return `${companyName} is in no list; it was found from how the text speaks of it.`;
  const names = [company.name, ...company.aliases].filter((name) =>
    quotes.some((quote) => quote.toLowerCase().includes(name.toLowerCase())),
  );
  const written =
    names.length === 0 ? '' : ` The quotes call it ${listOf(names.map((name) => `“${name}”`))}.`;
  const unlike =
    company.lookAlikes.length === 0 ? '' : ` It is not ${listOf(lookAlikesOf(company), 'or')}.`;
  return `${company.name} stands in the registry of companies as ${company.id}.${written}${unlike}`;
}

function tellingBlocks(telling: Telling): Block[] {
  return [
    { type: 'heading', level: 2, text: telling.title },
    {
      type: 'text',
      content: [
        ...sourceOf(telling),
        ...plain(`. Why it is in this story: ${telling.joinedBecause}.`),
      ],
    },
    ...telling.signals.flatMap(signalBlocks),
  ];
}

function signalBlocks(signal: Signal): Block[] {
  const figures = signal.facts.map((figure): RichText[] => [
    plain(figureName(figure)),
    plain(formatFigure(figure)),
    plain(`“${figure.evidence.quote}”`),
  ]);
  const told = new Set(signal.facts.map(({ evidence }) => evidence.quote));
  return [
    {
      type: 'text',
      content: [
        { type: 'text', text: signal.title, emphasis: 'bold' },
        {
          type: 'text',
          text: ` (${kindName(signal.kind)}; ${stageName(signal.stage, signal.kind)}; ${Math.round(signal.confidence * 100)}% sure)`,
        },
      ],
    },
    ...signal.evidence
      .filter(({ quote }) => !told.has(quote))
      .map(({ quote }): Block => ({ type: 'quote', text: quote })),
    ...(figures.length === 0
      ? []
      : [{ type: 'table', columns: ['Figure', 'Value', 'As written'], rows: figures } as const]),
  ];
}

function relevanceBlocks({
  kind,
  lead,
  stage,
  ai,
  attribution,
  tellings,
  relevance,
}: Story): Block[] {
  const publishers = new Set(
    tellings.map(({ publisher, url, documentId }) => publisher ?? url ?? documentId),
  ).size;
  const { jobs, percent } = lead;
  const scored = scoreRelevance({ kind, jobs, percent, stage, ai, attribution, publishers });
  return [
    { type: 'heading', level: 2, text: `Relevance ${relevance} of 5` },
    {
      type: 'list',
      ordered: false,
      items: [...scored.reasons, `told by ${countOf(publishers, 'publisher')}`].map(plain),
    },
  ];
}

/** What was said of the story where it is asked, not elsewhere: a note is for those who could read it. */
async function reportsHere(
  { id }: Story,
  { store, destination, person }: CommandContext,
): Promise<StoryReport[]> {
  const here = [destinationKey(destination), destinationKey(person)];
  const reports = await store.reportsOf(id);
  return reports.filter((report) => here.includes(destinationKey(report.destination)));
}

function reportBlocks(reports: readonly StoryReport[]): Block[] {
  if (reports.length === 0) return [];
  const items = reports.map(({ reason, note, at, takenBack }): RichText => [
    { type: 'date', at, precision: 'day' },
    ...plain(`: ${REASON_WORDS[reason]}${note === '' ? '' : ` (“${note}”)`}`),
    ...(takenBack === undefined
      ? []
      : [
          ...plain('; taken back on '),
          { type: 'date', at: takenBack.at, precision: 'day' } as const,
        ]),
  ]);
  return [
    { type: 'heading', level: 2, text: 'Reported here as wrong' },
    { type: 'list', ordered: false, items },
  ];
}

function basisNote({ lead }: Story): string {
  const projected = [lead.horizon, lead.drivingForce].some((one) => one?.basis === 'projected');
  return projected
    ? 'Outlook and driving force are marked where they are our projection and no quote stands behind them.'
    : 'Every quote is word for word from its source.';
}
