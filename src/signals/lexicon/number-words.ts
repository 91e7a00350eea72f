/** Spelled-out numbers. Tens and units combine ("forty-five"), scales multiply ("two hundred and ten thousand"). */
export const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fourty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
  }),
);

/** Words that multiply the number before them. Lakh and crore are Indian; a dozen and a score count as numbers too. */
export const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    dozen: 12,
    score: 20,
    hundred: 100,
    k: 1e3,
    thousand: 1e3,
    lakh: 1e5,
    lac: 1e5,
    lakhs: 1e5,
    m: 1e6,
    mn: 1e6,
    mln: 1e6,
    mio: 1e6,
    million: 1e6,
    crore: 1e7,
    crores: 1e7,
    cr: 1e7,
    b: 1e9,
    bn: 1e9,
    bln: 1e9,
    billion: 1e9,
    t: 1e12,
    tn: 1e12,
    trn: 1e12,
    trillion: 1e12,
  }),
);

/** Scales that are written straight after the digits: 12k, 1.5m, 2bn. Standing apart they are ordinary letters. */
export const GLUED_SCALES: ReadonlySet<string> = new Set(['k', 'm', 'b', 't', 'cr']);

/** Fractions, in percent as the labelling guide rounds them ("a third" is 33, "two-thirds" 67). */
export const FRACTIONS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 50,
    halves: 50,
    third: 100 / 3,
    thirds: 100 / 3,
    quarter: 25,
    quarters: 25,
    fourth: 25,
    fourths: 25,
    fifth: 20,
    fifths: 20,
    sixth: 100 / 6,
    sixths: 100 / 6,
    seventh: 100 / 7,
    sevenths: 100 / 7,
    eighth: 12.5,
    eighths: 12.5,
    ninth: 100 / 9,
    tenth: 10,
    tenths: 10,
  }),
);

/** Marks and codes of money, to ISO 4217. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $: 'USD',
    us$: 'USD',
    a$: 'AUD',
    c$: 'CAD',
    nz$: 'NZD',
    s$: 'SGD',
    hk$: 'HKD',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'JPY',
    '₹': 'INR',
    '₩': 'KRW',
    rs: 'INR',
    inr: 'INR',
    usd: 'USD',
    eur: 'EUR',
    gbp: 'GBP',
    sek: 'SEK',
    nok: 'NOK',
    dkk: 'DKK',
    chf: 'CHF',
    aud: 'AUD',
    cad: 'CAD',
    jpy: 'JPY',
    cny: 'CNY',
    rmb: 'CNY',
    krw: 'KRW',
  }),
);

export const CURRENCY_NOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dollar: 'USD',
    dollars: 'USD',
    euro: 'EUR',
    euros: 'EUR',
    pound: 'GBP',
    pounds: 'GBP',
    rupee: 'INR',
    rupees: 'INR',
    yuan: 'CNY',
    renminbi: 'CNY',
    yen: 'JPY',
    won: 'KRW',
    kronor: 'SEK',
    krona: 'SEK',
    kroner: 'DKK',
    francs: 'CHF',
  }),
);

/** Nouns that make a number a length of time. */
export const TIME_UNITS: ReadonlySet<string> = new Set(
  'second seconds minute minutes hour hours day days week weeks month months quarter quarters year years decade decades'.split(
    ' ',
  ),
);

/** Nouns that make a number something else than a count of people. */
export const MEASURES: ReadonlySet<string> = new Set(
  'mile miles km kilometre kilometres kilometers metre metres meters feet foot tonnes tons barrels megawatts mw gw gigawatts gwh mwh points point basis hp kg litres gallons inches acres am pm gb tb'.split(
    ' ',
  ),
);

/** Words before a number that say how exact it is, longest first where one begins another. */
export const QUALIFIER_PHRASES: readonly (readonly [
  phrase: string,
  qualifier: 'about' | 'up_to' | 'at_least' | 'nearly' | 'more_than',
])[] = [
  ['up to', 'up_to'],
  ['as many as', 'up_to'],
  ['as much as', 'up_to'],
  ['no more than', 'up_to'],
  ['at most', 'up_to'],
  ['a maximum of', 'up_to'],
  ['at least', 'at_least'],
  ['no fewer than', 'at_least'],
  ['no less than', 'at_least'],
  ['a minimum of', 'at_least'],
  ['more than', 'more_than'],
  ['upwards of', 'more_than'],
  ['upward of', 'more_than'],
  ['in excess of', 'more_than'],
  ['over', 'more_than'],
  ['above', 'more_than'],
  ['beyond', 'more_than'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['close to', 'nearly'],
  ['just under', 'nearly'],
  ['fewer than', 'nearly'],
  ['less than', 'nearly'],
  ['under', 'nearly'],
  ['not quite', 'nearly'],
  ['about', 'about'],
  ['around', 'about'],
  ['roughly', 'about'],
  ['approximately', 'about'],
  ['approx', 'about'],
  ['some', 'about'],
  ['circa', 'about'],
  ['an estimated', 'about'],
  ['estimated', 'about'],
  ['or so', 'about'],
  ['in the region of', 'about'],
  ['somewhere around', 'about'],
  ['~', 'about'],
  ['c', 'about'],
];
