import type { Rule } from './rule.ts';

const AIMS = `pay wage+ pension+ rota+ rest hours contract+ conditions overtime bonus+ schedule+ shift+ allowance+ staffing layoffs cuts jobs redundancies
  week recognition raise rise agreement arrears sick-pay safety dismissal+ closure+ sacking+ deal`;

/** Disputes told by who stays away, what stands still and what it is about. */
export const WORK_STOPPED_RULES: readonly Rule[] = [
  {
    kind: 'labor_action',
    weight: 3,
    why: 'what people at work do when they will not work',
    needs: ['labour'],
    with: ['<person> <union> # members crews'],
    without: 'app users customers passengers fans voters shareholders',
    patterns: [
      '(stop~|cease~|refuse~|interrupt~) work ..6 (over|against|to demand|in protest|until|because)',
      '(<person>|#|members) ..6 (stop~|stopped|downed|quit|ceased) work',
      '(<person>|#|members) ..8 (stay~|stayed|remain~|kept|keep) (at home|home|in bed|in the canteen|away from|out of)',
      '(report~|reported|call~|called|ring~|rang|phone~) (in)? sick',
      '(<person>|members|#) ..10 (put|lay|laid|set|puts|lays) down (their|the)',
      '(chain~|chained|handcuff~|glue~) (themselves|itself)',
      '(<person>|members|#) ..5 (occupy~|occupied|sat down|sit down|sat in|camp~ out|camped out|hunger strike|fasted)',
      '(shaved|shave|shaving) their heads',
      '(placard+|banner+|megaphone+|vigil|hunger strike|chant+|chanted|chanting|effigy|effigies)',
      `(row|dispute|quarrel|standoff|stand-off|feud|clash|wrangle|conflict) (over|about|on|with|at) --5 (${AIMS.trim().split(/\s+/).join('|')})`,
      '(<union>|union+|guild+|members|unions) ..6 (press~|push~|demand~|campaign~|hold~ out|fight~|claim~|want~|insist~|seek~) ..2 (for|on|to)? --4 (%|pay|wage+|raise|rise|shorter|allowances|arrears|hours|week|conditions|recognition|contract|guarantee+|increase)',
      '(<union>|union+|members) ..5 (call~|called|urge~|vow~|threaten~|plan~|prepare~|announce~|brand~) ..5 (strike|stoppage|action|walkout|out|boycott|blockade|protest+)',
      '(ballot paper+|ballot papers|strike ballot|strike vote)',
      '(ballot~|poll~) --4 (members|<person>) ..4 (on|over|for|about)',
      '(en masse|en bloc)',
      '(lock~|locked|locking|shut~) out --5 (#|<person>|members|staff|<union>)',
      '(lock~ out|locks out|locked out) (by|at|over|since|from)?',
      '(lines|trains|buses|trams|machines|plants|plant|cranes|ships|ferries|planes|planes|presses) ..5 (stood|stand|stands|stay|stayed|lie|lay) (still|idle|put|parked)',
      '(bring~|brought|grind~|ground) --6 to a (halt|standstill|crawl|stop)',
      '(<person>|crew+) (ground~|cripple~|paralyse~|halt~|disrupt~|delay~) ..6 (in|over) ',
      '(<person>|#) ..4 (sign~|signed) ..3 (open letter|petition|letter)',
      '(open letter|petition) ..6 (by|from|to) ..3 (<person>|management|board|ceo|chief)',
      '(talks|negotiations|mediation|bargaining) ..6 (broke~ down|broken down|collapse~|fail~|stall~|ended without|deadlocked) ..8 (<union>|<person>|strike|pay)',
      '(cancel~|cancelled|canceled|delayed|grounded) ..8 (strike|walkout|industrial|crew sickness|pilots|union)',
      '(outside|before|at) the (gates|gate|headquarters|head office) ..6 (<person>|<union>|protest~|placard+|banner+)',
      '(call~|called|plan~|planned|hold~|held|stage~|staged) --4 (rally|rallies|protest+|demonstration+|vigil|march)',
      '(rally|rallies|protest+|demonstration) ..3 (planned|held|called|outside|against|at the gate)',
      '(bang~|banged|beat|blew|blowing|lit|burn~) ..4 (saucepans|pots|drums|whistles|horns|tyres|tires|pallets|flares)',
      '(take~|took|taken) to the (street|streets)',
      '(industrial|labour|labor|trade|wage|pay|collective) dispute+',
      '(labour|labor|employment|industrial) (court|tribunal|relations|commissioner)',
      '(take~|taken|took|drag~|haul~|sue~) ..4 to (the)? (fair work|tribunal|arbitration|labour|labor|court)',
      '(vote~|voted|decided|chose|opted) ..8 (represented by|union|unionise|unionize)',
      '(go~|going|went) union',
      '(gather~|gathered|massed|assembled|stood|rallied|demonstrated) (outside|at the gate|at the gates|in front)',
    ],
  },
];
