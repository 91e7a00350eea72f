import { beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../../src/messages/message.ts';
import { objectOf } from '../../platforms/json.ts';
import { buttonsIn, filledIn } from '../../platforms/slack-person.ts';
import { following, openForms, shown } from './opened-forms.ts';

const forms = openForms();

describe('the home tab', () => {
  beforeEach(() => {
    const place = (channel: string, person: boolean) =>
      ({ platform: 'slack', workspace: 'T1', channel, person }) as const;
    forms.stage.core.homeContent = {
      places: [
        { destination: place('U1', true), following: [], nextDigests: [] },
        {
          destination: place('C1', false),
          following: [
            following('Klarna', {
              cadence: { every: 'weekly', weekday: 3, at: '07:15', zone: 'Asia/Tokyo' },
              filters: {
                aiOnly: true,
                minRelevance: 3,
                minJobs: 100,
                minPercent: 2.5,
                only: ['layoff'],
                not: ['closure'],
              },
            }),
          ],
          nextDigests: ['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
        },
        { destination: place('C3', false), following: [following('Secret')], nextDigests: [] },
      ],
      sources: plain('41 of 43 sources healthy.'),
    };
    forms.stage.core.list = [...(forms.stage.core.homeContent.places[1]?.following ?? [])];
  });

  it('shows what the person and their channels follow, the next digest and the sources', async () => {
    await forms.person().openHome();
    await forms.stage.slack.until(() => forms.stage.slack.home('U1').type === 'home');
    const text = shown(forms.stage.slack.home('U1'));
    expect(text).toContain('*Klarna*');
    expect(text).toMatch(/Next digests: <!date\^1795420800\^.*, <!date\^1795507200\^/);
    expect(text).toContain('41 of 43 sources healthy.');
    expect(text, 'a channel that the person is not in').not.toContain('Secret');
  });

  it('is changed in place', async () => {
    await forms.person().openHome();
    await forms.stage.slack.until(() => forms.stage.slack.home('U1').type === 'home');
    await forms.person().pressInView('Change', forms.stage.slack.home('U1'));
    await forms.opened('subscribe');
    expect(shown(forms.modal())).toContain('*Klarna*');
    await forms.person().submit(forms.modal(), filledIn(forms.modal()));
    await forms.says('answer to');
    expect(shown(forms.modal()), 'as it was, where nothing is changed').toContain(
      'answer to subscribe klarna weekly wed 07:15 Asia/Tokyo ai only min 3 >=100 jobs >=2.5% only layoff not closure',
    );
    await forms.person().pressInView('Remove', forms.stage.slack.home('U1'));
    await forms.says('*Klarna*');
    const before = forms.stage.slack.calls.filter(
      ({ method }) => method === 'views.publish',
    ).length;
    await forms.person().pressInView('Remove', forms.modal());
    await forms.stage.slack.until(
      () =>
        forms.stage.slack.calls.filter(({ method }) => method === 'views.publish').length ===
        before + 1,
    );
  });

  it.each([
    { length: 1_950, label: 'words that a button holds', buttons: ['Follow a company', 'Change'] },
    { length: 2_001, label: 'more words than a button holds', buttons: ['Follow a company'] },
  ])('and the list hold what is named by $label', async ({ length, buttons }) => {
    const theme = following('a theme', { words: `theme:"${'x'.repeat(length)}"` });
    forms.stage.core.list = [theme];
    forms.stage.core.homeContent = {
      ...forms.stage.core.homeContent,
      places: forms.stage.core.homeContent.places.slice(1, 2).map((place) => ({
        ...place,
        following: [theme],
      })),
    };
    await forms.person().openHome();
    await forms.stage.slack.until(() => forms.stage.slack.home('U1').type === 'home');
    const home = forms.stage.slack.home('U1');
    const labels = buttonsIn(home.blocks).map(({ text }) => objectOf(text).text);
    expect(labels).toEqual([...buttons, 'Remove']);
    if (buttons.includes('Change')) {
      await forms.person().pressInView('Change', home);
      await forms.opened('subscribe');
    }
    await forms.person().pressInView('Remove', home);
    await forms.says('*a theme*');
  });

  it('says to who follows nothing yet what it is for', async () => {
    forms.stage.core.homeContent = {
      ...forms.stage.core.homeContent,
      places: forms.stage.core.homeContent.places.slice(0, 1),
    };
    await forms.person().openHome();
    await forms.stage.slack.until(() => forms.stage.slack.home('U1').type === 'home');
    expect(shown(forms.stage.slack.home('U1'))).toContain('Type /signals klarna in any channel');
  });

  it('holds any number of channels', async () => {
    const many = Array.from({ length: 30 }, (_, at) => following(`Company ${at}`));
    forms.stage.core.homeContent = {
      ...forms.stage.core.homeContent,
      places: Array.from({ length: 20 }, () => ({
        destination: { platform: 'slack', workspace: 'T1', channel: 'C1', person: false },
        following: many,
        nextDigests: ['2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
      })),
    };
    await forms.person().openHome();
    await forms.stage.slack.until(() =>
      shown(forms.stage.slack.home('U1')).includes('And 14 more channels'),
    );
  });
});
