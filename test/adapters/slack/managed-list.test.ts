import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../../src/subscriptions/subscription.ts';
import { stringOf, type Json } from '../../platforms/json.ts';
import { buttonsIn, filledIn } from '../../platforms/slack-person.ts';
import { following, openForms, shown } from './opened-forms.ts';
import { saying } from './stage.ts';
import { textsIn } from './texts-in.ts';

const forms = openForms();

describe('the list', () => {
  const names = (view: Json) =>
    textsIn(view.blocks)
      .filter((text) => text.startsWith('*'))
      .map((text) => text.split('\n')[0]);

  it('is paged, and removes', async () => {
    forms.stage.core.list = Array.from({ length: 25 }, (_, at) =>
      following(
        `Company ${at}`,
        at === 3 ? { name: '&'.repeat(800), detail: '<'.repeat(800), paused: true } : {},
      ),
    );
    forms.stage.core.reply = (line) => {
      forms.stage.core.list = forms.stage.core.list.filter(
        ({ words }) => `unsubscribe ${words}` !== line,
      );
      return Promise.resolve(saying(`done: ${line}`));
    };
    await forms.person().command('manage');
    await forms.stage.slack.until(() => names(forms.modal()).length === 10);
    await forms.person().pressInView('Next', forms.modal());
    await forms.stage.slack.until(() => names(forms.modal())[0] === '*Company 10*');
    await forms.person().pressInView('Next', forms.modal());
    await forms.stage.slack.until(() => names(forms.modal()).length === 5);
    expect(buttonsIn(forms.modal().blocks).map(({ action_id: id }) => stringOf(id))).not.toContain(
      'manage.page.Next',
    );
    await forms.person().pressInView('Remove', forms.modal());
    await forms.stage.slack.until(() => names(forms.modal()).length === 4);
    expect(shown(forms.modal())).toContain('done: unsubscribe company 20');
    await forms.person().pressInView('Back', forms.modal());
    await forms.stage.slack.until(() => names(forms.modal())[0] === '*Company 10*');
  });

  it('changes how something is followed, in the place of the list', async () => {
    const klarna = following('Klarna', { filters: { ...NO_FILTERS, aiOnly: true } });
    forms.stage.core.list = [following('IBM'), klarna];
    const list = async () => {
      await forms.person().command('manage');
      await forms.stage.slack.until(() => names(forms.modal()).length === 2);
      return forms.modal();
    };
    await forms.person().pressInView('Change', await list(), 3);
    await forms.opened('subscribe');
    expect(shown(forms.modal())).toContain('*Klarna*');
    await forms.person().submit(forms.modal(), filledIn(forms.modal()));
    await forms.says('answer to');
    expect(shown(forms.modal())).toContain('answer to subscribe klarna instant ai only');
    const old = await list();
    forms.stage.core.list = [];
    await forms.person().pressInView('Change', old);
    await forms.says('no longer followed here');
  });

  it('is opened from the answer to subscriptions, and says where it is empty', async () => {
    const { posts } = await forms.answered(forms.person().command('subscriptions'));
    await forms.person().press('Manage', posts[0] ?? {});
    await forms.says('Nothing is followed here yet.');
  });

  it('of a channel is changed by its members only', async () => {
    forms.stage.core.list = [following('Klarna')];
    await forms.person('UGUEST').command('manage');
    await forms.stage.slack.until(() => names(forms.modal()).length === 1);
    await forms.person('UGUEST').pressInView('Remove', forms.modal());
    await forms.says('Guests can ask');
    expect(forms.stage.core.lines).toEqual([]);
  });
});
