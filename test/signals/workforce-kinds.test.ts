import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { readByRules } from '../../src/signals/read-by-rules.ts';

const kindsIn = (text: string) =>
  readByRules({ title: '', text, publishedAt: null }, (piece) =>
    findCompanies(piece, seededRegistry()),
  ).findings.map(({ kind }) => kind);

/** Each group of rules: a sentence that needs it, and one with the same words that means something else. */
const GROUPS = [
  {
    kind: 'labor_action',
    says: 'Train drivers at Deutsche Bahn refuse to work overtime from Sunday, and 4,000 of them put down their tools.',
    other: 'The bird strike forced a Lufthansa jet back to Munich.',
    why: 'staff who stop work without the word strike',
  },
  {
    kind: 'labor_action',
    says: 'Some 900 baristas of Starbucks gathered outside the headquarters in Seattle.',
    other: 'Some 900 customers of Starbucks gathered outside the new shop in Lyon.',
    why: 'staff who stand at the gate, not customers',
  },
  {
    kind: 'attrition',
    says: 'Posts that fall vacant at Siemens are not filled again.',
    other: 'A post on the Siemens blog was filled with praise for the new turbine.',
    why: 'places that stay empty',
  },
  {
    kind: 'attrition',
    says: 'Ericsson has gone from 105,000 employees to 94,000 in three years.',
    other: 'The Ericsson share has gone from 105 kronor to 94 in three years.',
    why: 'a headcount that fell, not a price',
  },
  {
    kind: 'hiring_freeze',
    says: 'There is a moratorium on appointments at Siemens until spring.',
    other: 'There is a moratorium on drilling near the Siemens wind park until spring.',
    why: 'a stop of hiring, not of anything else',
  },
  {
    kind: 'hiring',
    says: 'Airbus wants to sign up 900 engineers in Hamburg.',
    other: 'Airbus wants to sign up 900 customers for its newsletter.',
    why: 'people to work, not customers',
  },
  {
    kind: 'hiring',
    says: 'Revolut grows from 8,000 employees to 11,000 this year.',
    other: 'Revolut grows from 8 million customers to 11 million this year.',
    why: 'a headcount that rose, not customers',
  },
  {
    kind: 'closure',
    says: 'Michelin turns off the lights in its Cholet works.',
    other: 'Michelin lights up the tower of its Cholet works for Christmas.',
    why: 'an end in a picture',
  },
  {
    kind: 'restructuring',
    says: 'Nestlé puts its five zones under one roof and redraws the organisation chart.',
    other: 'Nestlé puts five kinds of chocolate into one box for Easter.',
    why: 'parts of the organisation, not of an offer',
  },
  {
    kind: 'layoff',
    says: 'Philips relieves itself of 400 posts in Eindhoven.',
    other: 'Philips relieves patients of 400 forms in Eindhoven.',
    why: 'posts, not forms',
  },
  {
    kind: 'layoff',
    says: 'Dismissal letters went out to 320 technicians of Ericsson in Kista.',
    other: 'Invitations went out to 320 technicians of Ericsson in Kista for the summer party.',
    why: 'papers that end an employment',
  },
  {
    kind: 'layoff',
    says: 'Philips told 90 analysts in Best that their services were surplus to requirements.',
    other: 'Philips told 90 analysts in Best that its services were ahead of requirements.',
    why: 'people for whom there is no use any more',
  },
  {
    kind: 'layoff',
    says: 'Staff at Nokia counted 240 goodbyes in Espoo this spring.',
    other: 'Staff at Nokia counted 240 greetings in Espoo this spring.',
    why: 'counted farewells',
  },
  {
    kind: 'attrition',
    says: 'Of the engineers who left Alstom last year, hardly any were replaced.',
    other: 'Of the trains that Alstom built last year, hardly any were repaired.',
    why: 'those who go have nobody after them',
  },
  {
    kind: 'attrition',
    says: 'Staff numbers at Atos have come down: the group ended June with 74,000 employees, against 90,000 a year before.',
    other: 'Staff praise Atos: it ended June with 74,000 downloads, against 90,000 a year before.',
    why: 'a smaller number of people now',
  },
  {
    kind: 'hiring_freeze',
    says: 'Recruitment at the European subsidiaries of Bosch has been suspended until January.',
    other: 'Production at the European subsidiaries of Bosch has been suspended until January.',
    why: 'hiring that stands still, whatever stands between',
  },
  {
    kind: 'hiring_freeze',
    says: 'Spotify has bolted the door to outside candidates.',
    other: 'Spotify has opened the door to outside podcasts.',
    why: 'a door shut to newcomers',
  },
  {
    kind: 'hiring',
    says: 'Vestas welcomed aboard 300 welders at its Esbjerg yard.',
    other: 'Stena Line welcomed aboard 300 tourists at its Gothenburg quay.',
    why: 'people taken on, not passengers',
  },
  {
    kind: 'hiring',
    says: 'Another 250 mechanics start at Airbus in Hamburg this autumn.',
    other: 'Another 250 mechanics leave Airbus in Hamburg this autumn.',
    why: 'more people, where nobody is said to go',
  },
  {
    kind: 'labor_action',
    says: 'Ground crews of Ryanair in Charleroi reported sick over the new rota.',
    other: 'Ground crews of Ryanair in Charleroi reported delays over the new runway.',
    why: 'staff who stay away',
  },
  {
    kind: 'labor_action',
    says: 'Lufthansa and its pilots are locked in a row over pensions.',
    other: 'Lufthansa and its pilots look back on ten years over the Atlantic.',
    why: 'a quarrel about what a contract gives',
  },
  {
    kind: 'hiring_freeze',
    says: 'Every new hire at Danone has to be approved by the finance chief.',
    other: 'Every new yoghurt at Danone has to be approved by the food chief.',
    why: 'a signature before anybody is hired',
  },
  {
    kind: 'hiring_freeze',
    says: 'Adobe wants to grow with the same number of people.',
    other: 'Adobe wants to reach the same number of countries.',
    why: 'a headcount that stays as it is',
  },
  {
    kind: 'hiring',
    says: 'At Spotify hiring goes on in sales and design.',
    other: 'At Spotify singing goes on in sales and design.',
    why: 'hiring that continues',
  },
  {
    kind: 'hiring',
    says: 'Siemens says that 140 posts are being created in Erlangen.',
    other: 'Siemens says that 140 plots are being created in Erlangen.',
    why: 'posts that come into being',
  },
  {
    kind: 'attrition',
    says: 'Staff at Intel have thinned out: the chipmaker began the year with 108,000 people and has some 101,000 left.',
    other:
      'Staff at Intel cheered: the chipmaker began the year with 101 orders and has some 108 left.',
    why: 'fewer people than at the start',
  },
  {
    kind: 'labor_action',
    says: 'Workers at Renault banged drums and saucepans in Douai all week.',
    other: 'Workers at Renault sold drums and saucepans in Douai all week.',
    why: 'noise at the gate',
  },
  {
    kind: 'hiring_freeze',
    says: 'Zalando no longer accepts applications from engineers.',
    other: 'Zalando no longer accepts returns from engineers.',
    why: 'applications that nobody takes',
  },
] as const;

describe('kinds of the workforce', () => {
  it.each(GROUPS)('$kind is read where it is meant: $why', ({ kind, says }) => {
    expect(kindsIn(says)).toContain(kind);
  });

  it.each(GROUPS)('$kind is not read where it is not: $why', ({ kind, other }) => {
    expect(kindsIn(other)).not.toContain(kind);
  });
});
