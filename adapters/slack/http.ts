import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver } from '@slack/bolt';
import type { SocketModeReceiverOptions } from '@slack/bolt';
import type { Log } from '../../src/log.ts';
import type { Clock } from '../../src/clock.ts';
import { SIGNATURE_WINDOW_SECONDS } from './limits.ts';
import { slackLogger } from './logger.ts';

/** Every listener acknowledges before it does anything, so that what is not by now will not be; Slack waits 3 s. */
const UNKNOWN_REQUEST_MS = 1_000;

export type HttpSettings = {
  readonly signingSecret: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Pages beside Slack's own requests, such as the installation. */
  readonly routes?: SocketModeReceiverOptions['customRoutes'];
};

export type HttpConnection = {
  readonly receiver: HTTPReceiver;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The port listened on, once started. */
  port(): number;
};

/** Slack's requests over signed HTTP at `/slack/events`. Bolt refuses what is too old; what is of the future, we do. */
export function createHttpConnection({
  signingSecret,
  port,
  clock,
  log,
  routes = [],
}: HttpSettings): HttpConnection {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: slackLogger(log),
    customRoutes: routes,
    // What we do not know (`app_rate_limited` for one) gets no better by being sent again; Bolt would answer 404, which
    // counts as a failure of ours.
    unhandledRequestTimeoutMillis: UNKNOWN_REQUEST_MS,
    unhandledRequestHandler: ({ response }) => {
      log.warn('slack request that nobody takes', {});
      if (!response.headersSent) end(response, 200);
    },
    processEventErrorHandler: ({ error, response }) => {
      log.warn('slack request failed', { error: error.message });
      if (!response.headersSent) {
        response.writeHead(500);
        response.end();
      }
      return Promise.resolve(false);
    },
  });
  const server: Server = createServer((request, response) => {
    if (isOfTheFuture(request, clock)) {
      log.warn('slack request with a time of the future refused', {});
      end(response, 401);
      return;
    }
    try {
      receiver.requestListener(request, response);
    } catch {
      end(response, 404);
    }
  });

  return {
    receiver,
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, () => {
          resolve();
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeIdleConnections();
      }),
    port: () => (server.address() as AddressInfo).port,
  };
}

function isOfTheFuture({ headers }: IncomingMessage, clock: Clock): boolean {
  const timestamp = Number(headers['x-slack-request-timestamp']);
  return timestamp - clock.now() / 1_000 > SIGNATURE_WINDOW_SECONDS;
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status);
  response.end();
}
