/** Home countries: ISO 3166-1 alpha-2 code, what people and firms from there are called, and the names it goes by. */
const TABLE: readonly (readonly [code: string, nationality: string, ...names: string[]])[] = [
  ['US', 'American', 'United States', 'USA', 'U.S.', 'America'],
  ['GB', 'British', 'United Kingdom', 'UK', 'U.K.', 'Britain', 'England', 'Scotland', 'Wales'],
  ['SE', 'Swedish', 'Sweden'],
  ['NO', 'Norwegian', 'Norway'],
  ['DK', 'Danish', 'Denmark'],
  ['FI', 'Finnish', 'Finland'],
  ['IS', 'Icelandic', 'Iceland'],
  ['DE', 'German', 'Germany'],
  ['FR', 'French', 'France'],
  ['NL', 'Dutch', 'Netherlands'],
  ['BE', 'Belgian', 'Belgium'],
  ['LU', 'Luxembourgish', 'Luxembourg'],
  ['CH', 'Swiss', 'Switzerland'],
  ['AT', 'Austrian', 'Austria'],
  ['IE', 'Irish', 'Ireland'],
  ['ES', 'Spanish', 'Spain'],
  ['PT', 'Portuguese', 'Portugal'],
  ['IT', 'Italian', 'Italy'],
  ['GR', 'Greek', 'Greece'],
  ['PL', 'Polish', 'Poland'],
  ['CZ', 'Czech', 'Czech Republic', 'Czechia'],
  ['SK', 'Slovak', 'Slovakia'],
  ['HU', 'Hungarian', 'Hungary'],
  ['RO', 'Romanian', 'Romania'],
  ['BG', 'Bulgarian', 'Bulgaria'],
  ['EE', 'Estonian', 'Estonia'],
  ['LV', 'Latvian', 'Latvia'],
  ['LT', 'Lithuanian', 'Lithuania'],
  ['UA', 'Ukrainian', 'Ukraine'],
  ['RU', 'Russian', 'Russia'],
  ['TR', 'Turkish', 'Turkey', 'Türkiye'],
  ['IL', 'Israeli', 'Israel'],
  ['AE', 'Emirati', 'United Arab Emirates', 'UAE'],
  ['SA', 'Saudi', 'Saudi Arabia'],
  ['QA', 'Qatari', 'Qatar'],
  ['BH', 'Bahraini', 'Bahrain'],
  ['EG', 'Egyptian', 'Egypt'],
  ['NG', 'Nigerian', 'Nigeria'],
  ['KE', 'Kenyan', 'Kenya'],
  ['GH', 'Ghanaian', 'Ghana'],
  ['SN', 'Senegalese', 'Senegal'],
  ['ET', 'Ethiopian', 'Ethiopia'],
  ['ZA', 'South African', 'South Africa'],
  ['IN', 'Indian', 'India'],
  ['PK', 'Pakistani', 'Pakistan'],
  ['BD', 'Bangladeshi', 'Bangladesh'],
  ['LK', 'Sri Lankan', 'Sri Lanka'],
  ['MM', 'Burmese', 'Myanmar'],
  ['CN', 'Chinese', 'China'],
  ['HK', 'Hong Kong', 'Hong Kong'],
  ['TW', 'Taiwanese', 'Taiwan'],
  ['JP', 'Japanese', 'Japan'],
  ['KR', 'South Korean', 'South Korea', 'Korea'],
  ['SG', 'Singaporean', 'Singapore'],
  ['MY', 'Malaysian', 'Malaysia'],
  ['ID', 'Indonesian', 'Indonesia'],
  ['TH', 'Thai', 'Thailand'],
  ['VN', 'Vietnamese', 'Vietnam'],
  ['PH', 'Filipino', 'Philippines'],
  ['AU', 'Australian', 'Australia'],
  ['NZ', 'New Zealand', 'New Zealand'],
  ['CA', 'Canadian', 'Canada'],
  ['MX', 'Mexican', 'Mexico'],
  ['BR', 'Brazilian', 'Brazil'],
  ['AR', 'Argentine', 'Argentina'],
  ['CL', 'Chilean', 'Chile'],
  ['CO', 'Colombian', 'Colombia'],
  ['PE', 'Peruvian', 'Peru'],
  ['UY', 'Uruguayan', 'Uruguay'],
  ['BM', 'Bermudian', 'Bermuda'],
  ['KY', 'Caymanian', 'Cayman Islands'],
  ['BS', 'Bahamian', 'Bahamas'],
  ['SC', 'Seychellois', 'Seychelles'],
];

