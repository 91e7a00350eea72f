import { objectOf, parseJson } from './json.ts';
import type { Json } from './json.ts';
import { httpBody, sendSigned } from './slack-http.ts';
import type { EnvelopeType } from './slack-socket.ts';

/** Sends a recorded payload to a bot, signed for now; resolves with its answer. */
export async function replay(
  recorded: string,
  to: { readonly url: string; readonly signingSecret: string },
): Promise<{ status: number; text: string }> {
  const payload = objectOf(parseJson(recorded));
  const response = await sendSigned({ ...to, ...httpBody(kindOf(payload), payload) });
  return { status: response.status, text: await response.text() };
}

/** What a payload is, by its own marks. */
function kindOf(payload: Json): EnvelopeType {
  if ('command' in payload) return 'slash_commands';
  return payload.type === 'event_callback' || payload.type === 'url_verification'
    ? 'events_api'
    : 'interactive';
}
