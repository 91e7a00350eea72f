import type { Rule } from './rule.ts';

/** Closures and restructurings. */
export const STRUCTURE_RULES: readonly Rule[] = [
  {
    kind: 'closure',
    weight: 4,
    patterns: [
      '<closeVerb> down? --6 <strongSite> !<post>',
      '(shut~|close~|wind~) (down|up)? --5 (operations|business|company|firm|app|service|platform|unit)',
      '<strongSite> --3 (<be>|<will>|to|<have>|that|which)? ..3 (close~|shut~|shutter~|closing|shutting|closed|shuttered|discontinued|mothballed|idled)',
      '<closeNoun> of --6 <site>',
      '<site> <closeNoun>',
      '(close~|shut~|closing|shutting) (its|their|the) doors !to',
      '(cease~|end~|stop~|halt~) --3 (operations|trading|production|publication|publishing|printing|manufacturing|operating)',
      '(be|being|are|is|been) wound (down|up)',
      'wind~ (down|up)',
      'go~ (out of business|bust|under|dark)',
      'go~ into (administration|liquidation|receivership)',
      '(into|in|enter~) liquidation',
      'pull~ the plug',
      '(exit~|leave~|quit~|abandon~|drop~) (most|all|part|some)? (of)? --3 (business|market)',
      'shut~ --3 (<site>|shop) !<post>',
      'shutter~ --4 <site>',
      '# --3 <strongSite> (to|will|would|are|were|could|may) ..2 (close~|shut~|go|shutter~)',
      '(close~|closing|shut~) (#|%|all|every|both|dozens|hundreds|most|remaining) --5 <site>',
      '(plant|factory|store|office|branch) shutdown+',
    ],
  },
  {
    kind: 'restructuring',
    weight: 4,
    patterns: [
      '<reorgNoun> !(partner|officer|lead|manager|consultant|director|chief|expert)',
      '(restructure~|reorganise~|reorganize~|delayer~|reshuffle~|re-organise~|reconfigure~|offshore~|outsource~)',
      '(overhaul~|revamp~|reshape~|realign~|consolidate~|streamline~|flatten~|simplify~|recast~|centralise~|centralize~) --5 (<force>|<department>|operations|business|businesses|structure+|organisation|organization|company|management|hierarchy|layers|sites|offices|network|roles|functions)',
      '(merge~|combine~|fold~|integrate~|unite~) --5 (<department>|leadership|functions|operations|businesses|roles) ..3 (into|with|and|of)',
      'fold~ --3 into',
      '(move~|shift~|transfer~|relocate~|send~) --6 (<post>|<person>|work|functions|production|operations|headquarters) ..3 (to|overseas|abroad|offshore|from)',
      '(management|organisational|organizational) (layer+|change+|structure)',
      '(layer+|levels) of management',
      'split~ --4 into (#|two|three|four)',
      '(new|leaner|simpler|flatter) --2 (structure|organisation|organization)',
    ],
  },
];
