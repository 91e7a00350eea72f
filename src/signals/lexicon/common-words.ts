/**
 * Words by how often they stand among a thousand units of business news, the commonest first. Patterns are looked for
 * by their rarest word: what is found does not hang on this table, only how soon.
 */
export const COMMON_WORDS: readonly (readonly [inAThousand: number, words: string])[] = [
  [47, 'the'],
  [22, 'of to'],
  [19, 'a and in on it for'],
  [7, "that at is by its will ai 's be has with are"],
  [
    3,
    'had people as from who not out have year was which them what no one an he their up said they told were would been more',
  ],
  [
    1.3,
    `all go after company or new do over this first down staff last off chief now you since so work says than where jobs before may
    back there firm let into his those employees when week end wants own can we put time union`,
  ],
  [
    0.8,
    `executive fewer day most group about many come customers nobody leave workers say part took could some but between sales profit
    other posts software pay run next office left quarter take once cut every how again our through`,
  ],
];
/** As the words: numbers, names and marks, by the signs of the pattern language. */
export const COMMON_SIGNS: readonly (readonly [inAThousand: number, sign: string])[] = [
  [56, ','],
  [61, ':'],
  [27, '#'],
  [22, '@'],
  [9, '%'],
  [8, '"'],
  [7, '$'],
  [5, '&'],
];
/** How often any other word stands there. */
export const RARE = 0.1;