/** Cities and regions that newspapers place a firm in ("Stockholm-based"), by country code. */
const CITIES: Readonly<Record<string, string>> = {
  US: 'New York|San Francisco|Los Angeles|Chicago|Boston|Seattle|Austin|Houston|Dallas|Atlanta|Denver|Detroit|Miami|Philadelphia|Phoenix|Portland|San Diego|San Jose|Palo Alto|Mountain View|Cupertino|Sunnyvale|Menlo Park|Santa Clara|Redmond|Bellevue|Armonk|Cincinnati|Cleveland|Columbus|Pittsburgh|Minneapolis|Milwaukee|Nashville|Memphis|Charlotte|Raleigh|Baltimore|Washington|Tampa|Orlando|Salt Lake City|Las Vegas|Sacramento|Oakland|Kansas City|St. Louis|Indianapolis|Louisville|New Orleans|Richmond|Brooklyn|Manhattan|Silicon Valley|California|Texas|Florida|Ohio|Michigan|Illinois|Pennsylvania|Georgia|Virginia|Oregon|Colorado|Arizona|Nevada|Utah|Massachusetts|Connecticut|New Jersey|Maryland|Minnesota|Wisconsin|Missouri|Tennessee|Kentucky|Indiana|Iowa|Kansas|Oklahoma|Louisiana|Alabama|Mississippi|Arkansas|Nebraska|Idaho|Montana|Wyoming|Delaware|Maine|Vermont|New Hampshire|Rhode Island|South Carolina|North Carolina|North Dakota|South Dakota|West Virginia|New Mexico|Hawaii|Alaska|Wall Street|Jackson|Madison|Lincoln|Franklin|Brooklyn|Queens|Bronx|Harlem|Hollywood|Beverly Hills',
  GB: 'London|Manchester|Birmingham|Leeds|Liverpool|Edinburgh|Glasgow|Cardiff|Bristol|Belfast|Cambridge|Oxford|Sheffield|Newcastle|Nottingham|Leicester|Southampton|Portsmouth|Derby|Coventry|Swansea|Aberdeen|Dundee|Reading|Brighton|Sunderland|Port Talbot|Scunthorpe|Northern Ireland|Yorkshire|Hatfield',
  SE: 'Stockholm|Gothenburg|Malmö|Malmo|Uppsala|Skellefteå|Lund|Västerås',
  NO: 'Oslo|Bergen|Stavanger',
  DK: 'Copenhagen|Aarhus',
  FI: 'Helsinki|Espoo|Tampere',
  DE: 'Berlin|Munich|Hamburg|Frankfurt|Cologne|Stuttgart|Düsseldorf|Dusseldorf|Leipzig|Dresden|Hanover|Nuremberg|Wolfsburg|Walldorf|Essen|Dortmund|Bremen|Bavaria|Saxony|Zwickau|Ingolstadt',
  FR: 'Paris|Lyon|Marseille|Toulouse|Nantes|Lille|Bordeaux|Grenoble',
  NL: 'Amsterdam|Rotterdam|Eindhoven|The Hague|Utrecht|Veldhoven|Delft',
  BE: 'Brussels|Antwerp|Ghent',
  CH: 'Zurich|Zürich|Geneva|Basel|Bern|Lausanne|Zug',
  AT: 'Vienna|Graz|Linz',
  IE: 'Dublin|Cork|Galway|Limerick',
  ES: 'Madrid|Barcelona|Valencia|Seville|Bilbao',
  PT: 'Lisbon|Porto',
  IT: 'Milan|Rome|Turin|Naples|Bologna',
  GR: 'Athens',
  PL: 'Warsaw|Krakow|Wroclaw|Gdansk',
  CZ: 'Prague|Brno',
  HU: 'Budapest',
  RO: 'Bucharest|Cluj',
  BG: 'Sofia',
  EE: 'Tallinn',
  LV: 'Riga',
  LT: 'Vilnius',
  UA: 'Kyiv|Kiev|Lviv',
  RU: 'Moscow|St Petersburg',
  TR: 'Istanbul|Ankara',
  IL: 'Tel Aviv|Jerusalem|Haifa',
  AE: 'Dubai|Abu Dhabi',
  SA: 'Riyadh|Jeddah',
  QA: 'Doha',
  EG: 'Cairo',
  NG: 'Lagos|Abuja|Ibadan',
  KE: 'Nairobi',
  GH: 'Accra',
  ZA: 'Johannesburg|Cape Town|Durban|Pretoria',
  IN: 'Mumbai|Delhi|New Delhi|Bengaluru|Bangalore|Hyderabad|Chennai|Pune|Kolkata|Gurgaon|Gurugram|Noida|Ahmedabad|Kerala|Karnataka|Tamil Nadu|Maharashtra',
  PK: 'Karachi|Lahore|Islamabad',
  CN: 'Beijing|Shanghai|Shenzhen|Hangzhou|Guangzhou|Chengdu|Wuhan',
  TW: 'Taipei|Hsinchu',
  JP: 'Tokyo|Osaka|Kyoto|Nagoya|Yokohama|Fukuoka',
  KR: 'Seoul|Busan|Incheon',
  MY: 'Kuala Lumpur|Penang',
  ID: 'Jakarta',
  TH: 'Bangkok',
  VN: 'Hanoi|Ho Chi Minh City',
  PH: 'Manila',
  AU: 'Sydney|Melbourne|Brisbane|Perth|Adelaide|Canberra|Queensland|Victoria|New South Wales|Tasmania',
  NZ: 'Auckland|Wellington|Christchurch',
  CA: 'Toronto|Montreal|Vancouver|Ottawa|Calgary|Waterloo|Edmonton|Quebec|Ontario|Alberta|British Columbia|Winnipeg',
  MX: 'Mexico City|Monterrey|Guadalajara',
  BR: 'São Paulo|Sao Paulo|Rio de Janeiro|Brasilia',
  AR: 'Buenos Aires',
  CL: 'Santiago',
  CO: 'Bogotá|Bogota|Medellin',
  PE: 'Lima',
};

