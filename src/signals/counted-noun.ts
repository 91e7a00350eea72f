import type { Unit } from './text/unit.ts';
import { SYMBOLS } from './text/vocabulary.ts';
import { wordTest } from './text/word-test.ts';

/** Nouns that make a number one of people at work. */
export const isStaffNoun = wordTest(
  '<post> <person> <force> layoff+ layoffs redundancy redundancies job-cuts takers names souls hands volunteers',
);
/** Nouns that make a number one of something else. */
export const isNotStaff = wordTest(
  `customer+ user+ client+ household+ passenger+ patient+ student+ pupil+ subscriber+ learner+ merchant+ resident+ shareholder+
  investor+ american+ visitor+ store+ shop+ branch+ chat+ conversation+ image+ package+ device+ vehicle+ car+ flight+ home+ page+ company
  companies firms country countries share shares cost costs revenue sales profit spending budget spend price prices market traffic seat seats
  votes voters fans players points supplier suppliers homes units sites stores locations offices plants buildings facilities
  interactions queries inquiries calls tickets requests earners cardholders adults consumers respondents members applicants applications council
  tourist+ traveller+ traveler+ guest+ holidaymaker+ spectator+ viewer+ reader+ listener+ delegate+ motorist+ commuter+ voter+ tenant+ patients
  café+ cafés cafe+ restaurant+ outlet+ depot+ hotel+ school+ hospital+ warehouse+ town+ city cities`,
);
const endsNounPhrase = wordTest(
  '<stop> is are was were be been will would to for from in with on by at has have had do does did could may might must or under',
);
const isPossessive = wordTest('its the their our these those his her all such whom them');

/** The noun a number counts: staff, something else, or none in sight. */
export function countedNoun(units: readonly Unit[], at: number): 'staff' | 'other' | 'nothing' {
  const sentence = units[at]?.sentence;
  let staff = false;
  for (let step = at + 1; step <= at + 7; step += 1) {
    const unit = units[step];
    if (unit === undefined || unit.sentence !== sentence) break;
    if (unit.symbol === SYMBOLS.barrier || unit.symbol === SYMBOLS.comma) break;
    if (isNotStaff(unit)) return staff && units[step - 1]?.norm !== 'of' ? 'staff' : 'other';
    if (isStaffNoun(unit)) {
      staff = true;
      continue;
    }
    if (staff) return 'staff';
    if (unit.symbol === SYMBOLS.company || isPossessive(unit) || unit.norm === 'of') continue;
    if (endsNounPhrase(unit) || unit.quantity !== null) break;
    if (unit.symbol === SYMBOLS.mark && unit.norm !== '-' && unit.norm !== '/') break;
  }
  return staff ? 'staff' : 'nothing';
}
