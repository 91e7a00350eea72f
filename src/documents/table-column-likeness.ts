import type { ColumnRole } from './table-column-names.ts';

/**
 * What the words of a name say where no list has it, in the order in which they are tried; `not` are words that make
 * it the name of something else.
 */
export const LIKENESS: readonly {
  readonly role: ColumnRole;
  readonly all: readonly RegExp[];
  readonly not: RegExp;
}[] = [
  {
    role: 'company',
    all: [/\b(?:company|employer|business|firm|organi[sz]ation|establishment)\b/],
    not: /\b(?:address|city|contact|phone|type|size|industry|stage|state|zip|county|code|number|date|location|url|website|description|representative)\b/,
  },
  {
    role: 'received',
    all: [/\b(?:received?|receipt|processed)\b/],
    not: /\b(?:by|from|number|type)\b/,
  },
  {
    role: 'noticeDate',
    all: [
      /\b(?:notice|notices|notified|notification|warn|announced?|announcement|posted|reported)\b/,
      /\b(?:dated?|dates|on)\b/,
    ],
    not: /\b(?:layoff|layoffs|separation|effective|closure|closing|number|type|url)\b/,
  },
  {
    role: 'effectiveDate',
    all: [
      /\b(?:layoffs?|effective|separations?|clos(?:ure|ing)|impact|begins?|beginning|starts?|starting|commenc\w+|projected|terminations?)\b/,
      /\b(?:dates?|on|from)\b/,
    ],
    not: /\b(?:end|ending|last|number|type)\b/,
  },
  {
    role: 'percent',
    all: [/\bpercent(?:age)?\b/],
    not: /\b(?:raised|funding|change)\b/,
  },
  {
    role: 'jobs',
    all: [
      /\b(?:affected|impacted|workers|employees|positions|jobs|layoffs?|laid off|separations|workforce)\b/,
    ],
    not: /\b(?:dates?|type|reason|name|list|percent\w*|code|company|notice|plan|union|before|after|location|city|county|region|area|address|url|source|permanent|temporary|closure|remote|industry|occupations?|title)\b/,
  },
  {
    role: 'action',
    all: [
      /\b(?:closure|closing|layoff|notice|action|event)\b/,
      /\b(?:type|reason|status|or|closure|closing)\b/,
    ],
    not: /\b(?:dates?|number|url)\b/,
  },
  {
    role: 'city',
    all: [/\b(?:city|town|location|municipality)\b/],
    not: /\b(?:zip|state|code|date|number)\b/,
  },
];
