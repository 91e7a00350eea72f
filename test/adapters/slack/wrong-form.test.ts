import { describe, expect, it } from 'vitest';
import type { Json } from '../../platforms/json.ts';
import { openForms } from './opened-forms.ts';

const forms = openForms();

/** Presses Wrong? under a story, up to the open form; `more` makes it another message than an answer. */
async function open(more: Json = {}): Promise<void> {
  const { posts } = await forms.answered(forms.person().command('klarna'));
  await forms.person().press('Wrong?', { ...posts[0], ...more });
  await forms.opened('wrong');
}

describe('what is wrong', () => {
  it.each([
    { label: 'an alert', ts: true, ref: { id: '1700000000.000200', thread: null } },
    { label: 'an answer', ts: false, ref: null },
  ])('is reported from $label, and what was done is said', async ({ ts, ref }) => {
    await open(ts ? { ts: '1700000000.000200' } : {});
    await forms.person().submit(forms.modal(), {
      reason: { reason: { selected_option: { value: 'wrong_number' } } },
      note: { note: { value: 'It was 700.' } },
    });
    await forms.says('hidden in this channel');
    expect(forms.stage.core.reports).toMatchObject([
      {
        storyId: 'story-1',
        reason: 'wrong_number',
        note: 'It was 700.',
        ref,
        asker: { who: 'U1', destination: { channel: 'C1' } },
      },
    ]);
  });

  it.each([
    { user: 'UGUEST', channel: 'C1', says: 'Guests can ask, but not report' },
    { user: 'UEXTERNAL', channel: 'C1', says: 'People of another organisation can ask here' },
    { user: 'U2', channel: 'C1', says: 'Only members of a channel can report' },
  ])('is not for $user to say for the whole channel', async ({ user, channel, says }) => {
    const { posts: answers } = await forms.answered(forms.person().command('klarna', channel));
    const { posts } = await forms.answered(
      forms.person(user).press('Wrong?', answers[0] ?? {}, channel),
    );
    expect(posts[0]?.text).toContain(says);
    expect(forms.modal()).toEqual({});
  });

  it('is not reported by somebody who left the channel while the form was open', async () => {
    await open();
    forms.stage.slack.channel('C1').members.delete('U1');
    forms.stage.slack.clock.advance(5 * 60_000);
    await forms.person().submit(forms.modal(), {
      reason: { reason: { selected_option: { value: 'not_news' } } },
      note: { note: { value: null } },
    });
    await forms.says('join it first');
    expect(forms.stage.core.reports).toEqual([]);
  });

  it('needs a reason', async () => {
    await open();
    const ack = await forms
      .person()
      .submit(forms.modal(), { reason: { reason: { selected_option: null } }, note: { note: {} } });
    expect(ack).toMatchObject({ response_action: 'errors' });
  });
});
