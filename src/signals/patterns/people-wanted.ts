import type { Rule } from './rule.ts';

const GOING = `cut~ axe~ lay~ laid layoff+ layoffs lose~ redundant redundancy redundancies shed~ slash~ sack~ fire~ leave~ strike~ quit resign~ fewer
  retire~ union+ walk~ without out minister economists if would`;

/** People who come, told by their number, their place of work and those who bring them. */
export const PEOPLE_WANTED_RULES: readonly Rule[] = [
  {
    kind: 'hiring',
    weight: 3,
    why: 'a number of new people, where nobody is said to go',
    needs: ['plainNumber', 'notAdvert'],
    without: GOING,
    patterns: [
      '# (more|extra|additional|further|fresh|new|newly) --3 (<person>|<post>|hands|faces|heads)',
      '(another|further|extra|additional) # --3 (<person>|<post>|hands|faces|heads)',
      '# --4 (<person>|hands|faces) ..5 (join~|aboard|arrive~|come on|came on|coming on|sign on|signed on|don|start in|start there|start on|start at|start this|start work)',
      '# --2 (people|<person>|locals) (will|should|shall|are to|could) (one day|soon|eventually)? (work|build|make|assemble|sew|staff|man|produce|develop|design) !(from|until|on|less|longer|fewer)',
      '# --3 (job+|post+|role+|position+|vacancies|openings|places) ..3 (on offer|created|promised|pledged|planned|coming|going begging|up for grabs)',
      '(promise~|pledge~|create~|generate~) --3 # --2 (jobs|posts)',
      'vacancies for --3 (#|<person>)',
      'a (workplace|home|job) for #',
      '(up|goes|go|grow~|grew|rise~|rose|expand~|swell~) to # --2 (people|employees|staff|workers|heads)',
      '# more than (at present|today|now)',
      '(spree|drive|push|blitz|campaign) (with|for|of|to find) --3 # --2 <person>',
      '(centre|center|hub|campus|site|office|lab|team|workforce) (is|are)? (to|set to|will|should) (double|triple|treble|quadruple)',
      '(biggest|largest|record) (class|cohort|intake|recruitment)',
      '(permanent|new|full-time|lasting) (contract+|berth+|post+|position+|job+) (to|for|instead|go to)',
    ],
  },
  {
    kind: 'hiring',
    weight: 4,
    why: 'verbs of taking people on',
    needs: ['plainNumber', 'notAdvert', 'notOneChief'],
    patterns: [
      '(take~|bring~|welcome~|usher~|took|taken) (aboard|on board|into the fold) --4 (#|<person>)',
      '(draft~|muster~|scout~|headhunt~|enrol~|enroll~|induct~|contract~|assemble~) (in|up|for|on)? --4 (#) --3 <person>',
      '(hunt~|scout~|scour~|fish~|trawl~|casting call) for --3 (#|<person>) !(killer+|who)',
      '(on the|in) (lookout|hunt|search) (for|of) --3 (#|more|new) --2 <person>',
      '(put~|putting) # --4 (on|onto) (its|the|their) (payroll|books|rolls)',
      '(be|is|are|was|were|to be) (staffed|manned|crewed) (with|by) --5 (#|<person>)',
      '(ask~|call~|bring~|brought|invite~|summon~|woo~|lure~|take~|took|taken|win~|won|welcome~|want~) --6 <person> --3 back !(pay|to|into)',
      '(#|<person>) ..7 (asked|called|brought|invited|summoned|taken|welcomed|won|lured|wanted|coaxed) back !(to|into|pay)',
      '<person> ..6 (are|is|were|was) back (as|at|in|on|behind|this|to|,)',
      '(hired|engaged|advertised|employed|recruited) (anew|again|back|afresh)',
      '(offered|given|get|gets|granted|handed|promised) --2 (contract+|berth+|job+|post+) (again|back|instead|once more)',
      '(#|<person>) ..3 (headhunted|taken aboard|drafted in)',
      'engage~ --1 # --2 <person>',
      '(swap~|replace~|exchange~) ..8 (hired|hire|hires|hiring) others',
      '(hire~|hired|hiring|recruit~) (others|elsewhere|locally|abroad|back|again|briskly|freely)',
      '(adding|creating|added|created) ..2 # --2 (jobs|posts|roles|people|positions) ..2 (elsewhere|in|at|over)',
      '(advertise~|advertises|advertising) for --2 #',
      '(found|find~) ..2 # --3 (<person>) (by|before|to) ',
      '(recruits|is recruiting|are recruiting) (in|for|at|again|across|from)',
      '(fill~|filling) --3 (intake|vacancies|roles|posts|seats) with',
    ],
  },
];
