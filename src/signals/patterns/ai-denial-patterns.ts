/** Ways in which a text says that AI is not the reason. */
export const AI_DENIALS: readonly string[] = [
  'nothing to do with ..5 <ai>',
  '(owe~|owed) nothing to ..3 <ai>',
  'not ..3 (because|due|driven|caused|about|prompted|down|related|linked|motivated|result) ..4 <ai>',
  'not <ai>',
  'no one ..5 replaced by <ai>',
  '<ai> (is|was|were|are) not (the|what|to|a|behind|why)',
  '<ai> ..2 (play~|had|have) (no|little) (part|role|hand|bearing)',
  '(unrelated|unconnected) (to|with) ..3 <ai>',
  '(deny~|denying|reject~|dismiss~|dispute~) ..8 <ai>',
  'rather than --2 <ai>',
  '(not|neither|nor) <ai>',
  'neither ..5 <ai>',
  "'s doing",
  'answered no',
  'separate effort',
  'without <ai>',
];
