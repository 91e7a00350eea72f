/**
 * Inflected forms of an English verb or noun, so that the tables hold dictionary forms only. Regular spelling rules,
 * with the irregular verbs and the final consonants that double as tables.
 */
const IRREGULAR: Readonly<Record<string, string>> = {
  lay: 'lays laying laid',
  let: 'lets letting',
  cut: 'cuts cutting',
  shed: 'sheds shedding',
  shut: 'shuts shutting',
  put: 'puts putting',
  set: 'sets setting',
  hit: 'hits hitting',
  quit: 'quits quitting',
  go: 'goes going went gone',
  give: 'gives giving gave given',
  take: 'takes taking took taken',
  make: 'makes making made',
  lose: 'loses losing lost',
  leave: 'leaves leaving left',
  do: 'does doing did done',
  have: 'has having had',
  be: 'is are was were being been am',
  say: 'says saying said',
  tell: 'tells telling told',
  buy: 'buys buying bought',
  sell: 'sells selling sold',
  bring: 'brings bringing brought',
  shrink: 'shrinks shrinking shrank shrunk',
  fall: 'falls falling fell fallen',
  rise: 'rises rising rose risen',
  grow: 'grows growing grew grown',
  come: 'comes coming came',
  become: 'becomes becoming became',
  see: 'sees seeing saw seen',
  show: 'shows showing showed shown',
  get: 'gets getting got gotten',
  build: 'builds building built',
  rebuild: 'rebuilds rebuilding rebuilt',
  spend: 'spends spending spent',
  freeze: 'freezes freezing froze frozen',
  wind: 'winds winding wound',
  hold: 'holds holding held',
  keep: 'keeps keeping kept',
  run: 'runs running ran',
  begin: 'begins beginning began begun',
  teach: 'teaches teaching taught',
  write: 'writes writing wrote written',
  draw: 'draws drawing drew drawn',
  withdraw: 'withdraws withdrawing withdrew withdrawn',
  strike: 'strikes striking struck',
  sink: 'sinks sinking sank sunk',
  swing: 'swings swinging swung',
  beat: 'beats beating beaten',
  meet: 'meets meeting met',
  win: 'wins winning won',
  find: 'finds finding found',
  think: 'thinks thinking thought',
  speak: 'speaks speaking spoke spoken',
  send: 'sends sending sent',
  break: 'breaks breaking broke broken',
  drive: 'drives driving drove driven',
  stand: 'stands standing stood',
  spin: 'spins spinning spun',
  undo: 'undoes undoing undid undone',
  redo: 'redoes redoing redid redone',
  overtake: 'overtakes overtaking overtook overtaken',
  split: 'splits splitting',
  bet: 'bets betting',
  offset: 'offsets offsetting',
  know: 'knows knowing knew known',
  mean: 'means meaning meant',
  pay: 'pays paying paid',
  bid: 'bids bidding',
  seek: 'seeks seeking sought',
  backtrack: 'backtracks backtracking backtracked',
  choose: 'chooses choosing chose chosen',
  feed: 'feeds feeding fed',
  hear: 'hears hearing heard',
  rewrite: 'rewrites rewriting rewrote rewritten',
  read: 'reads reading',
  sit: 'sits sitting sat',
  ride: 'rides riding rode ridden',
  sweep: 'sweeps sweeping swept',
  people: 'people',
};

const DOUBLING = new Set(
  'trim drop stop plan chop snip ship spin slim thin rid strip scrap cap net nab swap axe-off commit permit refer transfer cancel label model unravel marshal pencil skip tap trap top lag pin jettison-off pip up sum hop sag dip plug unplug pop'.split(
    ' ',
  ),
);

/** All forms of a verb: the base, third person, -ing and past forms. */
export function verbForms(base: string): readonly string[] {
  const irregular = IRREGULAR[base];
  if (irregular !== undefined) return [base, ...irregular.split(' ')];
  return [base, thirdPerson(base), `${stem(base)}ing`, pastForm(base)];
}

/** Singular and plural of a regular noun. */
export function nounForms(base: string): readonly string[] {
  return [base, thirdPerson(base)];
}

function thirdPerson(base: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(base)) return `${base}es`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return `${base}s`;
}

function stem(base: string): string {
  if (DOUBLING.has(base)) return base + base.slice(-1);
  if (/[^eoy]e$/.test(base)) return base.slice(0, -1);
  return base;
}

function pastForm(base: string): string {
  if (DOUBLING.has(base)) return `${base}${base.slice(-1)}ed`;
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return `${base}ed`;
}