/** Regions that are neither a country nor a city, so that they are not taken for firms. */
const REGIONS = [
  'Europe',
  'Asia',
  'Africa',
  'Latin America',
  'North America',
  'South America',
  'Middle East',
  'Scandinavia',
  'EMEA',
  'APAC',
  'European Union',
  'EU',
  'Nordic',
  'European',
  'Asian',
  'African',
];

/** Other words for a nationality than the one in the table. */
const OTHER_NATIONALITIES: Readonly<Record<string, string>> = {
  US: 'US|U.S.|Californian|Texan',
  GB: 'UK|U.K.|English|Scottish|Welsh',
  IN: "India's",
  KR: 'Korean',
  AR: 'Argentinian',
  SG: 'Singapore',
  SA: 'Saudi Arabian',
  NZ: 'Kiwi',
};

const nationalities = new Map(TABLE.map(([code, nationality]) => [code, nationality]));
const codesByPlace = new Map<string, string>();
const codesByNationality = new Map<string, string>();
for (const [code, nationality, ...names] of TABLE) {
  for (const name of names) codesByPlace.set(name.toLowerCase(), code);
  codesByNationality.set(nationality.toLowerCase(), code);
}
for (const [code, cities] of Object.entries(CITIES))
  for (const city of cities.split('|')) codesByPlace.set(city.toLowerCase(), code);
for (const [code, words] of Object.entries(OTHER_NATIONALITIES))
  for (const word of words.split('|')) codesByNationality.set(word.toLowerCase(), code);
const regions = new Set(REGIONS.map((region) => region.toLowerCase()));

/** What a firm from this country is called (`SE` gives `Swedish`), or null for an unknown code. */
export function nationalityOf(country: string | null): string | null {
  return country === null ? null : (nationalities.get(country) ?? null);
}

/** The country code of a country, region or city by any letter case (`Stockholm` gives `SE`), or null. */
export function countryOfPlace(place: string): string | null {
  return codesByPlace.get(place.toLowerCase()) ?? null;
}

/** The country code of a nationality (`Swedish` gives `SE`), or null. */
export function countryOfNationality(word: string): string | null {
  return codesByNationality.get(word.toLowerCase()) ?? null;
}

/** Whether the words are a country, region, city or nationality, and so no firm's name on their own. */
export function isPlaceOrNationality(words: string): boolean {
  const key = words.toLowerCase();
  return codesByPlace.has(key) || codesByNationality.has(key) || regions.has(key);
}
