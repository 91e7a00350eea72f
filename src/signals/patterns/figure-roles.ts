import type { StaffRole } from '../headcounts.ts';

/** Constructions that say which part each number of people plays. */
export type RoleRule = {
  /** One role for each count or share in the match, in order; null: leave it to other rules. */
  readonly roles: readonly (StaffRole | null)[];
  readonly patterns: readonly string[];
  /** True where the construction speaks of anything, so that staff must be named nearby. */
  readonly needsStaff?: boolean;
};

/** Earlier rows win. A sentence each: "from 9,000 to 5,000", "to 5,000 from 9,000", "down 1,200 to 3,800". */
export const ROLE_RULES: readonly RoleRule[] = [
  {
    roles: ['to'],
    patterns: ['(reduce~|cut~|bring~|take~|get~|lower~|trim~) (that|it|this|them) down? to #'],
  },
  {
    roles: ['jobs', 'to', 'from'],
    needsStaff: true,
    patterns: ['by # to # , (from|down|against) ..2 #', 'by # , to # , from #'],
  },
  {
    roles: ['to', 'from'],
    patterns: [
      '(leave~|leaving|keep~) ..3 # --2 out of --3 #',
      '(leave~|leaving|keep~|keeping) ..3 # of (the|its)? ..2 #',
    ],
  },
  {
    roles: ['from', 'to'],
    needsStaff: true,
    patterns: [
      'from # ..8 to #',
      'from # ..3 (down|up) to #',
      '# ..3 (before|previously|earlier|then) ..2 (to|and) # (now|today)',
    ],
  },
  {
    roles: ['to', 'from'],
    needsStaff: true,
    patterns: [
      '# <person>? (instead|rather) (of|than) ..2 #',
      'to # ..4 from #',
      '# ..5 , (down|up|compared|against|versus) (from|with|to)? ..2 #',
      '# ..8 (down|up) from ..2 #',
      '# ..6 (against|versus) --2 #',
      '# ..8 compared (with|to) --2 #',
      'to # ..4 , from ..2 #',
      'employ~ --3 # ..8 (against|from|versus) ..2 #',
    ],
  },
  {
    roles: ['jobs', 'to'],
    needsStaff: true,
    patterns: [
      'by # to ..1 #',
      'down # to ..1 #',
      'by # , to ..1 #',
      '(down|down by|fall~|fell|shrank|shrink~|lose~|shed~|cut~) # ..3 , to #',
      'down # ..3 to #',
    ],
  },
  {
    roles: ['jobs', 'from'],
    patterns: [
      '# --3 (fewer|less|more) than the # ',
      '# ..3 out of --4 #',
      '# (more|corporate|full-time|full|office|salaried)? (<person>|<post>)? of (its|the|their|our|about|some|a|roughly|total)? --2 #',
      '# (<person>|<post>|more)? (of|from) a (staff|workforce|total|payroll|headcount) of #',
      '# ..4 (in|from) a (staff|workforce|team|headcount) of #',
    ],
  },
  {
    roles: ['percent', 'from'],
    patterns: [
      '% of (its|the|their|our|a|about|roughly)? --3 # (<person>|<post>|<force>)?',
      '% of a (staff|workforce) of #',
      '% ..3 of a workforce of #',
    ],
  },
  {
    roles: ['part'],
    patterns: [
      'of (whom|which|them|these|those) ,? #',
      'including --2 #',
      'among them --2 #',
      '# (in|from|at) (unknown)',
      '# of (them|these|those|whom) (in|at|from|on|are|were|work)',
    ],
  },
  {
    roles: ['past'],
    patterns: [
      'on top of --4 #',
      'after (<cut>|laying|letting|shed~|cutting) ..3 #',
      'in addition to --4 #',
      'besides --3 #',
      'beyond the #',
      'earlier round of #',
      'more than the #',
      'not the #',
      'instead of #',
    ],
  },
  {
    roles: ['total'],
    patterns: [
      '(workforce|headcount|payroll|manpower|staff) (of|at|is|was|numbers|numbering|totals|totalling|stands|stood) ..2 #',
      '(employ~|employing) --3 #',
      '(has|have|had) (about|now|today|currently|still|roughly|a|total|of|around|nearly|over)? # ..3 (<person>|people|posts)',
      '# on (its|the|their) (own)? (payroll|books|rolls|roll)',
      '# ..1 strong',
      '# <person> (work|worked|working) (there|here|at|for|in)',
      '(count~|numbers|numbered|numbering|boasts|totals) --1 # ..3',
      '(group|agency|company|firm|bank|department|division|organisation|unit) of #',
      '(current|present|existing) #',
      '# <person> (it|they|the company) (had|has|have|employs|employed)',
      '(put~|stood|stands|stand) at #',
      '(headcount|workforce) ..8 at #',
      '# (current|existing) (<person>|<post>)',
      'there (are|were) #',
      '(put~|puts) its ..2 (workforce|headcount|staff) at #',
      '(total|overall|global|worldwide) (workforce|headcount|staff) ..3 #',
      '# (people|employees|staff|workers) (globally|worldwide|today|now)',
      '# <person> (around|across|in) the (world|globe|country)',
    ],
  },
  {
    roles: ['to'],
    patterns: [
      '(leave~|leaving) !out ..4 #',
      '# ..3 (be|are|is) left',
      '(remain~|remaining) ..2 #',
      '# ..2 (remain~|stay~)',
      '(down|slim~|shrink~|reduce~|come|fall|falls|fell) ..2 to # (<person>|<post>|<force>)?',
      '(<force>|headcount) ..4 to #',
      '(reduce~|cut~|bring~|shrink~|lower~|trim~) (that|this|it|them) ..1 to #',
      'less than # ..1',
      '(with|number|be) ..2 # <person>? ..2 by (year|the)',
    ],
    needsStaff: true,
  },
  {
    roles: ['restated'],
    patterns: [
      'that (is|was|means|makes|equals) ..2 #',
      'that would be ..2 #',
      '(translates|amounts|comes) (into|to) ..2 #',
      'which makes it ..2 #',
      'equivalent to ..2 #',
      '# (in all|in total|all told|all together)',
    ],
  },
  { roles: ['jobs'], patterns: ['by # (<person>|<post>)?'], needsStaff: true },
];
