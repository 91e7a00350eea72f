import type { Rule } from './rule.ts';

const PARTS = '<part> <post> <force> editors managers people roles jobs work business company';

/** Parts of an organisation joined, split, moved, handed out and put under other heads. */
export const PARTS_MOVED_RULES: readonly Rule[] = [
  {
    kind: 'restructuring',
    weight: 3,
    why: 'many parts become one, or one many',
    needs: ['notDeal'],
    with: [PARTS],
    without: 'shares share-price stock song+ film+ match championship season dossier pages',
    patterns: [
      '(reassemble~|chop~|carve~|slice~|break~ up|knit~|weld~|fuse~|stitch~|lump~|concentrate~|collapse~|recast~|remould~|regroup~|integrate~|gather~|squeeze~|meld~|bundle~|pool~|amalgamate~|roll~|condense~|organise~|organize~|group~) ..9 (into|in|to) --1 (#|one|a|two|three|four|five|six|seven|eight|single) --3 (<part>|blocks|houses|pieces|parts|firm|practices|teams|chunks|fiefs|pillars|planets|centres|house)',
      '(be|been|being|is|are|was|were|get|gets) ..1 (pooled|fused|combined|amalgamated|consolidated|centralised|centralized|regrouped|folded|slotted|integrated|bundled|merged|recast|transplanted|subsumed|brought|rolled|tucked|grouped|collapsed|unified|rehoused|reassigned) ..3 (in|into|to|under|with|together|at)',
      '(<part>|divisions|teams|units) ..6 (give~ way to|make~ way for|replaced by|superseded by|answer to|disappear into)',
      '(single|one|common|global|integrated|unified|shared|joint|combined) --2 (structure|newsdesk|newsroom|desk|management|leadership|hub|division|team|unit|editor|organisation|organization|chain of command|executive|back office|platform team)',
      '(share~|sharing) (one|a|a single|the same) --2 (newsdesk|newsroom|desk|management|head|head office|boss|chief|team|editor)',
      '(shared-service|shared-services|shared service|shared services) (centre+|center+|hub+|model)?',
      '(report~|answer~) ..2 to --4 (boss|chief|chiefs|head|heads|managers|president|director)',
      '(preside~|presides|rule~|reign~|take~ charge) over --3 (titles|divisions|units|teams|regions|brands)',
      '(dissolve~|abolish~|scrap~|rip~ up|tear~ up|torn up|tore up|do~ away with|instead of|replace~|abandon~|dismantle~|undo~|unpick~|ditch~|bid farewell to|drop~|delete~) ..6 (structure|matrix|model|regional headquarters|directorate+|hierarchy|hierarchies|layers|tiers|silos|fiefdoms|country offices|reporting lines|regions)',
      '(take~ out|takes out|remove~|strip~ out|strip~|lose~|cut~|axe~|shed~|drop~|fewer|whole|entire) --3 (layer+|tier+|rung+|level+|echelon+) (of|out|between|in|from|and|,)?',
      '(layer+|tier+|rung+|echelon+) of --2 (management|managers|bosses|supervisors|supervision|hierarchy|bureaucracy)',
      '(flatter|leaner|simpler|lean|flat|nimbler) (and|,) (faster|flatter|leaner|simpler|quicker|nimbler|agile)',
      '(taken|taking|take~|pulled) apart',
      '(bolted|put|stitched|pieced) together (anew|again|afresh)',
      '(rearrange~|reassemble~|reorder~|remodel~|redraw~|rethink~|remake~|revamp~|reshape~|reinvent~) (how|the way|the ways|its|their|the) ..4 (works|work|structure|organisation|organization|management|operations|teams|business|businesses|divisions|workforce|set-up)',
      '(rethinking|rethink~) the ways',
      '(departments|divisions|units|teams|regions|layers|brands|offices) ..3 (fall~|fell|shrink~|shrank|cut|reduced|go|went|halved|drop~) from #',
      '(management|leadership|executive) (team|board|committee) ..4 (halved|slimmed|reduced|shrunk|cut|smaller)',
      '(<part>|operations|teams) ..4 (side by side|under one roof|hand in hand|under the wing)',
      '(swallow~|absorb~|take~ over|fold~ in|subsume~) --4 (operations|functions|team+|back office|duties|department)',
      '(makeover|remake|rearrangement|shake-up|redesign|rejig|rewiring) ..5 (touch~|affect~|cost~|hit~|part+|division+|unit+|roles|jobs|positions)',
      '(responsibility|power|authority|decisions) (for|to|in) --3 (businesses|business lines|regions|headquarters|centre)',
    ],
  },
  {
    kind: 'restructuring',
    weight: 3,
    why: 'work goes to where, or to whom, it costs less',
    needs: ['notDeal', 'notOneChief'],
    with: [
      `<part> <post> <person> work production jobs roles functions operations assembly support care development finance
       payroll headquarters plant crew model output machines lines`,
    ],
    without:
      'troops voters tourists players missile+ flights passengers matches minister+ refugees shipment+ export+',
    patterns: [
      '(move~|shift~|transfer~|relocate~|transplant~|migrate~|outsource~|farm~|offshore~|nearshore~|hand~ over|shipped|send~|sent|lift~|follow~|switch~|lose~) ..8 (to|in|into|for) --2 <abroad>',
      '(move~|shift~|relocate~|lift~|transfer~|uproot~) --4 (headquarters|hq|head office|base|seat|production|assembly|line|lines) ..4 (to|from|into)',
      '(handed|passed|given|transferred|put out|leased|tendered|outsourced|contracted|entrusted|farmed|hived) ..5 (to|out|off) ..4 (subcontractor+|contractor+|outsourcer+|outside|third|tender|logistics|agency|agencies|provider+|venture|service firm)',
      '(put|goes|go|going) out to tender',
      '(farm~ out|contract~ out|farms out)',
      '(goes|go|went|moves|follow|follows) --3 to (an|the|a|its)? --2 (outsourcer|contractor|subcontractor|hub|shared|service centre)',
      '(jobs|roles|posts|positions|work|functions) ..6 (created|opened|moved|placed|go|goes|moving|relocated|built) ..4 (in|at|to) ..3 <abroad>',
      '(opens|open|created|creates|adds|hires) --3 # in --1 <abroad>',
      '(goes|go|went|moves|moved|shifts|shifted) (to|into) ..3 (instead of|rather than) ',
      'to do what ..4 (did|does|used)',
    ],
  },
];
