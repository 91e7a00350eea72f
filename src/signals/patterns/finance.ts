import type { Rule } from './rule.ts';

/** Listings, mergers, funding and results. */
export const FINANCE_RULES: readonly Rule[] = [
  {
    kind: 'ipo',
    weight: 4,
    patterns: [
      'ipo+',
      '(go~|going|went|taken|take~|taking) public',
      '(file~|filing|filed|apply~|plan~|price~|delay~|postpone~|shelve~|prepare~|launch~) ..6 (ipo+|listing|flotation|float)',
      '(list~|listing|float~|debut~) ..3 on --5 (exchange|nasdaq|nyse|aim|lse|bourse|nse|bse)',
      '(stock|share+|shares) (debut|flotation|listing)',
      'price~ --4 shares ..3 at',
      '(pricing|priced) --3 shares',
      'direct listing',
      '(trading|trade~) ..6 (exchange|nasdaq|nyse)',
    ],
  },
  {
    kind: 'merger',
    weight: 4,
    patterns: [
      '(acquire~|buy~|purchase~|snap~ up|take~ over|swallow~) !(%|now|-) --6 @',
      '(acquire~|buy~|purchase~|snap~ up|take~ over) !(%|now|-) --6 (<business>)',
      '(acquisition|takeover|purchase|buyout) of --4 (@|<business>)',
      '@ (acquisition|takeover|purchase|merger|buyout)',
      '(merge~|merging|merger|combine~|combining|tie-up|combination) (with|of|between) --5 @',
      '(sell~|divest~|offload~|hive~ off|carve~ out|spin~ off|spin~ out|demerge~|dispose~ of|spun off) --6 (<business>|@)',
      '(disposal|divestment|divestiture|carve-out|demerger) of --5 (@|<business>)',
      'complete~ --3 (spin-off|spinoff|acquisition|merger|takeover|purchase|split|demerger)',
      '(merger|takeover|acquisition|spin-off|spinoff|demerger) (deal|talks|bid|agreement|offer)',
      'agree~ to (buy|acquire|merge|sell|purchase)',
      '(split|separation) from --3 (@|<business>)',
    ],
  },
  {
    kind: 'funding',
    weight: 4,
    patterns: [
      '(raise~|bag~|nets|netted|attract~|nab~|rake~ in|secure~|close~ on) --3 $ !(<ai>|purchase|acquisition|deal|sale)',
      '(funding|financing|investment) round+',
      '(series|seed) (a|b|c|d|e|f|g|h|round|funding)',
      '$ --2 (funding|financing|round|series|seed|raise|fundraise|fundraising|loan)',
      '(raise~|round|investors|funding) ..8 valuation',
    ],
    needs: ['money'],
  },
  {
    kind: 'results',
    weight: 4,
    why: 'the outcome of a period in words, without a figure',
    patterns: [
      '<resultNoun> (in|for) the ..1 (first|second|third|fourth|last|latest|final)? (quarter|year|half|months) ..1 (was|were|came|stayed|remained|rose|fell|grew) ..1 (flat|unchanged|up|down|higher|lower|record)?',
      'record --2 (profit|revenue|sales|earnings)',
      '(earns|earned|earn) more than ever',
      'never ..8 earned so much',
    ],
  },
  {
    kind: 'results',
    weight: 4,
    patterns: [
      '<reportVerb> --6 (loss+|profit+|revenue+|earnings|sales|income|turnover|losses)',
      '(<resultNoun>) ..6 (<up>|<down>) ..4 (%|$|#)?',
      '(<resultNoun>) ..3 (of|was|were|came|totalled|totaled|reached|hit|stood|at) ..3 $',
      '(<up>|<down>) --3 (<resultNoun>)',
      '(net|operating|pre-tax|pretax|quarterly|annual|full-year|half-year|gross) (loss+|profit+|income|revenue|earnings|sales)',
      'lose~ $ ..3 (in|over|during|between|for) ..4 <period>',
      'loss of $',
      '$ (<resultNoun>)',
      'record (<resultNoun>)',
    ],
    needs: ['figure'],
  },
];
