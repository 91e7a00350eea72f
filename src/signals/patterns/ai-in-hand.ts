import { NOT_AT_WORK } from './ai-not-at-work.ts';
import type { Rule } from './rule.ts';

/** Programs and machines at work under a common name: "a model drafts the letters", "an app advises conductors". */
export const AI_IN_HAND_RULES: readonly Rule[] = [
  {
    kind: 'ai_adoption',
    weight: 3,
    why: 'a program that does what lies on desks is in use there',
    patterns: [
      '(<ai>|<thinker>) !(company|startup|firm|maker+|vendor+) (that|which)? ..2 <machineWork> ..5 (<humanWork>|<deskWork>)',
      '(<humanWork>|<deskWork>|%) ..6 <machineWork> ..2 by (a|an|the|its|their)? ..2 (<ai>|<thinker>|software|computer+)',
      '(<ai>|<thinker>|app) (that|which) (tells|advises|warns|alerts|guides|suggests|reminds|helps|lets|drafts|redacts|turns|reads|writes|picks|sorts|scores) ..4',
      '(letting|lets|has|have|having|had) (a|an|the|its)? (<ai>|<thinker>) (write|draft|choose|decide|read|sort|check|answer|pick|mark|grade|animate|judge|do|handle|propose|suggest|plan|run|take|make|talk|translate|count|sum) ..3',
      '(advised|guided|alerted|helped|assisted|prompted|directed|watched|scored|interviewed|greeted|served|covered|suggested|proposed|drawn|planned|picked|chosen|graded|run|steered|generated|written) ..1 by (a|an|the|its) ..2 (<ai>|<thinker>)',
      '(advice|hints|suggestions|nudges|drafts|draft|tips|directions|summary|summaries|prompts) from (a|an|the|its|their)? ..3 (<ai>|<thinker>)',
      '(with|by) the? (help|aid|assistance) of ..3 (<ai>|<thinker>)',
      '(product|work|handiwork|output) of (a|an|the)? (<ai>|algorithm+|model|chatbot)',
      '(machine|model|chatbot|algorithm) (output|translation+|transcript+|draft+)',
    ],
    without: NOT_AT_WORK,
  },
  {
    kind: 'ai_adoption',
    weight: 3,
    why: 'a helper of its own, by the name the house gave it',
    patterns: [
      '(own|in-house|home-made|homemade|home-grown|homegrown|bespoke|self-built|tailor-made) ..1 (<ai>|assistant+|chatbot+|gpts|avatar+|algorithm+) !(<aiOwner>|<person>|chip+)',
      "('s|its|their) ..2 (chatbot|avatar|scribe|summariser|voicebot) !(<aiOwner>|chip+|<person>)",
      '(<ai>|agent|tool|system|engine|model|robot|scheduler|helper|assistant|software|program) (,|it)? (is|was)? (called|dubbed|named|nicknamed|christened|known)',
      '(called|dubbed|named|nicknamed|christened) ..2 , ..3 (<ai>|assistant|chatbot|helper|engine)',
      '(known|introduced|presented|christened) (as|to) ..6 (<ai>|assistant|chatbot|helper)',
    ],
    needs: ['tool'],
    without: NOT_AT_WORK,
  },
  {
    kind: 'ai_adoption',
    weight: 3,
    why: 'it lies in the hands of staff or customers',
    patterns: [
      '(<ai>|<thinker>|assistant|app|tool) !(<aiOwner>|<person>) ..8 (in the hands of|at the elbow|at their elbow|at their shoulder|on the desk|on every|in every|in all|at all|across all|on all|on their|on handheld|on a second|on tablets) ..3',
      '(<ai>|<thinker>|assistant|app|tool) ..6 (went|goes|gone|go|been|is|are) live',
      '(<ai>|<thinker>|assistant|app|tool|system) ..5 (switched on|turned on|in use|in service|in operation|at work|up and running|put to work|let loose)',
      '(licensed|installed|fitted|deployed|deploys|piloted|pilots|trialled|trialed|trials|testing|tests|enlisted|enlists|commissioned|procured|plugged in|wired up) (a|an|the|its)? ..3 (<ai>|<thinker>|tool) ..1 (that|which|to|for|in|at|on|across|from|called|with)',
      '(dictate~|dictating|talk~|talks|speak~|type~|types|feed~|fed|feeds|upload~|paste~) ..5 (into|to) (a|an|the|its) ..2 (<ai>|<thinker>|app|tool)',
      '(based|built|trained|running|runs) on ..3 (chatgpt|gpt|openai|claude|gemini|language|llm|llama|decades|years|its|transcripts|tickets|receipts)',
    ],
    needs: ['tool'],
    without: NOT_AT_WORK,
  },
  {
    kind: 'ai_adoption',
    weight: 3,
    why: 'people who have it: the pattern begins with the verb, so that the subject stays outside and is found as owner',
    patterns: [
      '(get|gets|got|have|has|receive~|given|hold|carry|carries|open|opens|consult~|ask~|asks|turn to|turns to|query|queries|dictate~|talk~|work with|works with|edit~) (a|an|the|its|their|his|her|to|with|into)? ..3 (<ai>|in-house model|assistant) !(<aiOwner>|<person>)',
    ],
    needs: ['ai'],
    with: [
      '<person> % # half most majority all everyone everybody <department> judges nurses wards stores',
    ],
    without: NOT_AT_WORK,
  },
  {
    kind: 'ai_adoption',
    weight: 3,
    why: 'orders to use it',
    patterns: [
      '(no longer|not) optional',
      '(use|usage|using|used|try|tried|tries|example+) ..4 (<ai>) ..12 (appraisal+|review+|memo|reviews|mandatory|compulsory|obligatory|expected|optional|bonus|promotion+|explain)',
      '(memo|mandate|edict|decree|circular|instruction+|order+|ultimatum) ..14 (<ai>)',
      "(prove~|show~|demonstrate~) (that|in|why|first|,|it)? ..5 (cannot|can't|could not|unable)",
    ],
    needs: ['ai'],
    without: NOT_AT_WORK,
  },
];
