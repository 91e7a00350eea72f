import type { Rule } from './rule.ts';

/** Plants, shops and services that come to an end, and countries that a business turns its back on. */
export const PLACES_SHUT_RULES: readonly Rule[] = [
  {
    kind: 'closure',
    weight: 3,
    why: 'what becomes of a place of work that ends',
    needs: ['plainNumber'],
    without:
      'road+ bridge+ motorway storm snow weekend holiday+ temporarily tunnel border+ prison+ airport+ polls museum',
    patterns: [
      '<site> ..8 (fall~ silent|fell silent|falls silent|stand~ still|stood still|stands idle|goes cold|go cold|stays cold|boarded up|padlocked|bricked up|bulldozed|razed|put to sleep|switched off|shut off|powered down|wound up|wound down|dismantled|phased out|abandoned|retired|unplugged|sunsetted|deserted|vacated|put out of)',
      '<site> ..8 (extinct|doomed|a thing of the past|past saving|beyond saving|for the chop)',
      '<site> ..6 (come~|came|coming|brought|ground|grind~) to (a|an) (standstill|stop|halt|end|close)',
      '(last|final) (train|flight|batch|screening|feature|performance|broadcast|bulletin|guest|delivery|harvest|cast|tap|pint|loaf|roll|orders|print|run|sailing|voyage|service|shipment|tonne|barrel|brew|matinee|curtain|whistle|clocking-off) ..8 (on|in|at|for|by|this|next|leaves|left|went|will|is|was)',
      '(lock~|padlock~|board~ up|brick~ up|seal~|bolt~) --4 (plant+|factory|factories|mill+|works|store+|shop+|branch+|pub+|office+|showroom+|doors|gates)',
      '(operations|production|trading|publication|flights|printing|manufacturing|assembly|brewing|mining|output|business|services) ..3 (cease~|ends|end in|comes to an end|wound)',
      '(cease~|stop~|end~|halt~|quit~|give~ up|abandon~) (all|any|its|their|the)? --2 (operations|trading|flights|production|publication|deliveries|routes|broadcasting|service|services)',
      '(hand~ back|handed back|surrender~|give~ up|returned|not renew~|terminate~|break~) --4 (lease+|keys|licence+|license+|franchise+|concession+)',
      '(liquidator+|administrator+|receiver+|bailiffs|trustee) ..3 (call~|called|moved|move|appointed|took|take|are|were|have|has|sell~|failed|find)',
      '(run|ran|runs) out of (runway|money|cash|road)',
      '# --3 (<strongSite>|stores|shops|branches) (fewer|less)',
      '# --3 (<strongSite>|stores|shops|branches|depots|sites) (become|into|merged into) one',
      '(no|any) (further use|future|more use|room|need|place) for --5 (<strongSite>|plant|branch|site|works|centre)',
      '(to|into|in|for) the (graveyard|scrapheap|dustbin|scrapyard|museum)',
      '(experiment|venture|adventure|chapter|foray|era) ..8 (is|are|comes|came|has) (over|to an end|ended|at an end|finished)',
      'life support',
      'everything must go',
      '(take~|admit~|accept~|serve~|see~) no more (patients|orders|guests|pupils|bookings|passengers|customers|visitors|students)',
      '(kill~ off|kill~|axe~|scrap~|bin~|ditch~|retire~|drop~|discontinue~|sunset~|end~) (its|the) --4 (service|app|product+|brand+|magazine|newspaper|edition|line|model|range|channel|station)',
      '(turn~) (its|their) back on',
      '(<strongSite>|plant|works) ..6 (surplus|not figure|no longer figure|no future|for sale or closure|earmarked for closure|under notice)',
      '(close|shut|closing|shutting|shuts|closes) ..3 (<land>) (plant|office|arm|business|operation+|factory|subsidiary|unit|site)',
      '(office+|plant+|shops|stores|branches|sites|bureaus) in --8 (close|closes|closed|shut|shuts|go|goes|closing|shutting) !(on|to|at)',
      '(to|will|must) (shut|close) (up|down)? --3 # --3 (<strongSite>|shops|stores|branches)',
      '(close~|shut~|axe~) (between|up to|about|some|around|another) --4 (<strongSite>|shops|stores|branches)',
    ],
  },
  {
    kind: 'closure',
    weight: 3,
    why: 'a business that leaves a country or its market',
    needs: ['notOneChief'],
    without:
      'trip visit+ tour troops treaty ambassador club team coach brexit talks flight+ tourists',
    patterns: [
      '@ ..4 (leave~|quit~|exit~|abandon~|depart~|desert~) (the|all|most)? --1 (<land>|country|market+|region)',
      '(pull~|pulled|pulling|withdraw~|withdrew|retreat~|bow~|back~) (out)? (of|from) --3 (<land>|country|markets|region|continent|high street)',
      '(exit~|leave~|quit~) (the|its|most|all)? --2 (high street|market+|business|segment)',
      '(end~|wind~ down|close~|shut~) --3 (business|operations|service) (in|outside|across) --2 (<land>|country|region|europe)',
      '(exit~|departure|withdrawal|retreat) from --3 (<land>|market|country|business)',
    ],
  },
  {
    kind: 'closure',
    weight: 4,
    why: 'a firm that is no more',
    patterns: [
      '(switch~ off|pull~ the plug on|pulls the plug on|kill~ off|kills off|shut~ off|wind~ up|shut~ down|mothball~|liquidate~|dissolve~|disband~|shutter~) --2 @',
      '@ ..1 (shuts|shuttered|liquidated|dissolved|wound up|goes bust|collapses) !(in|the|a|deal|gap|off)',
      '(company|firm|startup|start-up|business|airline|chain|paper|studio) ..3 (be|is|being|was) (dissolved|liquidated|wound up|wound down|shut|shuttered|closed down)',
    ],
  },
];
