import { FOR_SALE_OR_STUDY, NOT_AT_WORK } from './ai-not-at-work.ts';
import type { Rule } from './rule.ts';

const PEOPLE = `<person> <force> # everyone everybody people human+ all those they thousands hundreds dozens`;
const AMOUNT = `% & $ # half third quarter twice hours minutes weeks days months years tenth fifth`;
const CUTS = `stake startup valuation toll <cutNoun> layoffs layoff workforce headcount jobs posts roles revenue profit sales shares share stock price+ tax`;

/**
 * AI kinds told in words too free for a construction: a cue, and what must stand in its sentence besides, in any
 * order. A hint each, so that whatever says it outright goes before.
 */
export const AI_CUE_RULES: readonly Rule[] = [
  {
    kind: 'reskilling',
    weight: 2,
    why: '"No course, no chatbot: X makes AI lessons compulsory for all 2,000"',
    patterns: [
      '(courses|coursework|class|classes|lesson+|academy|academies|bootcamp+|workshop+|tuition|literacy|curriculum|nanodegree+|apprenticeship+|e-learning|retraining|upskilling|reskilling)',
      '(retrain~|reskill~|upskill~|re-skill~|up-skill~|drill~|school~|schooled|coach~|certify~)',
      '(teach~|train~) !(a|an|your|them|it|gemini|grok|the|itself|themselves|data|model+|<ai>|machines) ..4 (<person>|#|%|everyone|all|every|<force>)',
      'training !(data|model+|ai|systems|run+)',
      '(<person>|<force>|#|everyone|all|thousand|thousands) ..4 learn~ (to|how|ai|<ai>|plans)',
      'learning (plans|path+|hours)',
      '(ai-aware|ai-literate|ai-fluent|ai-ready)',
      'back (at|to) school',
      '(certificate+|certified|fluency|fundamentals)',
      '(through|in) the basics',
    ],
    needs: ['ai'],
    with: [PEOPLE, '<ai>'],
    without:
      'data-centre data-centres gpu+ universities pupils children survey applicants customers lawsuit sue~ books',
  },
  {
    kind: 'ai_savings',
    weight: 2,
    why: '"A third less time on each mail since AI drafts them"',
    patterns: [
      '(faster|quicker|cheaper|speedier|shorter|sooner) (than|thanks|with|since|as|now|because)',
      '(less|fewer) --3 (time|money|cost+|errors|alarms|clicks|mistakes|calls|steps|waste|hours|minutes|tickets|often|work)',
      '(% less|half as long|half the time|half the money|half the cost|a tenth of the)',
      '(halve~|halved|shorten~|quicken~) ',
      '(save~|saved|saving|saves|spare~|spared|regain~|reclaim~|knock~|shave~|avert~) ',
      '(productivity|efficiency|output|throughput|velocity) ..8 (%|$|&|twice|third|half|quarter|tenth)',
      '(%|$|&|twice|third|half|quarter|tenth) ..8 (productivity|efficiency|output|throughput|velocity)',
      '& (back|a day|a week|a month)',
      '(hours|minutes) (back|saved|freed)',
      '(free~|freed|freeing) (up)? ..2 (&|hours|time|#)',
      '(value|gain+|benefit+) (of|from|in|worth|at) ..4 (<ai>|$)',
      '$ ..3 (of|in|worth) ..2 (value|gain+|benefit+|productivity|savings)',
      '(takes|take|took|needs|need) ..3 & ..4 (instead|not|rather|where|against)',
      '(minutes|hours|seconds) , not',
      '& ..4 (instead|rather|not) ..3 &',
      'takes (minutes|hours|seconds)',
      '(times|twice) (as|the) (fast|speed|much|many|quickly)',
      '(cost~|costs) ..2 % less',
    ],
    needs: ['ai'],
    with: [AMOUNT, '<ai>'],
    without: `${CUTS} ${FOR_SALE_OR_STUDY}`,
  },
  {
    kind: 'ai_replacement',
    weight: 2,
    why: '"What clerks used to read a machine reads"',
    patterns: [
      '(used to|formerly|in their stead|takes the place|took the place|by hand)',
      '(in place of|in the place of|in the stead of|instead of|rather than) --4 (<person>|human+|people|clerk+|crew)',
      'no longer ..3 (by|need~|require~|employ~|done|face)',
      '(give~|gave|giving|gives) way to',
      '(succeeded|replaced|superseded|supplanted|displaced|relieved|outdone) by?',
      '(relieve~|relieved) ..6 of',
      'where ..8 (sat|stood|worked|used|once)',
      '(without|nobody|no) (a|any)? (human+|person|people|crew|staff|clerk+|hand+|hands)',
      '(handled|done|dealt|answered|settled|read|written|made|drafted|sorted|picked) ..6 (without|by itself|alone|unseen)',
      '(work|load|worth|job|task) of ..3 #',
      "# (people|bankers|clerks|agents|workers|staff) 's? ..1 worth",
      '(and not|and no longer|not) ..2 (clerks|people|writers|humans|staff|agents|journalists|models|photographers)',
    ],
    needs: ['ai'],
    with: [`${PEOPLE} clerk+ crew typist+ model+ narrator+ photographer+`, '<ai>'],
    without:
      'again back return~ returns restore~ rehire~ survey customers could might columnist undo~ dismiss~ regret~ course+ lesson+',
  },
  {
    kind: 'ai_reversal',
    weight: 3,
    why: '"X retires its invented presenters", "a person once more looks at each notice"',
    patterns: [
      '(unplug~|retire~|switch~ off|shut~ off|turn~ off|take~ down|taken down|took down|pull~|suspend~|dismantle~|rip~ out|scrap~|ditch~|do~ away with|put~ on ice|puts on ice|undo~|withdraw~|delete~|disable~|sends to the tip) ..6 (<ai>|<thinker>|voice|summaries|campaign|feature)',
      '(after all|underrated)',
      '(went|gone|goes) too far',
      '(back|return~|returns|returned) (to|at|on|behind|at) ..3 (people|person|humans|desk+|phones|microphone|counter|helm|job)',
      '(call~|called|bring~|brought|get~|let~|letting|put~|puts) ..6 back',
      '(eat~|eats) ..1 words',
      '(restore~|reinstate~|revive~) ..4 (human|voices|people|staff|checkouts|cashiers|desks)',
      '(reach|speak to|talk to|get) a (person|human)',
    ],
    needs: ['ai'],
    with: [
      `${PEOPLE} person cashiers voice voices again`,
      '<ai> robot robots bot machine self-checkout algorithm model',
    ],
    without: 'survey hiring-freeze train~ course+ school cut~ layoffs shares',
  },
  {
    kind: 'ai_adoption',
    weight: 2,
    why: '"Two hundred thousand at X now have a model of its own a click away"',
    patterns: [
      '(hand~|handed|give~|gave|equip~|furnish~|arm~|supply~|provide~|outfit~|kit~ out) ..8 <ai>',
      '<ai> ..12 (in the hands|at their|at the elbow|a click|on their|on its|on the) ..3',
      '(be|is|are|been|were|was) let loose on',
      '(consult~|ask~|asks|query|use~|uses|using|test~|try|tries|enlist~|enlists|employ~|engages|lean~|leans|rely~|relies|tap~|taps|turn~|works with|work with|on) ..4 <ai>',
      '(let~|lets|letting) ..4 <ai> ',
      '(put~|puts|places|wire~|wires|weave~|woven|build~|builds|built|fit~|fits|plug~|plugs|slot~|slots|bolt~) ..5 <ai> ..4 (in|into|at|before|behind|to|for|across)',
      '(wire~|weave~|woven|plug~|slot~|bake~|baked) ..6 (into|in) ',
      '(drafted|written|settled|answered|handled|chosen|sorted|proposed|suggested|generated|read|transcribed|checked|screened|summed|summarised|summarized) ..1 (up)? (first)? by ..4 <ai>',
      '<ai> ..3 (settles|chats|picks|advises|replies|asks|drafts|transcribes|digests|sums|listens|fields|copes|sorts|reads|writes|answers|steers|schedules|checks|watches|spots|routes|handles|takes|lays|helps|guides)',
      '(switch~ on|switches on|goes live|went live|launch~|launches|unveil~|debut~|roll~ out|introduces|introduce~|opens|adopts|adopt~|embraces|embrace~|deploys|deploy~) ..6 <ai>',
      '(%|#|half|most|majority) ..6 (use|used|asks|consult|consults|have|had|get|got|work|works|tried|taken|go|run) ..8 <ai>',
      '<ai> ..4 (baseline|mandatory|compulsory|expectation|required|expected)',
    ],
    needs: ['ai'],
    with: [
      `${PEOPLE} % customer+ claim+ query queries call+ chats emails mails code service desk plant clinics passengers lanes shop`,
    ],
    without: `${NOT_AT_WORK} clients would analyst+`,
  },
  {
    kind: 'ai_investment',
    weight: 3,
    why: '"$200 billion: so much X wants to lay out this year, mostly on AI"',
    patterns: [
      '(lay~ out|lays out|laid out|place~|placed|sign~|signs|approve~|build~|builds|building|cost|costs|lift~|lifts|earmark~|endow~|buy~|buys|order~|orders|commit~|go|put~|spend~|spent|invest~|pay~)',
    ],
    needs: ['ai', 'money'],
    with: [
      '<dataCentre> data-centre data-centres campus servers chips gpus supercomputer capex purse budget cloud',
    ],
    without: 'save~ saved savings revenue profit sales fine+ cut~ layoffs',
  },
];
