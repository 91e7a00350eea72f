import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';

const registry = seededRegistry();
const namesIn = (text: string): string[] =>
  findCompanies(text, registry).map(({ company }) => company.name);

describe('a company goes by one usual short name', () => {
  it.each([
    ['Alphabet', 'Google'],
    ['Facebook', 'Meta'],
    ['Meta Platforms', 'Meta'],
    ['X Corp', 'Twitter'],
    ['Big Blue', 'IBM'],
    ['Citi', 'Citigroup'],
    ['CBA', 'Commonwealth Bank'],
    ['Ikea', 'IKEA'],
    ['Ingka', 'IKEA'],
    ['Tata Consultancy Services', 'TCS'],
    ['PricewaterhouseCoopers', 'PwC'],
    ['PwC US', 'PwC'],
    ['BT Group', 'BT'],
    ['United Parcel Service', 'UPS'],
    ['VW', 'Volkswagen'],
    ['JPMorgan Chase', 'JPMorgan'],
    ['Mistral', 'Mistral AI'],
    ['Lloyds Banking Group', 'Lloyds'],
  ])('%s is %s', (written, name) => {
    expect(namesIn(`About 500 people at ${written} will go.`)).toEqual([name]);
  });
});

describe('whole words only, and no look-alikes', () => {
  it.each([
    ['Artificial intelligence is in fashion', 'intelligence is not Intel'],
    ['These jobs will disappear in San Francisco', 'disappear is not SAP, Francisco not Cisco'],
    ['Prices of metal fell', 'metal is not Meta'],
    ['The price target was raised to $40', 'a price target is not Target'],
    ['Apple Bank is in Manhattan', 'Apple Bank is not Apple'],
    ['The gap between rich and poor widens', 'an ordinary word in small letters'],
    ['We hope to reach travelers, which helps', 'ordinary words in small letters'],
    ['Gemini and Harvey are names of boats', 'ordinary names without a hint of a company'],
    ['It was on monday, they say', 'a day in small letters is not Monday.com'],
    ['Next, the committee votes', 'an ordinary word that starts a sentence'],
    ['Shell scripts are hard to read', 'a shell script is not Shell'],
    ['The Ford Foundation gave money', 'a foundation is not the carmaker'],
  ])('finds nothing in "%s": %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('tells BlockFi from Block', () => {
    expect(namesIn('BlockFi cuts 20 jobs')).toEqual(['BlockFi']);
  });
});

