import type { ReadText } from './text/unit.ts';
import { compileMatcher } from './text/matcher.ts';
import { parsePattern } from './text/pattern.ts';

/** Kinds of text that speak of layoffs and AI without reporting any, with the words that give them away. */
type Genre = {
  readonly genre: string;
  /** How much one match says; a text at or above `UNFIT_FROM` reports no signal. */
  readonly weight: number;
  /** Only words of the title count. */
  readonly title?: boolean;
  readonly patterns: readonly string[];
};

export const UNFIT_FROM = 2;

const GENRES: readonly Genre[] = [
  {
    genre: 'job advert',
    weight: 2,
    patterns: [
      'apply now',
      'join our team',
      'your application',
      'your job :',
      'you will (lead|know|support|design|build|work|be)',
      'you (design|bring|write|should bring)',
      "we're hiring",
      'we are (hiring|looking)',
      'is looking for an? (adviser|engineer|manager|analyst|developer)',
      '(salary|compensation) (£|$|#|range)',
      'full-time position',
      'is hiring an? ..6 (who|to)',
      'month+ ftc',
      'send your cv',
    ],
  },
  {
    genre: 'how-to',
    weight: 2,
    title: true,
    patterns: [
      'how to (let|cut|lay|survive|deal|handle|read|write|use|get|make|prepare|tell|spot|avoid|keep|find|negotiate)',
      '# (ways|tips|steps|things|reasons|skills|signs|tools|ai|assistants|deals)',
      'what (is|a|are) ..6 (is|means|mean|and why)',
      '(deals|discounts) that',
      'recipe',
      'basics :',
    ],
  },
  {
    genre: 'thought experiment',
    weight: 2,
    patterns: [
      'thought experiment',
      'imagine',
      'suppose (you|that|a|we|your)',
      'say you (buy|run|own|have)',
      'were a firm to',
    ],
  },
  {
    genre: 'opinion',
    weight: 2,
    title: true,
    patterns: [
      'opinion :',
      'what if',
      'comment :',
      'editorial :',
      'letter+ :',
      'review :',
      'quiz :',
    ],
  },
  {
    genre: 'survey or statistics',
    weight: 0.9,
    patterns: [
      '(survey|poll) of',
      'survey (found|finds|shows|covered|says)',
      '% of (companies|firms|employers|businesses|customers|consumers|executives|adults|respondents|those)',
      'respondents',
      'jobless (claims|aid)',
      'unemployment (benefits|rate)',
      'labor department reported',
      '(when|after) it (asked|surveyed) #',
      'global (survey|study)',
    ],
  },
  {
    genre: 'survey or forecast in the title',
    weight: 2,
    title: true,
    patterns: [
      '(%|half|most|many) of? (the|all)? (firms|companies|bosses|employers|executives|businesses|ceos|adults|consumers|chiefs)',
      '(analysts|economists|think tank|broker|forecasters|researchers) (warn~|reckon~|muse~|predict~|estimate~|fear~|forecast~|say~)',
      '(analysts|economists|survey|poll|study) :',
      ', @ (finds|found|reckons|predicts|estimates|forecasts)',
    ],
  },
  {
    genre: 'sport',
    weight: 1,
    patterns: [
      '(inning|innings|pitcher|quarterback|striker|midfielder|goalkeeper|jockey|batter|batsman|bowler|touchdown|playoffs|rookie|astros|yankees|squad|league|coach|semi-final|race|racing)',
    ],
  },
  {
    genre: 'outsider sum',
    weight: 2,
    patterns: [
      "outsider 's sum",
      'nobody at the company',
      'might find $',
      'have worked out',
      'our own guess',
    ],
  },
  {
    genre: 'history feature',
    weight: 2,
    patterns: [
      '(years|decades) (since|on) (the)?',
      'years on :',
      '(anniversary) of',
      'two decades on',
    ],
    title: true,
  },
  {
    genre: 'opening hours',
    weight: 2,
    patterns: ["(christmas|boxing|easter|new year's) (day|eve)", 'bank holiday'],
  },
  {
    genre: 'shopping',
    weight: 1,
    patterns: [
      '(off|discount|bargain|price+) ..3 (dyson|sony|lego|echo|tv|oled)',
      '(half|third|%) off',
      'black friday',
      'cost+ extra',
      'knocks ..3 off',
    ],
  },
  {
    genre: 'screen',
    weight: 2,
    patterns: [
      'season # (finale|premiere)',
      '(film|movie|series|finale|episode) (review|recap|took|stars)',
      'blu-ray',
      'final cut',
    ],
  },
];

const patterns = GENRES.flatMap((genre) =>
  genre.patterns.map((source) => parsePattern(source, genre)),
);
let matcher: ReturnType<typeof compileMatcher<Genre>> | null = null;

/** Why a text is no report of anything, or null where it may be one. */
export function unfitGenre(read: ReadText): string | null {
  matcher ??= compileMatcher(patterns);
  const scores = new Map<string, number>();
  for (const span of read.sentences) {
    matcher(read.units, span.first, span.end, (genre) => {
      if (genre.title === true && !span.title) return;
      scores.set(genre.genre, (scores.get(genre.genre) ?? 0) + genre.weight);
    });
  }
  for (const [genre, score] of scores) if (score >= UNFIT_FROM) return genre;
  return null;
}
