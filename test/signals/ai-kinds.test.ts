import { describe, expect, it } from 'vitest';
import { findCompanies } from '../../src/companies/find-companies.ts';
import { seededRegistry } from '../../src/companies/seeded-registry.ts';
import { readByRules } from '../../src/signals/read-by-rules.ts';

function kindsOf(title: string, text: string): string[] {
  const document = { title, text, publishedAt: '2025-06-10' };
  const { findings } = readByRules(document, (read) => findCompanies(read, seededRegistry()));
  return findings.map(({ kind }) => kind);
}

describe('AI at work', () => {
  it.each([
    {
      why: 'access for a number of staff is use',
      title: 'Barclays hands 100,000 people an assistant',
      text: 'Barclays has opened a chatbot built on a language model to 100,000 of its staff.',
      kind: 'ai_adoption',
    },
    {
      why: 'a tool that gets through what a number of people would is a replacement',
      title: 'A machine reads the post at E.ON',
      text: 'At E.ON software driven by AI now gets through work that would need 120 clerks.',
      kind: 'ai_replacement',
    },
    {
      why: 'weeks that become hours are a gain',
      title: 'Siemens tests in an afternoon',
      text: 'With its AI assistant Siemens finishes in three hours a check that used to take two weeks.',
      kind: 'ai_savings',
    },
    {
      why: 'a machine that is switched off, with people who answer again',
      title: 'Vodafone unplugs its chatbot',
      text: 'Vodafone has switched off the bot on its helpline, and people will answer the calls again.',
      kind: 'ai_reversal',
    },
    {
      why: 'a course for staff in a text about AI',
      title: 'Renault and the machines',
      text: 'AI changes the work on the lines, says Renault, and 2,000 employees were sent on courses.',
      kind: 'reskilling',
    },
    {
      why: 'money set apart for data centres',
      title: 'Vodafone builds for AI',
      text: 'Vodafone has set aside $2 billion for data centres in which AI is trained.',
      kind: 'ai_investment',
    },
  ])('$kind: $why', ({ title, text, kind }) => {
    expect(kindsOf(title, text)).toContain(kind);
  });

  it('takes a gain through AI as a sign that AI is in use', () => {
    const kinds = kindsOf(
      'Siemens codes faster',
      'AI has raised the productivity of its programmers by 20%, Siemens said.',
    );
    expect(kinds).toEqual(expect.arrayContaining(['ai_savings', 'ai_adoption']));
  });

  it('takes work that AI is only expected to take over as replacement alone', () => {
    const kinds = kindsOf(
      'Siemens looks ahead',
      'AI will take over the work of 300 clerks at Siemens within five years.',
    );
    expect(kinds).toContain('ai_replacement');
    expect(kinds).not.toContain('ai_adoption');
  });

  it.each([
    {
      why: 'a forecast for employers at large',
      title: 'Half of employers expect AI to take over desk work',
      text: 'AI will replace clerks at many firms, the IMF said.',
    },
    {
      why: 'a price for a tool that is sold',
      title: 'Salesforce lowers the price of a conversation',
      text: 'Customers of Salesforce pay one dollar a conversation from July.',
    },
  ])('finds nothing in $why', ({ title, text }) => {
    expect(kindsOf(title, text)).toEqual([]);
  });
});

describe('cues in free order', () => {
  it.each([
    {
      why: 'lessons for staff, the tool named last',
      title: 'Airbus teaches prompts',
      text: 'No lesson, no chatbot: Airbus makes AI lessons compulsory for all its employees.',
      kind: 'reskilling',
    },
    {
      why: 'time per piece of work since AI drafts it',
      title: 'Octopus Energy and its mail',
      text: 'Octopus Energy spends a third less time on each letter since AI drafts them.',
      kind: 'ai_savings',
    },
    {
      why: 'what people formerly did',
      title: 'Onclusive and its clippings',
      text: 'Barclays has its clippings picked by an algorithm instead of people.',
      kind: 'ai_replacement',
    },
  ])('$kind: $why', ({ title, text, kind }) => {
    expect(kindsOf(title, text)).toContain(kind);
  });

  it('does not take teaching a machine for teaching staff', () => {
    const kinds = kindsOf('Google and its letters', 'Google has taught its AI manners, it said.');
    expect(kinds).not.toContain('reskilling');
  });
});

describe('business in lively words', () => {
  it.each([
    {
      why: 'tools that are laid down',
      title: 'Quiet at Boeing',
      text: 'Some 2,000 machinists at Boeing laid down their tools this morning.',
      kind: 'labor_action',
    },
    {
      why: 'a bell that is rung',
      title: 'Klarna and the bell',
      text: 'Klarna hopes to ring the bell at the New York Stock Exchange in spring.',
      kind: 'ipo',
    },
    {
      why: 'time that is called',
      title: 'Nissan and a plant',
      text: 'Nissan calls time on its oldest plant in Japan.',
      kind: 'closure',
    },
  ])('$kind: $why', ({ title, text, kind }) => {
    expect(kindsOf(title, text)).toContain(kind);
  });

  it('takes a register struck off for no strike', () => {
    expect(
      kindsOf('Airbus tidies up', 'Airbus strikes off 40 suppliers from its list.'),
    ).not.toContain('labor_action');
  });
});