describe('names that are ordinary words', () => {
  it.each([
    ['Block lays off 900', ['Block'], 'a workforce verb follows'],
    ['Gap said on Monday that stores will close', ['Gap'], 'it speaks'],
    ['The payments company Block is shrinking', ['Block'], 'its trade stands before it'],
    ["Target's workforce shrinks", ['Target'], 'a possessive with a workforce noun'],
    ['He left Target last year', ['Target'], 'a capital in the middle of a sentence'],
    ['Visa Inc. is hiring', ['Visa'], 'a legal form follows'],
    ['At Twitch, 35% are out.', ['Twitch'], 'it begins the sentence after At'],
    ['Reach, which publishes the Mirror, is cutting.', ['Reach'], 'it runs something'],
    ['A quarter of those at Gemini must go.', ['Gemini'], 'people at it'],
    ['Harvey fetches $5 billion', ['Harvey'], 'it takes money'],
    ['A Target merchandiser guesses why.', ['Target'], 'a trade of its people follows'],
    ['Insurer Travelers is slimming.', ['Travelers'], 'its trade stands before it, capitalised'],
  ])('"%s" gives %j: %s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });
});

it.each([
  { text: "Klarna's staff", name: 'Klarna', why: 'a possessive' },
  { text: 'Klarnas staff', name: 'Klarna', why: 'a possessive without its apostrophe' },
  { text: 'the Klarna-owned shop', name: 'Klarna', why: 'a compound' },
  { text: 'JD.com cuts deep', name: 'JD.com', why: 'a stop within the name' },
  { text: 'Yahoo! is back', name: 'Yahoo', why: 'a sign at the end' },
  { text: 'and onsemi shrinks', name: 'onsemi', why: 'a name in small letters' },
  { text: 'rang back at monday.com', name: 'Monday.com', why: 'small letters and a stop' },
  { text: 'AT&T trims', name: 'AT&T', why: 'an ampersand' },
  { text: 'Macy’s hires', name: "Macy's", why: 'a curly apostrophe' },
  { text: 'KLARNA HALVES ITS STAFF', name: 'Klarna', why: 'a headline in capitals' },
])('finds $name in "$text": $why', ({ text, name }) => {
  const [mention] = findCompanies(text, registry);
  expect(mention?.company.name).toBe(name);
});

it('says where each name stands as it is written', () => {
  const text = 'Facebook owner Meta and AT&T';
  const written = findCompanies(text, registry).map(({ start, end }) => text.slice(start, end));
  expect(written).toEqual(['Facebook owner', 'Meta', 'AT&T']);
});

describe('organisations in no list', () => {
  const found = (text: string): string[] =>
    findCompanies(text, registry)
      .filter(({ via }) => via === 'introduced')
      .map(({ company }) => company.name);

  it.each([
    ['Kvistlund, a Stockholm-based lender, said it would slim.', ['Kvistlund'], 'an apposition'],
    ['The Swedish startup Kvistlund has grown.', ['Kvistlund'], 'its trade before it'],
    ['Torvex Widgets Inc. said profits fell.', ['Torvex Widgets'], 'a legal form'],
    ['Kvistlund lays off 40', ['Kvistlund'], 'a workforce verb'],
    ['Kvistlund will cut 40 posts', ['Kvistlund'], 'a workforce verb to come'],
    ['There were 40 jobs at Kvistlund.', ['Kvistlund'], 'jobs at it'],
    ['Then Kvistlund employees walked out.', ['Kvistlund'], 'people of it'],
    [
      'Cuts loom at Jackson County School District.',
      ['Jackson County School District'],
      'its shape',
    ],
    ['The University of Wexcombe is shrinking.', ['University of Wexcombe'], 'of after a head'],
    ['He told the Wexcombe NHS Trust so.', ['Wexcombe NHS Trust'], 'a two-word ending'],
    ['A rival from Lund, Kvistlund, has waited.', ['Kvistlund'], 'a trade before the comma'],
    [
      'Crews of Wexcombe Ferries are in Riga.',
      ['Wexcombe Ferries'],
      'a ferry operator by its name',
    ],
    ['Severance at Banque de Wexel is paid.', ['Banque de Wexel'], 'a small word inside the name'],
    ['A clerk at Kvistlund told us.', ['Kvistlund'], 'one of its people'],
    ['Insurer Kvistlund lets bots settle.', ['Kvistlund'], 'the trade is no part of the name'],
    [
      'Kvistlund folds its tent\nThe work of Kvistlund ends.',
      ['Kvistlund', 'Kvistlund'],
      'its, and told again',
    ],
    ['FerrAx, which sends couriers, is small.', ['FerrAx'], 'a capital inside, and a clause'],
    ['Brackwater & Lund had its books read.', ['Brackwater & Lund'], 'an ampersand, and its'],
  ])('"%s" gives %j: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['Companies cut jobs everywhere', 'an ordinary word that starts a sentence'],
    ['Trump cuts 400 jobs', 'a public figure'],
    ['Germany will cut 400 posts', 'a country'],
    ['Analyst Per Lundkvist said it was over', 'a person with a title'],
    ['The National Bank is quiet', 'a sort of body, not the name of one'],
    ['Labradors can shed a lot', 'no employer sheds hair'],
    ['On Monday staff left', 'a day'],
    ['Kamath takes the blame\nNithin Kamath said so to all.', 'a surname told again'],
    ['DeSoto, which is far, keeps quiet.', 'a surname with a capital inside'],
    ['Its FerrBot, which answers, says little.', 'a product of somebody'],
    ['She wrote for Food & Whine and its sister.', 'its belongs to what comes after'],
    ['The bank retrained 700 KXC staff.', 'a sort of staff, counted'],
    ['Ver Weil, the union, said so.', 'a union speaks for employees'],
    ['Jobs go\nIt was in Wexel that they met at Wexel.', 'a place is told again as well'],
  ])('finds nothing in "%s": %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('knows the name again later, its first word and its abbreviation', () => {
    const text = 'Kvistlund Marine Ventures (KMV) grew. KMV hires. Kvistlund is glad.';
    const names = findCompanies(text, registry).map(({ start, end }) => text.slice(start, end));
    expect(names).toEqual(['Kvistlund Marine Ventures', 'KMV', 'KMV', 'Kvistlund']);
  });

  it('goes by its short form where the text uses that', () => {
    const text = 'Kvistlund Credit Union tells members. Kvistlund is owned by them.';
    expect(found(text)).toEqual(['Kvistlund', 'Kvistlund']);
  });

  it('tells trade and country where the text does', () => {
    const [mention] = findCompanies('the Stockholm-based lender Kvistlund', registry);
    expect(mention?.company).toMatchObject({ id: 'kvistlund', trade: 'lender', country: 'SE' });
  });
});

