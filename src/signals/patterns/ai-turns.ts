import { FOR_SALE_OR_STUDY, PUT_INTO } from './ai-not-at-work.ts';
import type { Rule } from './rule.ts';

/** Without words such as "model" and "system", which in news on money mean something else. */
const PROGRAM =
  '<ai> chatbot assistant software algorithm+ machine machines tool tools net scribe app copilot prompts';
const BOT = `ai a.i chatbot+ bot+ voicebot+ algorithm+ model+ software robot+ avatar+ automation self-checkout kiosk+ chatgpt copilot gpt sensors equipment generative`;
const HUMANS = `<person> human+ person somebody someone pupils examiners voices checkouts customers volunteer+ freephone clipboard pensioners inspectors`;
const AMOUNT = `% & $ # half third quarter twice hours minutes weeks days months years tenth fifth time`;

/** Turns that AI brings: gains in figures beside any program, ways back to people, money put into it, lessons in it. */
export const AI_TURN_RULES: readonly Rule[] = [
  {
    kind: 'ai_savings',
    weight: 3,
    why: 'a gain in figures, and the program beside it',
    patterns: [
      '(down|fallen|fell|dropped|lower|shrunk|reduced|lowered|shortened) (by|from) (%|$|&|half|a)',
      '(lowered|shortened|reduced|cut|trimmed|shaved) ..5 by (%|$|&|half|a)',
      '(%|half|third|quarter|tenth) (less|fewer|faster|sooner|quicker|cheaper|shorter|lower) !(people|staff|<person>|jobs|posts)',
      '(half|third|tenth|fraction|quarter|fifth|twentieth|%) (of)? (the|as|its) (time|cost|price|money|speed|effort|long|fee)',
      '(takes|took|take|needs|needed|cost|costs|lasted) ..4 (&|$|minutes|hours|days|weeks) ..10 (now|today|against|instead|rather|where|before|used|previously|once)',
      '(now|today) (takes|costs|needs) ..3 (&|$|minutes|hours|days|seconds)',
      '& (sooner|faster|back|earlier)',
      '(rather than|instead of|as against|not) ..2 & ',
      'from & to ..1 (&|three|two|one|under|less)',
      '(in|within) (&|minutes|hours|days|seconds) ..12 (took|taken|used|needed|before)',
      '(twice|five|ten|three|twelve|#) times (as|the|faster|more) ..1 (fast|speed|output|many|much|quickly)?',
      '(gets|get|getting|got) through ..3 (more|%|twice)',
      '(worth|benefit+|gain+) ..5 $ ..8 (year|annually|annualised|productivity|efficiency)',
      '(saves|saved|save|spares|spared|sparing|frees|freed|regained|regain|reclaimed|won back|clawed back|gives back|gave back|hands back) ..7 (&|hours|minutes|time|money|days)',
      '(much|far|considerably|markedly) (faster|quicker|sooner|cheaper)',
    ],
    needs: ['tool'],
    with: [AMOUNT, PROGRAM],
    without: `${FOR_SALE_OR_STUDY} ${PUT_INTO} could can might should layoffs revenue profit sales jobs posts headcount course+ shares trained headcount employees`,
  },
  {
    kind: 'ai_reversal',
    weight: 3,
    why: 'people do it once more',
    patterns: [
      '(again|anew|once more|once again)',
      '(<person>|human+|voices|checkouts|headsets|hands|contracts|pens|clipboard) ..5 back (in|at|to|on|behind)',
      '(brought|brings|bring|bringing|calls|called|calling|puts|putting|put|lets|letting|summons|summoning|recalls|invites|wins|takes|took|taking) --6 back',
      '(revert~|reverted|gone back|went back|goes back|going back|return~|returned|returns) to',
      'human+ (only|hands|operators|operator|voices|voice)',
      '(reach|speak to|talk to|hear) (a|an)? (real|actual|human|living|live)? (human+|person|people|somebody|someone)',
    ],
    needs: ['tool'],
    with: [HUMANS, BOT],
    without: `${FOR_SALE_OR_STUDY} save~ saved saves hours regain~ regained quarter billion school courses layoffs reorganis~ revenue profit`,
  },
  {
    kind: 'ai_reversal',
    weight: 3,
    why: 'the machine falls silent',
    patterns: [
      '(<ai>|bot|chatbot|robot|model|avatar+|presenter+|machine+|register|experiment) ..8 (falls silent|fell silent|gone silent|vanished|switched off|taken down|wound up|unplugged|blocked|scrapped|retired|mothballed|put on ice|pensioned off|back on)',
      '(block~|blocked|unplug~|unplugs|delete~|deleted|retire~|retires|halts|halted|pulls|pulled|pause~|scraps|scrapped|drops|dropped|ditches|ditched|shelves|shelved|undoes|stops|ends|bans|banned|disables|disconnects) --5 (<ai>|chatbot|robot-written|machine-made|generated|bot|algorithm|presenters|automaton)',
      '(does|did|do|doing) away with the ..3 (<ai>|bot|model|algorithm|machine+)',
      'no longer (lets|let|allows|trusts|trust|relies|rely|uses|use) ..3 (<ai>|algorithm|machine+|model|software)',
      '(gone|went|go|going) too far',
      '(took|takes|taken|walked|walks|rowed|rows|roll~|rolled|rolls) back ..8',
    ],
    needs: ['tool'],
    without: `${FOR_SALE_OR_STUDY} layoffs billion revenue profit save~ saved union jobs`,
  },
  {
    kind: 'reskilling',
    weight: 3,
    why: 'staff are taught, or find other work, because of a program',
    patterns: [
      '(primer|grounding|boot camp|bootcamp|coaching|evening classes|foundation course|refresher|tutorials|seminar+|crash course|traineeship+|nanodegree+|coursework) ..6 (in|on|for|with|at)',
      '(taught|shown|learning|swot~|requalify~|teaches) ..6 (how|to|in|on|ai|prompt|prompting|algorithms|manage|mend|label|check)',
      '(initiated|turned|fashioned|moulded|converted|groomed) --6 (into|in|to|fit) ..5 (<ai>|developers|writers|prompting|advisers|advisors|roles|proficiency|designers|specialists|professionals|technicians)',
      '(moved|redeployed|shifted|transferred|reassigned|switched|placed) (them|those|staff|#|the)? ..4 (into|to|as) ..4 (roles|role|selling|sales|jobs|managers|advisers|designers|specialists|services|team)',
      '(be|been|were|are|was|is) redeployed',
      '(place|seat|spot) (on|in) (a|an|the) ..2 (course|class|programme|program|bootcamp|school)',
      '(get|gets|given|has|have|got|offered|had) ..3 (training|lessons|tuition|instruction|courses|coaching|skills) ..3 (in|on|for|under|by|to|with)',
      '(take|takes|taking|earn|earns|sit|sits|pass|passes|gain|complete|completed|finish) (a|an|the|their|its)? ..2 (certificate|certification|exam|course|courses|test|module|diploma|badge)',
      '(through|of) ..3 (course|courses|academy|curriculum|classes|training) ..3 ',
      '(made|make|turned|be made) fit for',
    ],
    with: [
      '<person> <force> judges matrons everyone everybody secretaries freshers teachers # mandarins hands linesmen hundreds thousands people those whoever',
      '<ai> <thinker> prompting prompt tools digital automation agents robot+ data',
    ],
    without:
      'survey poll polled graduates pupils universities parents books data-centre capex shares stock quits sue~ dropped companies firms would',
  },
  {
    kind: 'ai_investment',
    weight: 3,
    why: 'a sum, and what it goes into',
    patterns: [
      '$ ..6 (goes|go|went|going|flows|put|into|towards) ..4 (<ai>|<dataCentre>|data-centre|data-centres|gpu+|compute|servers|accelerators|supercomputer)',
      '(<ai>|<dataCentre>|data-centre|data-centres|gpu+|compute|servers|accelerators|supercomputer) ..8 (round|cheque|coffers|ticket|loan|at a cost|cost|costing|aside) ..6 $',
      '(raised|raises|raise|bags|banked|lands|landed|closed|pulled in|mopped up|collected|secured|handed|received|nets|netted|attracts|attracted|pockets) ..4 $',
      '(at|a|of) ..3 (valuation|value) ..4 $',
      '(invest~|investing|pledge~|pledged|commit~|committed|earmark~|earmarked|set aside|pencilled|pour~|pours|pumping|borrow|borrows) ..6 $',
    ],
    needs: ['ai', 'money'],
    with: [
      `round valuation valued value stake slice cheque coffers ticket loan pool backers investors raise~ raised invest~ investment investments pledge~ pledged commit~ earmark~
       earmarked aside spend~ spending spent budget capital expenditure expenditures capex put~ puts goes go pour~ lift~ borrow~ buy~ build~ built ordered outlay billion
       pencilled series fiscal cost venture fund funding halls centres`,
    ],
    without: `save~ saved saves saving savings benefit+ gain+ layoffs profit revenue earnings fine+ fined salary wage+ course+ save-time cheaper hours economists subscription agencies worth`,
  },
];
