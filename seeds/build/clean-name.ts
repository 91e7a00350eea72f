/** Words at the end of a registered name that say what sort of legal body it is, not what it is called. */
const LEGAL_ENDINGS = new Set(
  (
    'inc incorporated corp corporation co company companies cos ltd limited llc llp lp plc sa nv ag se asa ab abp oyj oy as ' +
    'spa kgaa gmbh bv sab cv srl pty pte tbk bhd adr ads adrs group holdings holding hldgs de new the trust public cl class na aktiengesellschaft ltda sapi'
  ).split(' '),
);
/** Endings that are dropped only after at least one other word is left, and never from two-letter names. */
const KEEP_WHEN_ALONE = new Set(['trust', 'public', 'group', 'company', 'companies']);

/** Securities and shells that are no employer: funds, exchange-traded products, blank-cheque companies. */
const NOT_AN_EMPLOYER =
  /\b(etf|etn|funds?|acquisition|spdr|ishares|proshares|grayscale|invesco qqq|warrants?|preferred|depositary|series \d|capital trust|income trust|royalty trust|municipal|bitcoin trust|ethereum|merger corp|blank check|spac|commodity|bullion|futures|index|yield|opportunit(y|ies)|term trust|high income)\b/i;

const KEEP_UPPER = new Set(
  'USA US UK EU IBM AMD HP ITT AGCO AES CSX KLA CME CDW CBRE NRG PPL DTE PNC MSCI UMB SBA TJX PVH CF EQT EOG NVR WEC HCA ABM TTM MKS ACI ADT AMC AMN BGC BWX CNO CNX CRA CSG CSW CVR DXC DXP ESAB FMC FNB GATX HNI HSBC ICF ICU IDT III II IV VI JBG KBR LCI LPL LXP MGM MSA MSC NCR NMI OGE PBF PTC QCR RLI RPM SLM SM SPX SSR STAG TEGNA TFI TPG TTEC UDR UFP UGI UMH UNUM VSE WSFS XPO ZIM 3D AAR ADTRAN AXT BRT CACI CBIZ CNB CTS DMC EPR ESCO EVI FRP GMS HCI IMAX IPG JPMORGAN KVH LSB LSI MDU MGE MGIC MVB NACCO NBT NVE OFG OSI PCB PRA PROG RCM RGC SAP SJW STERIS TAL TPI TWFG UWM VOXX WD WNS'.split(
    ' ',
  ),
);

/** Whether the registered name belongs to something that employs people. */
export function isEmployer(registered: string): boolean {
  return !NOT_AN_EMPLOYER.test(registered);
}

/** Every name between the registered one and the short one, by which a company may already be known. */
export function longerNames(registered: string): string[] {
  const words = registered.split(/\s+/);
  return words
    .map((_, at) =>
      words
        .slice(0, words.length - at)
        .join(' ')
        .replace(/[,.]+$/, ''),
    )
    .filter((name) => name.length >= shortName(registered).length);
}

/** The registered name without state marks (`/DE/`), share classes and legal endings, in ordinary letter case. */
export function shortName(registered: string, tickers: readonly string[] = []): string {
  const bare = registered
    .replace(/\s+/g, ' ')
    .replace(/\s*[\\/]\s*[A-Z. ]{2,6}[\\/]?\s*$/i, '')
    .replace(/[\\/](ADR|ADS|NEW|DE|MN|ON)?[\\/]?\s*$/i, '')
    .replace(/\(.*?\)/g, ' ')
    .replace(/^the /i, '')
    .trim();
  const words = bare.split(' ').filter((word) => word !== '');
  for (let count = droppable(words); count > 0; count = droppable(words)) words.splice(-count);
  const name = words
    .join(' ')
    .replace(/[,;&\s-]+$/, '')
    .replace(/ (&|and)$/i, '');
  const shouted = !/[a-z]/.test(name.replace(/\b(of|and|the|de|com)\b/g, ''));
  return shouted ? ordinaryCase(name, name.includes(' ') ? [] : tickers) : name;
}

/** How many words at the end are a legal form. */
function droppable(words: readonly string[]): number {
  if (words.length < 2) return 0;
  const [first = '', last = ''] = words.slice(-2).map(plain);
  if (last === '' || last === 'and') return 1;
  // NOVO NORDISK A S, TELEFONICA S A: the letters of a legal form, written apart.
  if (words.length > 2 && ['as', 'sa', 'nv', 'lp', 'ab'].includes(first + last)) return 2;
  if (!LEGAL_ENDINGS.has(last)) return 0;
  return KEEP_WHEN_ALONE.has(last) && words.length === 2 && first.length < 4 ? 0 : 1;
}

const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

function ordinaryCase(name: string, tickers: readonly string[]): string {
  return name
    .split(/( |-|&|\/)/)
    .map((word, at) => caseOfWord(word, at, tickers))
    .join('');
}

function caseOfWord(word: string, at: number, tickers: readonly string[]): string {
  const letters = word.replace(/[^A-Za-z]/g, '');
  const upper = letters.toUpperCase();
  if (KEEP_UPPER.has(upper)) return word.toUpperCase();
  if (/^(OF|AND|THE|FOR|DE|IN)$/.test(upper) && at > 0) return word.toLowerCase();
  if (/\.COM$/i.test(word))
    return word.charAt(0).toUpperCase() + word.slice(1, -3).toLowerCase() + 'com';
  if (word.includes('.') && letters.length <= 3) return word.toUpperCase();
  if (letters.length <= 4 && (!/[AEIOUY]/.test(upper) || tickers.includes(upper)))
    return word.toUpperCase();
  const lower = word.toLowerCase();
  return lower
    .replace(/^[^a-z]*[a-z]/, (start) => start.toUpperCase())
    .replace(
      /^(Mc|O')([a-z])/,
      (_, prefix: string, letter: string) => prefix + letter.toUpperCase(),
    );
}
