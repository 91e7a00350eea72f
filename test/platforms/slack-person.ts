import { isJson, listOf, objectOf, stringOf } from './json.ts';
import type { Json } from './json.ts';
import { collectProblems } from './slack-checks.ts';
import { optionsProblems } from './slack-elements.ts';
import { checkMessage } from './slack-posting.ts';
import type { EnvelopeType } from './slack-socket.ts';
import type { LoopbackSlack } from './slack.ts';

/** How Slack hands a payload to the bot: an envelope on the socket, or a signed request. */
export type Deliver = (type: EnvelopeType, payload: Json) => Promise<Json>;

export type Pressed = { readonly posts: readonly Json[] };

/** Somebody in the workspace, doing what people do. */
export type SlackPerson = {
  /** Types a slash command; resolves when it is acknowledged. `posts` fills with what comes by response_url. */
  command(text: string, channel?: string): Promise<Pressed>;
  mention(text: string, channel?: string, more?: Json): Promise<void>;
  write(text: string): Promise<void>;
  /** Presses the button with this label in a message. */
  press(label: string, message: Json, channel?: string): Promise<Pressed>;
  /** Presses the button with this label in a modal or on the home tab. */
  pressInView(label: string, view: Json, block?: number): Promise<void>;
  /** Chooses an option of a field that tells of it at once; `typed` is what stands in the other fields beside how they opened. */
  choose(view: Json, field: string, value: string, typed?: Json): Promise<void>;
  /** Types into an external select and gets its options. */
  suggest(actionId: string, value: string): Promise<readonly string[]>;
  /** Submits a modal; resolves with the acknowledgement. */
  submit(view: Json, values: Json): Promise<Json>;
  /** Submits a modal with a select of conversations; `posts` fills with what comes to the one chosen. */
  submitTo(view: Json, values: Json): Promise<Pressed>;
  openHome(): Promise<void>;
};

export function slackPerson(
  slack: LoopbackSlack,
  user: string,
  deliver: Deliver,
  team = slack.team,
): SlackPerson {
  const known = team.users.get(user);
  const home = known === undefined || known.alsoIn.includes(team.id) ? team.id : known.teamId;
  const isForeign = home !== team.id;
  const event = (inner: Json): Promise<Json> =>
    deliver('events_api', {
      ...eventPayload(slack, inner, team),
      ...(isForeign ? { team_id: home, is_ext_shared_channel: true } : {}),
    });
  const interaction = (payload: Json) =>
    deliver('interactive', {
      team: { id: team.id, domain: 'example' },
      user: { id: user, username: user, team_id: home },
      api_app_id: 'A1',
      token: 'old',
      ...payload,
    });
  // Slack files what is done in a form under the home of who does it: slackapi/bolt-js#1614.
  const inView = (payload: Json) =>
    interaction({
      ...payload,
      team: { id: home, domain: 'example' },
      view: { ...objectOf(payload.view), app_installed_team_id: team.id },
    });

  const submission = async (view: Json, values: Json, urls: readonly Json[]) => {
    const ack = await inView({
      type: 'view_submission',
      trigger_id: slack.trigger(),
      view: { ...view, state: { values } },
      response_urls: urls,
    });
    if (isJson(ack.view)) slack.keepView(ack.view, stringOf(view.id));
    return ack;
  };

  return {
    async command(text, channel = 'C1') {
      // slackapi/bolt-python#767: a command is known only to people of a workspace with the app.
      if (isForeign) throw new Error('/signals is not a valid command.');
      const { url, posts } = slack.responseUrl();
      const ack = await deliver('slash_commands', {
        command: '/signals',
        text,
        response_url: url,
        trigger_id: slack.trigger(),
        user_id: user,
        user_name: user,
        team_id: team.id,
        team_domain: 'example',
        channel_id: channel,
        channel_name: 'general',
        api_app_id: 'A1',
        token: 'old',
      });
      if (Object.keys(ack).length > 0) checkMessage(slack.state, ack, 'response_url');
      return { posts };
    },
    async mention(text, channel = 'C1', more = {}) {
      const ts = nextTs(slack);
      const written = `<@${team.botUserId}> ${text}`;
      if (more.ts === undefined)
        team.channels
          .get(channel)
          ?.messages.push({ ts, threadTs: null, content: { text: written }, edits: 0 });
      await event({
        type: 'app_mention',
        user,
        text: written,
        ts,
        channel,
        event_ts: nextTs(slack),
        ...more,
      });
    },
    async write(text) {
      await event({
        type: 'message',
        channel_type: 'im',
        user,
        text,
        ts: nextTs(slack),
        channel: `D${user}`,
        event_ts: nextTs(slack),
      });
    },
    async press(label, message, channel = 'C1') {
      const { url, posts } = slack.responseUrl();
      const button = buttonIn(message.blocks, label);
      await interaction({
        type: 'block_actions',
        trigger_id: slack.trigger(),
        response_url: url,
        channel: { id: channel, name: 'general' },
        container: { type: 'message', channel_id: channel },
        message: {
          ...message,
          type: 'message',
          ts: stringOf(message.ts) || nextTs(slack),
          is_ephemeral: message.ts === undefined,
        },
        actions: [{ ...button, action_ts: nextTs(slack) }],
      });
      return { posts };
    },
    async pressInView(label, view, block) {
      const blocks = block === undefined ? view.blocks : [listOf(view.blocks)[block]];
      await inView({
        type: 'block_actions',
        trigger_id: slack.trigger(),
        container: { type: 'view', view_id: view.id },
        view,
        actions: [{ ...buttonIn(blocks, label), action_ts: nextTs(slack) }],
      });
    },
    async choose(view, field, value, typed = {}) {
      const block = listOf(view.blocks)
        .map(objectOf)
        .find(({ block_id: id }) => id === field);
      if (block?.dispatch_action !== true) throw new Error(`${field} tells nobody of a choice.`);
      const element = objectOf(block.element);
      const selected = listOf(element.options).find((each) => objectOf(each).value === value);
      if (!selected) throw new Error(`${field} has no option ${value}.`);
      const action = { ...element, block_id: field, selected_option: selected };
      const values = {
        ...filledIn(view),
        ...typed,
        [field]: { [stringOf(element.action_id)]: action },
      };
      await inView({
        type: 'block_actions',
        trigger_id: slack.trigger(),
        container: { type: 'view', view_id: view.id },
        view: { ...view, state: { values } },
        actions: [{ ...action, action_ts: nextTs(slack) }],
      });
    },
    async suggest(actionId, value) {
      const answer = await inView({
        type: 'block_suggestion',
        action_id: actionId,
        block_id: actionId,
        value,
        view: { id: 'V' },
      });
      for (const { pointer, message } of collectProblems((report) => {
        optionsProblems(report, '', answer.options, 100, 0);
      }))
        slack.state.violation(`suggestion ${pointer}: ${message}`);
      return listOf(answer.options).map((option) => stringOf(objectOf(objectOf(option).text).text));
    },
    submit: (view, values) => submission(view, values, []),
    async submitTo(view, values) {
      const { url, posts } = slack.responseUrl();
      const select = listOf(view.blocks).find(
        (block) => objectOf(objectOf(block).element).response_url_enabled === true,
      );
      if (!select) throw new Error('No select of the modal asks for a response_url.');
      const block = stringOf(objectOf(select).block_id);
      const action = stringOf(objectOf(objectOf(select).element).action_id);
      const channel = objectOf(objectOf(values[block])[action]).selected_conversation;
      await submission(view, values, [
        { block_id: block, action_id: action, channel_id: channel, response_url: url },
      ]);
      return { posts };
    },
    async openHome() {
      await event({
        type: 'app_home_opened',
        user,
        channel: `D${user}`,
        tab: 'home',
        event_ts: nextTs(slack),
      });
    },
  };
}

