import { createHmac } from 'node:crypto';
import type { Json } from './json.ts';
import { objectOf, parseJson, stringOf } from './json.ts';
import type { EnvelopeType } from './slack-socket.ts';

export const SIGNING_SECRET = 'loopback-signing-secret';

export type SignedRequest = {
  readonly url: string;
  readonly body: string;
  readonly contentType: string;
  /** Seconds since 1970; now where missing. */
  readonly timestamp?: number;
  readonly signingSecret?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends a request as Slack signs it: docs.slack.dev, "Verifying requests from Slack". */
export async function sendSigned(request: SignedRequest): Promise<Response> {
  const timestamp = String(request.timestamp ?? Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', request.signingSecret ?? SIGNING_SECRET)
    .update(`v0:${timestamp}:${request.body}`)
    .digest('hex');
  return fetch(request.url, {
    method: 'POST',
    body: request.body,
    headers: {
      'content-type': request.contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...request.headers,
    },
  });
}

/** A payload in the form in which Slack posts its kind: commands as a form, interactions as a form field, events as JSON. */
export function httpBody(type: EnvelopeType, payload: Json): { body: string; contentType: string } {
  if (type === 'events_api')
    return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form =
    type === 'slash_commands'
      ? new URLSearchParams(
          Object.entries(payload).map(([key, value]): [string, string] => [key, stringOf(value)]),
        )
      : new URLSearchParams({ payload: JSON.stringify(payload) });
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** Delivers a payload over signed HTTP and resolves with what the bot answered; anything but 200 is a violation. */
export async function deliverHttp(
  url: string,
  type: EnvelopeType,
  payload: Json,
  violation: (what: string) => void,
): Promise<Json> {
  const response = await sendSigned({ url, ...httpBody(type, payload) });
  const text = await response.text();
  if (response.status !== 200) violation(`${type} was answered with HTTP ${response.status}`);
  return objectOf(parseJson(text));
}
