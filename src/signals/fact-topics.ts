import type { FigureRole, Kind } from './signal.ts';
import { wordTest } from './text/word-test.ts';
import type { WordTest } from './text/word-test.ts';

/** What a figure other than one of staff may be about, told by a word near it, and the kinds that it then speaks of. */
export type FactTopic = {
  readonly name: string;
  readonly words: WordTest;
  readonly roles: readonly FigureRole[];
  /** In order of preference; empty: a figure of that sort belongs to no signal. */
  readonly kinds: readonly Kind[];
  /** It may stand in a sentence that has no other words of the kind, close to sentences that do. */
  readonly wanders: boolean;
  readonly why: string;
};

export const FACT_TOPICS: readonly FactTopic[] = [
  {
    name: 'stock',
    words: wordTest('share+ stock stocks shares market-value apiece'),
    roles: ['money', 'share'],
    kinds: ['ipo'],
    wanders: false,
    why: '"shares fell 4%" says nothing of the company itself, "sold at $34 a share" of its listing',
  },
  {
    name: 'pay',
    words: wordTest('salary salaries wage+ bonus bonuses severance tax rate+ inflation fine fined'),
    roles: ['money', 'share'],
    kinds: ['labor_action'],
    wanders: false,
    why: '"asks for 7% more pay" is what a strike is about',
  },
  {
    name: 'listing',
    words: wordTest('ipo+ listing flotation float valuation valued valuing offering'),
    roles: ['money'],
    kinds: ['ipo', 'funding', 'ai_investment'],
    wanders: false,
    why: '"at a valuation of $15 billion"',
  },
  {
    name: 'round',
    words: wordTest('raise~ round funding financing series investor+ loan'),
    roles: ['money'],
    kinds: ['funding', 'ai_investment', 'ipo'],
    wanders: false,
    why: '"raised $800 million"',
  },
  {
    name: 'deal',
    words: wordTest(
      'acquire~ acquisition buy~ bought takeover purchase merger deal sell~ sold sale',
    ),
    roles: ['money', 'share'],
    kinds: ['merger', 'ai_investment'],
    wanders: false,
    why: '"bought it for $1.9 billion"',
  },
  {
    name: 'outlay',
    words: wordTest(
      'invest~ investment+ capex spend~ spent pour~ commit~ data-centre+ data-center+ <dataCentre> infrastructure capital',
    ),
    roles: ['money', 'share'],
    kinds: ['ai_investment', 'ai_savings'],
    wanders: false,
    why: '"will put $15 billion into data centres"; "spent 11% less on marketing" is a saving',
  },
  {
    name: 'outcome',
    words: wordTest(
      'revenue+ turnover profit+ loss losses earnings income sales ebitda margin+ takings bookings',
    ),
    roles: ['money', 'share'],
    kinds: ['results', 'ai_savings'],
    wanders: false,
    why: '"revenue rose 27% to SEK 13.3 billion"; "revenue per employee" is a gain',
  },
  {
    name: 'cost',
    words: wordTest(
      `cost+ spend spending expenditure+ expense+ saving+ save~ budget+ bill+ pays pay efficiency efficiencies productivity
      productive supplier+ output faster quicker errors error mistakes`,
    ),
    roles: ['money', 'share', 'duration'],
    kinds: ['ai_savings', 'restructuring', 'layoff', 'attrition'],
    wanders: true,
    why: '"reduced image production costs by $6 million"',
  },
  {
    name: 'time',
    words: wordTest(
      `cycle+ time times turnaround wait waiting duration instead faster quicker takes took hours minutes days weeks shorten~
      reduce~ cut~ speed~ down save~ saving from`,
    ),
    roles: ['duration'],
    kinds: ['ai_savings', 'ai_replacement', 'ai_adoption'],
    wanders: true,
    why: '"from 6 weeks to just 7 days"',
  },
  {
    name: 'work',
    words: wordTest(
      `<humanWork> <workNoun> chats conversations enquiries inquiries queries code images documents claims emails tickets contacts`,
    ),
    roles: ['share', 'count'],
    kinds: ['ai_replacement', 'ai_adoption', 'ai_savings', 'ai_reversal'],
    wanders: false,
    why: '"AI settles 66% of the chats", "2.3 million conversations"',
  },
  {
    name: 'site',
    words: wordTest('<strongSite>'),
    roles: ['count', 'share'],
    kinds: ['closure', 'restructuring', 'layoff'],
    wanders: false,
    why: '"will close 120 shops"',
  },
];