/** A direct message "klarna" by U1, as Slack sends it; each is an event of its own with the same time. */
export function directMessage(slack: LoopbackSlack): Json {
  return eventPayload(slack, {
    type: 'message',
    channel_type: 'im',
    user: 'U1',
    text: 'klarna',
    ts: '1.1',
    channel: 'DU1',
    event_ts: '1.1',
  });
}

/** An Events API payload around an inner event. */
export function eventPayload(slack: LoopbackSlack, inner: Json, team = slack.team): Json {
  return {
    type: 'event_callback',
    token: 'old',
    team_id: team.id,
    api_app_id: 'A1',
    event: inner,
    event_id: `Ev${slack.state.nextId()}`,
    event_time: Math.floor(slack.clock.now() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

/** What Slack hands in where somebody submits a form as it opened. */
export function filledIn(view: Json): Json {
  return Object.fromEntries(
    listOf(view.blocks).flatMap((block): [string, Json][] => {
      const { block_id: id, element } = objectOf(block);
      if (element === undefined) return [];
      const it = objectOf(element);
      const value = {
        value: it.initial_value ?? null,
        selected_time: it.initial_time ?? null,
        selected_option: it.initial_option ?? null,
        selected_options: it.initial_options ?? [],
      };
      return [[stringOf(id), { [stringOf(it.action_id)]: value }]];
    }),
  );
}

/** The first button with this label, or the menu with it as its choice; throws where there is none. */
export function buttonIn(blocks: unknown, label: string): Json {
  const button =
    buttonsIn(blocks).find((each) => objectOf(each.text).text === label) ?? menuWith(blocks, label);
  if (!button)
    throw new Error(
      `There is no button ${label}: ${buttonsIn(blocks)
        .map((each) => stringOf(objectOf(each.text).text))
        .join(', ')}`,
    );
  return button;
}

function menuWith(value: unknown, label: string): Json | null {
  if (Array.isArray(value)) return value.map((each) => menuWith(each, label)).find(Boolean) ?? null;
  if (!isJson(value)) return null;
  if (value.type !== 'overflow') return menuWith(Object.values(value), label);
  const chosen = listOf(value.options).find(
    (option) => objectOf(objectOf(option).text).text === label,
  );
  return chosen === undefined ? null : { ...value, selected_option: chosen };
}

export function buttonsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn);
  if (!isJson(value)) return [];
  if (value.type === 'button') return [value];
  return Object.values(value).flatMap(buttonsIn);
}

function nextTs(slack: LoopbackSlack): string {
  return `${Math.floor(slack.clock.now() / 1_000)}.${String(slack.state.nextId()).padStart(6, '0')}`;
}
