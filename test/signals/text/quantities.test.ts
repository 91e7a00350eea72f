import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../../src/signals/text/quantities.ts';
import { tokenise } from '../../../src/signals/text/tokenise.ts';

function readAll(text: string): string[] {
  return findQuantities(tokenise(text)).map(
    ({ value, form, unit, qualifier }) =>
      `${value} ${form}${unit === null ? '' : ` ${unit}`}${qualifier === 'exactly' ? '' : ` ${qualifier}`}`,
  );
}

describe('findQuantities', () => {
  it.each([
    ['1,500 jobs', ['1500 count'], 'comma groups'],
    ['1 500 jobs', ['1500 count'], 'space groups'],
    ['1\u00a0500 jobs', ['1500 count'], 'no-break space groups'],
    ['1.500 Stellen', ['1500 count'], 'point groups'],
    ['1.5k jobs and 12k posts', ['1500 count', '12000 count'], 'k for thousand'],
    ['2,80,000 staff', ['280000 count'], 'Indian groups'],
    ['3 lakh employees', ['300000 count'], 'lakh'],
    ['Rs 500 crore', ['5000000000 money INR'], 'crore of rupees'],
    ['$14,3-billion', ['14300000000 money USD'], 'decimal comma and hyphened scale'],
    ['SEK 13.3bn (£990m)', ['13300000000 money SEK', '990000000 money GBP'], 'glued scales'],
    ['13.3 billion Swedish krona', ['13300000000 money SEK'], 'currency after'],
    ['forty-five roles', ['45 count'], 'spelled out'],
    ['two hundred and ten thousand people', ['210000 count'], 'spelled with scales'],
    ['20 constructor jobs', ['20 count'], 'a word that every object has as a member'],
    ['a dozen sites', ['12 count'], 'a dozen'],
    ['thousands of jobs', ['0 count'], 'vague, value unknown'],
    ['nearly half of staff', ['50 percent nearly'], 'half'],
    ['over a fifth of staff', ['20 percent more_than'], 'a fifth'],
    ['one in ten', ['10 percent'], 'one in ten'],
    ['one employee in ten', ['10 percent'], 'one noun in ten'],
    ['two-thirds of posts', ['67 percent'], 'two-thirds'],
    ['10 per cent, 10pc, ten percent', ['10 percent', '10 percent', '10 percent'], 'per cents'],
    ['between 1,000 and 1,500 people', ['1500 count'], 'a range is its upper bound'],
    ['1,000 to 1,500 people', ['1500 count'], 'a range with to'],
    ['$115-$135 billion', ['135000000000 money USD'], 'a range of money'],
    ['from 9,000 to 5,000', ['9000 count', '5000 count'], 'from and to are no range'],
    ['from 1,000 to 3,000 people', ['1000 count', '3000 count'], 'nor growing ones'],
    ['as many as 300 jobs', ['300 count up_to'], 'as many as'],
    ['in 2023', ['2023 year'], 'a year is no count'],
    ['2000 people', ['2000 count'], 'four digits before people are a count'],
    ['GPT-4 and Covid-19', ['4 ordinal', '19 ordinal'], 'a number that belongs to a name'],
    ['6 weeks to 7 days', ['6 duration weeks', '7 duration days'], 'lengths of time'],
    ['25.03.2024', ['25.03 date'], 'a date with points'],
    ['on Jan 13', ['13 date'], 'a day of a month'],
    ['a third straight quarter', [], 'an ordinal is no share'],
    ['the first half of 2016', ['2016 year'], 'half of a period is no share'],
  ])('%s gives %j: %s', (text, expected) => {
    expect(readAll(text)).toEqual(expected);
  });

  it('never crashes on odd characters', () => {
    const odd = '\ud800 5\u0000 000 jobs \u202e\u2066 \ud83e\udd94 ½ \uffff 1,,2 3..4 -5- $ $$ £';
    expect(() => readAll(odd)).not.toThrow();
  });
});
