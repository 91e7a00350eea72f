import type { Rule } from './rule.ts';

const PEOPLE = `<person> <department> human+ everyone anyone nobody one someone freelancers students pensioners trainers scouts observers shopkeepers`;
const MACHINE =
  '<ai> <thinker> tool software computer+ system camera+ drone+ screen prompt technology';
const NOT_SO = `survey poll polled study researchers vendor might could fear~ fears feared economists columnist minister ministers film novel
  lawsuit back again pricing availability train~ trained retrained course+ school`;

/** Work that passes from people to a program: who did it once, what they no longer do, and whom nobody asks any more. */
export const AI_PASSING_OVER_RULES: readonly Rule[] = [
  {
    kind: 'ai_replacement',
    weight: 3,
    why: 'who did it once, and the machine that does it',
    patterns: [
      '(used to|formerly|hitherto|by hand|until now|until then|until recently|in the past|in days gone|of old|up to now|traditionally)',
      '(once|previously|earlier) (did|done|sat|stood|kept|had|has|typed|needed|took|taken|employed|juggled|turned|hired|read|wrote|written|answered|handled|performed|carried|required|called|occupied|checked|made|paid|put)',
      '(did|done|sat|typed|needed|took|employed|read|wrote|answered|handled|performed|required|checked|made) ..4 (before|until|previously|earlier|once|hitherto|till)',
      'would ..1 (have|once|otherwise|need) ..1 (taken|kept|needed|employed|required|cost|hired|gone|had|occupied|engaged)',
    ],
    with: [PEOPLE, MACHINE],
    without: NOT_SO,
  },
  {
    kind: 'ai_replacement',
    weight: 3,
    why: 'nobody does it now',
    patterns: [
      '(no|without|sans) (a|an|any|the|single)? ..1 (human+|person|officer+|clerk+|analyst+|people|hand+|staff|crew|escalation|intervention|adviser+|nurse+|doctor+|driver+|cashier+|inspector+|teacher+|agent+|editor+|anyone|anybody) ..2',
      'no longer (need~|needs|require~|field~|fields|employ~|employs|engage~|call~|called|go|goes|walk|walked|read|touch|have|has|do|does|write|wanted|looked|hire~|commission~)',
      '(unaided|unmanned|unattended|unstaffed|cashierless|driverless|crewless|teacherless|idle)',
      '(<ai>|machine+|software|chatbot|bot|algorithm|model) (alone|unaided|unassisted|itself)',
      'by (itself|themselves|herself|himself)',
      '(need not|have ceased to|has ceased to|stopped|gave up|given up) (apply|do|having|read|writing|watching|walk|reading|doing|using|hiring|sending|calling|bother|be)',
      '(before|unless|only) ..3 (person|human|clerk|agent|anyone|people) ..2 (be|is|need|needs|bothered|involved|reached)',
      '(a memory|a thing of the past|days are numbered|curtains) (at|for|in|,)?',
    ],
    with: [PEOPLE, MACHINE],
    without: `${NOT_SO} shares stock`,
  },
  {
    kind: 'ai_replacement',
    weight: 3,
    why: 'the task, the desk or the work is handed to it',
    patterns: [
      '(handed|entrusted|given|left|passed|delegated|outsourced|moved|belong|belongs|falls|fell|ceded|transferred|assigned|pass|passes|go|goes) (over|now|off|on|on over)? to (a|an|the|its|their)? ..2 (<ai>|<thinker>|software|scheduler|tool|system|computer+)',
      '(matter|task|job|affair|business|work|preserve|province) (for|of) (a|an|the|its)? ..1 (<ai>|<thinker>|machine+|software|computer+)',
      '(<ai>|<thinker>|tool|software|system|scheduler) ..6 (inherit~|inherits|inherited|inheriting)',
      '(succeeded|supplanted|superseded|displaced|elbowed aside|edged out|pushed out|relieved|ousted|outdone|overtaken|replaced|swapped) (as|in|at)? ..3 (by|for) ..4 (<ai>|<thinker>|tool|software|microscope|system|clone|camera+)',
      '(<ai>|<thinker>|tool|software|scheduler|which|it) ..3 (has|gets|have|get|got) (their|his|her) (job+|desk+|post+|seat+|chore+|chair+|shift+|place+|lane+|register)',
      '(took|take|takes|taken|taking) (on|over) (the|that|this|their|its) ..2 (chore|task|job|work|duty|lane|shift|desk|register|role|counter|reading|counting|writing)',
      '(in favour|in favor|at the expense) of ..5 (<ai>|<thinker>|avatar+|machine+)',
      'off the (hands|desks|shoulders|plates|backs) of',
      '(so that|leaving|leaves|which leaves) ..3 <person> ..1 (no longer|the rest|free|only)',
      '(equivalent|worth|work|job|output|as much as|as many|toil) (of|as|to) ..4 # ..2 (<person>|people|clerks|full-timers)',
      '(do|did|does|do~|cover~|covers|gets through|get through|perform~|performs) ..4 (as|what|which) ..4 # ..3 (did|do|used|would|had|could|once)',
      'where ..2 (a|an|#|the|<person>) ..3 (did|sat|stood|once|worked|used|answered|took)',
    ],
    with: [MACHINE],
    without: NOT_SO,
  },
  {
    kind: 'ai_replacement',
    weight: 3,
    why: 'the share of cases it closes',
    patterns: [
      '(resolve~|close~|clear~ up|clears up|settle~|conclude~|see~ off|sees off|sign~ off|deal~ with|approve~|handle~|answer~|fields|field~|decide~|deflect~|absorb~|hold|holds|take~|takes|picking up|picks up) (up|off|out|about|nearly|over)? ..1 (%|half|most|majority) of? ..8 (<humanWork>|<deskWork>|cases|customers)',
      '(%|half|most|majority) ..6 (signed off|closed|settled|resolved|answered|decided|handled|dealt|approved|cleared|concluded) ..3 (by|with|through|without) ..3 (<ai>|<thinker>|machine|software|human|person|people)',
    ],
    with: [MACHINE],
    without: `${NOT_SO} code loans-to`,
  },
];
