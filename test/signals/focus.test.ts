import { expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { readByRules } from '../../src/signals/read-by-rules.ts';

it.each([
  {
    why: 'a title that plays with words names another first',
    title: 'The Nvidia of Shanghai? Moore Threads rings the bell',
    text: 'Moore Threads took in 8 billion yuan on Friday. Moore Threads makes chips.',
    focus: 'Moore Threads',
  },
  {
    why: 'the owner of a firm is not that firm',
    title: 'The owner of Kayak and Priceline cuts 900 jobs',
    text: 'Booking Holdings will cut 900 jobs, it said. Booking wants to save money.',
    focus: 'Booking.com',
  },
  {
    why: "a firm's maker is not that firm",
    title: "WhatsApp's maker lays off 600",
    text: 'Meta lays off 600 people in its AI unit.',
    focus: 'Meta',
  },
  {
    why: 'who only reports is not who acts',
    title: 'Bosch to shut a plant, Reuters reports',
    text: 'Reuters learned that Bosch shuts its plant in Leinfelden.',
    focus: 'Bosch',
  },
  { why: 'nobody is named', title: 'Rain', text: 'It rained all day.', focus: undefined },
])('$why', ({ title, text, focus }) => {
  const reading = readByRules({ title, text, publishedAt: null }, (piece) =>
    findCompanies(piece, seededRegistry()),
  );
  expect(reading.focus?.name).toBe(focus);
});
