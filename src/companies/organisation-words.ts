/** Last words of names that are organisations by their shape, with the trade they tell. */
export const ORGANISATION_ENDINGS: ReadonlyMap<string, string | null> = new Map(
  Object.entries({
    university: 'university',
    hospital: 'hospital',
    hospitals: 'hospital',
    hospice: 'hospice',
    clinic: 'clinic',
    infirmary: 'hospital',
    council: 'council',
    police: 'police force',
    polytechnic: 'university',
    ministry: 'government department',
    authority: 'public body',
    agency: 'public body',
    commission: 'public body',
    college: 'college',
    airport: 'airport',
    bank: 'bank',
    bancorp: 'bank',
    airlines: 'airline',
    airways: 'airline',
    insurance: 'insurer',
    mutual: 'insurer',
    assurance: 'insurer',
    ventures: 'investor',
    capital: 'investor',
    partners: null,
    holdings: null,
    industries: null,
    technologies: 'technology company',
    systems: null,
    software: 'software company',
    robotics: 'robot maker',
    labs: null,
    studios: 'studio',
    entertainment: 'entertainment company',
    media: 'media company',
    newspapers: 'newspaper publisher',
    broadcasting: 'broadcaster',
    publishing: 'publisher',
    foods: 'food company',
    brewing: 'brewer',
    brewery: 'brewer',
    motors: 'carmaker',
    automotive: 'car parts maker',
    pharmaceuticals: 'drugmaker',
    pharma: 'drugmaker',
    therapeutics: 'drugmaker',
    biosciences: 'drugmaker',
    biotech: 'biotech company',
    logistics: 'logistics company',
    shipping: 'shipping company',
    freight: 'logistics company',
    telecom: 'telecoms group',
    electric: null,
    electronics: 'electronics maker',
    steel: 'steelmaker',
    mining: 'miner',
    petroleum: 'oil company',
    stores: 'retailer',
    supermarkets: 'grocer',
    hotels: 'hotel chain',
    consulting: 'consultancy',
    laboratories: null,
    enterprises: null,
    manufacturing: 'manufacturer',
    billing: 'billing company',
    schools: 'school district',
    federation: null,
    union: null,
    ferries: 'ferry operator',
    glas: 'glassmaker',
    forsikring: 'insurer',
    radio: 'broadcaster',
    seguros: 'insurer',
  }),
);

/** Two-word endings. */
export const ORGANISATION_PAIR_ENDINGS: ReadonlyMap<string, string | null> = new Map(
  Object.entries({
    'school district': 'school district',
    'public schools': 'school district',
    'nhs trust': 'health service',
    'foundation trust': 'health service',
    'health board': 'health service',
    'health system': 'health system',
    'health service': 'health service',
    'health care': 'health system',
    'medical center': 'hospital',
    'medical centre': 'hospital',
    'city council': 'council',
    'county council': 'council',
    'borough council': 'council',
    'district council': 'council',
    'fire department': 'fire service',
    'police department': 'police force',
    'police service': 'police force',
    'state university': 'university',
    'community college': 'college',
    'post office': 'postal group',
    'port services': 'port operator',
    'credit union': 'lender',
    'investment management': 'asset manager',
    'mutual life': 'insurer',
    'court administration': 'public body',
    'tax administration': 'tax authority',
  }),
);

/** First words of names with "of": University of X, Ministry of X, City of X, Banque de X. */
export const ORGANISATION_HEADS: ReadonlyMap<string, string | null> = new Map(
  Object.entries({
    university: 'university',
    ministry: 'government department',
    department: 'government department',
    office: 'government office',
    bureau: 'government office',
    city: 'city government',
    county: 'county government',
    bank: 'bank',
    institute: 'research institute',
    hospital: 'hospital',
    banque: 'bank',
    banco: 'bank',
    banca: 'bank',
    seguros: 'insurer',
    caisse: 'lender',
    caja: 'lender',
    grupo: null,
    groupe: null,
  }),
);

/** Endings that are trade unions, parties or the like: named organisations, but hardly ever the employer. */
export const NOT_AN_EMPLOYER_ENDINGS: ReadonlySet<string> = new Set(['union', 'federation']);

/** Words that stand capitalised at the start of a sentence or in a name of time, never a company alone. */
export const NEVER_A_NAME: ReadonlySet<string> = new Set(
  'the a an this that these those it its he she they we i you his her their our my your in on at by for from of to with without within after before during since until over under about as and or but nor so yet if when while where why how what who whom whose which then than there here now once also both either neither each every some any many most more less few all no not none one two three four five six seven eight nine ten hundreds thousands dozens half monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter fall today tomorrow yesterday mr mrs ms dr sir ai it hr us uk eu ceo cfo cto coo ipo gdp covid internet web chatgpt iphone english christmas easter thanksgiving congress parliament senate government administration republican republicans democrat democrats labour labor tory white house wall street opec nato g7 g20 brexit'.split(
    ' ',
  ),
);

/** People nouns before "at NAME": jobs at Northmill, workers at Northmill. */
export const PEOPLE_AT: ReadonlySet<string> = new Set(
  'jobs job staff workers employees layoffs redundancies posts roles positions people strike boss engineers drivers nurses journalists colleagues cuts headcount nobody everyone those dispatcher driver nurse engineer developer clerk cashier merchandiser translator'.split(
    ' ',
  ),
);

/** Verbs right after a name that only an employer does in a story about work. */
export const EMPLOYER_VERBS: ReadonlySet<string> = new Set(
  'lays laid cuts sheds shed axes axed slashes slashed hires hired fires fired dismisses dismissed rehires rehired raises raised nets netted secures secured acquires acquired buys bought employs employed shutters shuttered furloughs furloughed trims trimmed eliminates eliminated recruits recruited closes scraps scrapped swaps'.split(
    ' ',
  ),
);

/** Infinitives and participles that make an employer of the name before "will", "to", "plans to" or "is". */
export const EMPLOYER_ACTIONS: ReadonlySet<string> = new Set(
  'cut cutting lay laying shed shedding axe axing slash slashing hire hiring fire firing dismiss dismissing close closing shut shutting eliminate eliminating trim trimming recruit recruiting acquire buy merge furlough rehire rehiring freeze freezing scrap replace replacing restructure'.split(
    ' ',
  ),
);

/** Nouns right after a name or its possessive that make an employer of it. */
export const EMPLOYER_NOUNS: ReadonlySet<string> = new Set(
  'employees workers staff staffers workforce headcount payroll layoffs redundancies'.split(' '),
);

/** Endings that with ordinary words before them are a sort of body rather than a name: National Bank, Federal Council. */
export const PUBLIC_BODIES: ReadonlySet<string> = new Set(
  'agency commission council bank hospital hospitals clinic police university authority airport schools ministry insurance district trust board system service care center centre department office college media'.split(
    ' ',
  ),
);

/** Words before a name that make it a product's or a bot's: "a bot called Billie", "its TurboTax". */
export const NAMING_WORDS: ReadonlySet<string> = new Set(
  'called named dubbed its their using'.split(' '),
);

/** Words after a name that make it the brand of somebody else: "TurboTax owner Intuit". */
export const OWNERSHIP_WORDS: ReadonlySet<string> = new Set(
  'owner maker parent creator users'.split(' '),
);

/** Words after a name that make it a product's. */
export const PRODUCT_NOUNS: ReadonlySet<string> = new Set(
  'app bot chatbot assistant model models tool tools agent agents software'.split(' '),
);
