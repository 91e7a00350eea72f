/** Given names that stand before a surname which is also a company's (James Dyson, Henry Ford, Michael Dell). */
const FIRST_NAMES = new Set(
  'aaron abigail adam adrian aidan alan albert alex alexander alexandra alexis alfred ali alice alison allison amanda amber amit amy ana anders andre andrea andreas andrew andy angela anil anita ankit ann anna anne annie anthony anthony antonio arjun arthur arvind ashley ashok audrey barbara barry ben benjamin bernard beth betty bill bob brad bradley brandon brenda brendan brian bruce bryan calvin cameron carl carla carlos carol caroline carolyn catherine chad charles charlie charlotte cheryl chris christian christina christine christoph christopher claire claudia colin connor craig cynthia daniel daniela danielle danny dario darren dave david dawn dean deborah debra deepak denis dennis derek diana diane dirk dominic don donald donna doris dorothy doug douglas dylan eddie edward elaine eleanor elena elizabeth ellen elon emily emma eric erica erik erin ethan eugene eva evan evelyn felix fiona frances francesca francis frank franz fred frederick gabriel gareth gary gavin geoff george gerald gerard giovanni glen glenn gordon grace graham grant greg gregory hannah hans harold harry harvey heather heidi helen henrik henry herbert hiroshi howard hugh hugo ian indra ingrid irene isabel ivan jack jacob jacqueline jaime jake jakob james jamie jan jane janet jason javier jay jean jeff jeffrey jen jenna jennifer jenny jens jeremy jerry jesse jessica jill jim jimmy joan joanna joe joel johan johannes john johnny jon jonas jonathan jordan jorge jose joseph josh joshua juan judith judy julia julian julie jürgen justin karen karl karsten kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kevin kim kimberly kristin kumar kurt kyle lars laura lauren laurence lawrence lee leo leon leonard leslie liam lily linda lisa liz lois lori lou louis louise lucas lucia lucy luis luke lynn madeleine manuel marc marcel marco marcus margaret maria marie marilyn mario marion marissa mark markus marlene martha martin mary mathias matt matteo matthew matthias maureen maurice max megan melanie melinda melissa michael michel michelle miguel mike mikael mohamed mohammed monica muhammad nancy naomi natalie nathan neha neil nicholas nick nicola nicolas nicole nigel nikhil nina noah nora norman oliver olivia oscar otto pamela patricia patrick patty paul paula pedro penny per peter phil philip philippe phillip pierre piers pooja priya rachel rahul rajesh rajiv ralph ramesh ravi ray raymond rebecca regina richard rick rob robert roberto robin rodney roger rohan rohit roland ron ronald rosa rose ross roy ruth ryan sally sam samantha samuel sandra sandy sanjay sara sarah satya scott sean sebastian sergey sergio seth shane shannon sharon sheila sherry shirley sid silvia simon sofia sonia sophia sophie stacy stefan stephanie stephen steve steven stewart stuart sundar sunil suresh susan suzanne sven sylvia tara ted teresa terry theodore theresa thierry thomas tiffany tim timothy tina todd tom tommy tony tracy trevor ursula valerie vanessa vernon veronica vicki victor victoria vijay vikram vincent virginia vivek warren wayne wendy werner will william wolfgang xavier yuki yvonne zach zachary zoe walt'.split(
    ' ',
  ),
);

/** Surnames that newspapers use alone and that are the subject of a workforce verb without being the employer. */
const PUBLIC_FIGURES = new Set(
  'trump biden obama musk zuckerberg bezos nadella jassy altman pichai cook benioff siemiatkowski amodei huang dimon starmer sunak reeves macron scholz merz modi putin xi powell ramaswamy hegseth kennedy vance harris clinton bush reagan thatcher johnson truss farage krishna ellison gates buffett son ma ambani adani yaccarino dorsey iger chapek kirkby jansen barra farley ortberg calhoun gelsinger su tan niccol schultz hastings sarandos'.split(
    ' ',
  ),
);

/** Words before a name that make it a person: `President`, `Mr`, `chief executive`, `analyst`. */
const TITLES = new Set(
  'mr mrs ms miss dr prof professor sir dame lord lady president minister secretary senator congressman congresswoman representative rep sen governor gov mayor chancellor premier king queen prince princess pope judge justice general colonel captain sergeant officer director chairman chairwoman chair chief ceo cfo coo cto boss founder cofounder co-founder head executive analyst economist spokesman spokeswoman spokesperson manager editor reporter journalist author engineer employee worker attorney lawyer professor researcher commissioner'.split(
    ' ',
  ),
);

/** Whether the word is a given name, by any letter case. */
export function isFirstName(word: string): boolean {
  return FIRST_NAMES.has(word.toLowerCase());
}

/** Whether the word is the surname of somebody newspapers name without introduction. */
export function isPublicFigure(word: string): boolean {
  return PUBLIC_FIGURES.has(word.toLowerCase());
}

/** Whether the word, standing before a name, says that the name is a person's. */
export function isPersonTitle(word: string): boolean {
  return TITLES.has(word.toLowerCase());
}