it('takes a cashtag as a mention by ticker', () => {
  const [mention] = findCompanies('Watch $INTC this week', registry);
  expect(mention).toMatchObject({ via: 'ticker', start: 6, end: 11, company: { name: 'Intel' } });
});

it.each([
  ['Madison and Jackson are cities; Franklin is a name.', 'places and people'],
  ['Here Now Open Service Progress Vision', 'little-known firms called like ordinary words'],
  ['Community leaders met First Energy officials in Phoenix.', 'generic words in capitals'],
  ['I was told over Zoom, and wrote it down on Slack.', 'the medium, not the employer'],
])('finds nothing in "%s": %s', (text) => {
  expect(findCompanies(text, registry).map(({ company }) => company.name)).toEqual([]);
});

it('takes an ordinary word for a little-known firm only on hard evidence', () => {
  const name = (text: string): string | undefined => findCompanies(text, registry)[0]?.company.name;
  expect(name('Ridecell is a startup')).toBe('Ridecell');
  expect(name('People were Ahead of time')).toBeUndefined();
  expect(name('the fintech Albert has grown')).toBe('Albert');
});

describe('a business named after its group', () => {
  it.each([
    [
      'Workers at Kakao Mobility walked out. Kakao Mobility is an arm of Kakao.',
      ['Kakao Mobility', 'Kakao Mobility', 'Kakao'],
    ],
    [
      'Panasonic said that Panasonic Life would shut. At Panasonic Life nobody was told.',
      ['Panasonic Life', 'Panasonic Life', 'Panasonic Life'],
    ],
    [
      'Panasonic cuts 400. Panasonic said it told Panasonic Life.',
      ['Panasonic', 'Panasonic', 'Panasonic Life'],
    ],
    ['Vodafone Italy and Nokia Networks Solutions', ['Vodafone', 'Nokia']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

describe('firms that change hands', () => {
  it.each([
    ['Nokia is buying Fernpeak for $200 million', ['Nokia', 'Fernpeak']],
    ['Nokia announced the acquisition of Oakline Optics of Ohio', ['Nokia', 'Oakline Optics']],
    ['Nokia buys Fernpeak routers', ['Nokia']],
    ['The sale of Christmas trees began', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names);
  });
});

it('a name that is an ordinary word leads a title', () => {
  expect(namesIn('Meta: ten thousand more go')).toEqual(['Meta']);
  expect(namesIn('Meta, one of its largest clients, pays less')).toEqual(['Meta']);
  expect(namesIn('Target, the second of three, was missed')).toEqual([]);
});
