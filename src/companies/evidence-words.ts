const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Legal forms after a name that no ordinary word is followed by. */
export const LEGAL_FORMS = setOf(
  'inc incorporated corp corporation ltd limited plc llc llp lp ag se gmbh kgaa ab asa oyj spa nv bv sa pty pte bhd tbk',
);
/** Looser endings of a company's full name. */
export const GROUP_FORMS = setOf(
  'co company group holdings holding technologies technology systems software platforms',
);

/** What companies do, right after the name: speaking, cutting, hiring, buying, reporting. */
export const COMPANY_VERBS = setOf(
  'said says announced announces plans planned cuts lays laid fires fired hires hired slashes slashed sheds shed axes axed trims trimmed eliminates eliminated dismisses dismissed reported reports posted posts closes closed acquires acquired buys bought sells sold raises raised launches launched confirms confirmed denies denied told declined expects employs employed intends reveals revealed unveils unveiled freezes froze pauses paused halts halted stops stopped replaces replaced swaps offers offered shutters shuttered restructures rehires rehired files filed owns joins follows adds added shrinks shrank blames blamed warns warned rolls rolled invests invested takes took puts uses used gets makes gives gave tells loses lost wants moves turns trains teaches brings drops dropped parts lets adopts spends asks faces sees halves halved hands handed looks pulls keeps seeks bets eyes beats wins pays picks weighs leaves quits lists prices unplugs doubles',
);
/** Words between a name and a workforce verb: "Target will cut", "Block to lay off", "Gap is closing". */
export const HELPING_VERBS = setOf(
  'will would to is was has had may might could can also now plans and has have are were recently today',
);
/** Verbs that are about a workforce or a business after a helping verb. */
export const WORKFORCE_VERBS = setOf(
  'cut cuts cutting lay laying laid fire firing fired hire hiring hired slash slashing slashed shed shedding axe axing axed ax trim trimming eliminate eliminating eliminated dismiss dismissing close closing closed shut shutting reduce reducing reduced freeze freezing frozen pause pausing paused halt halting replace replacing replaced restructure restructuring restructured offer offering announce announced announcing announces say said buy buying acquire acquired acquiring sell selling sold raise raising raised launch launching invest investing invested report reported reporting rehire rehiring add adding added recruit recruiting employ employs employed confirm confirmed let letting part parting drop dropping dropped expect expects expected lose losing planning planned weigh weighing consider considering considered begin begun began started starting deny denied merge merging spin list go',
);
/** Nouns that follow a company's name or its possessive: "Target employees", "Block's workforce". */
export const COMPANY_NOUNS = setOf(
  'employees employee workers worker staff staffers workforce headcount payroll layoffs layoff redundancies jobs job cuts stores store shares share stock investors shareholders executives executive ceo cfo cto coo chief boss founder cofounder co chairman spokesperson spokesman spokeswoman management revenue profit profits earnings results sales customers drivers engineers unit subsidiary owner parent shop shops branches hiring strike union factory plant plants warehouse warehouses offices office headquarters board valuation ipo app platform software merchandiser merchandisers barista baristas driver engineer manager managers dispatcher dispatchers',
);

/** Names of a company's units and products right after its own: Meta Superintelligence Labs, Apple Music. */
export const UNIT_WORDS = setOf(
  'labs lab ai cloud research superintelligence studios security pay music tv store health',
);

/** Prepositions before a company's name in running text: "jobs at Target", "a spokesman for Gap". */
export const COMPANY_PREPOSITIONS = setOf(
  'at for by from of with like including against behind joined joining left buys bought acquire acquires acquired sue sued than and or as while versus after',
);

/** Words after a name that make the whole another thing: Ford Foundation, Boeing Field, Barclays Center. */
export const OTHER_THING_AFTER = setOf(
  'foundation trust field stadium arena center centre cup prize award awards museum street avenue road park island county valley river tower bridge hall theatre theater bowl trophy championship championships open',
);

/** After "X, which": what a business does with its trade. */
export const BUSINESS_VERBS = setOf(
  'publishes runs makes sells owns operates employs builds develops',
);

/** Before a sum of money: what only a firm does with it in a headline. */
export const FUNDING_VERBS = setOf('fetches raises raised nets netted lands bags secures secured');
