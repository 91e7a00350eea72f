import type { ServerResponse } from 'node:http';
import { objectOf, parseJson } from './json.ts';
import type { Json } from './json.ts';
import { SlackRefusal } from './slack-call.ts';
import type { WebApiState } from './slack-call.ts';
import { checkMessage } from './slack-posting.ts';

/** How often a response_url may be used, and for how long, ms. */
const RESPONSES_ALLOWED = 5;
const RESPONSE_URL_LIFE_MS = 30 * 60_000;

type ResponseUrl = { readonly posts: Json[]; readonly givenAt: number };

/** The addresses that come with a command or a press, for answers to it. */
export type ResponseUrls = {
  /** A fresh one, and what is posted to it. */
  give(): { readonly path: string; readonly posts: Json[] };
  isOne(path: string): boolean;
  answer(path: string, body: string, response: ServerResponse): void;
};

export function createResponseUrls(
  state: Pick<WebApiState, 'clock' | 'violation' | 'nextId'>,
): ResponseUrls {
  const given = new Map<string, ResponseUrl>();
  return {
    give() {
      const path = `/response/${state.nextId()}`;
      const posts: Json[] = [];
      given.set(path, { posts, givenAt: state.clock.now() });
      return { path, posts };
    },
    isOne: (path) => path.startsWith('/response/'),
    answer(path, body, response) {
      const known = given.get(path);
      const message = objectOf(parseJson(body));
      const late = known !== undefined && state.clock.now() - known.givenAt > RESPONSE_URL_LIFE_MS;
      if (!known || late || known.posts.length >= RESPONSES_ALLOWED) {
        state.violation(
          late
            ? 'a response_url was used after 30 minutes'
            : 'a response_url was used more than five times',
        );
        response.writeHead(404);
        response.end(late ? 'expired_url' : 'used_url');
        return;
      }
      try {
        if (message.delete_original !== true) checkMessage(state, message, 'response_url');
        known.posts.push(message);
        response.end('ok');
      } catch (error) {
        response.writeHead(400);
        response.end(error instanceof SlackRefusal ? error.error : 'error');
      }
    },
  };
}
