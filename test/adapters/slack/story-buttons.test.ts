import { describe, expect, it } from 'vitest';
import type { Json } from '../../platforms/json.ts';
import { following, openForms, shown } from './opened-forms.ts';
import { saying } from './stage.ts';
import { textsIn } from './texts-in.ts';

const forms = openForms();

describe('Subscribe under a story', () => {
  const alert = async () => {
    const button = { label: 'Subscribe', action: 'subscribe klarna' };
    forms.stage.core.reply = () => Promise.resolve(saying('Klarna cuts 700 jobs', [button]));
    const { posts } = await forms.answered(forms.person().command('klarna'));
    return posts[0] ?? {};
  };

  it('opens the form with the company filled in', async () => {
    await forms.person().press('Subscribe', await alert());
    await forms.opened('subscribe');
    expect(forms.element('company').initial_option).toMatchObject({ value: 'klarna' });
    expect(forms.element('where').initial_option).toMatchObject({ value: 'here' });
  });

  it('offers to follow it alone where the channel follows it already, and says so', async () => {
    forms.stage.core.list = [following('Klarna')];
    await forms.person().press('Subscribe', await alert());
    await forms.opened('subscribe');
    expect(forms.element('where').initial_option).toMatchObject({ value: 'me' });
    expect(shown(forms.modal())).toContain('This channel follows Klarna already: as it happens.');
  });

  it('changes what is followed in a direct message', async () => {
    forms.stage.core.list = [following('Klarna')];
    await forms.person().press('Subscribe', await alert(), 'DU1');
    await forms.opened('subscribe');
    expect(shown(forms.modal())).toContain('*Klarna*');
    expect(forms.modal().submit).toMatchObject({ text: 'Save' });
  });
});

describe('Share under a story', () => {
  const openForm = async (story: string) => {
    const alert = [{ type: 'actions', elements: [button('Share', `send ${story}`)] }];
    await forms.person().press('Share', { blocks: alert, ts: '1700000000.000200' });
    await forms.opened('share');
  };
  const values = (note: string | null): Json => ({
    to: { to: { selected_conversation: 'C2' } },
    note: { note: { value: note } },
  });
  const button = (text: string, value: string) => ({
    type: 'button',
    action_id: 'command.1',
    text: { type: 'plain_text', text },
    value,
  });

  it.each([
    { note: null, says: 'Shared by Person U1' },
    { note: 'See <!channel> *this*', says: 'Shared by Person U1: See &lt;!channel&gt;' },
  ])('shows it in the conversation that was chosen: $says', async ({ note, says }) => {
    await openForm('story-1');
    expect(shown(forms.modal()), 'which story it is').toContain('The story');
    const { posts } = await forms.answered(forms.person().submitTo(forms.modal(), values(note)));
    expect(posts[0]).toMatchObject({ response_type: 'in_channel', text: 'The story' });
    const [first, ...others] = textsIn(posts[0]?.blocks);
    expect(first?.startsWith(says)).toBe(true);
    expect(others).toEqual(['The story', 'Why?', 'Share', 'Wrong?']);
  });

  it('tells the person where the story is gone', async () => {
    await openForm('story-2');
    const { posts } = await forms.person().submitTo(forms.modal(), values(null));
    await forms.stage.slack.until(
      () => forms.stage.slack.team.channels.get('DU1')?.messages.length === 1,
    );
    expect(posts).toEqual([]);
  });
});
