import type { Message } from '../../src/messages/message.ts';
import type { Log } from '../../src/log.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import type { Asker } from '../../src/chat/chat-core.ts';
import type { SlackCore } from './core.ts';
import type { People } from './people.ts';
import { refusalToChange } from './permission.ts';
import type { SubscribePolicy } from './permission.ts';
import { notice } from './reply.ts';
import type { Reply, Say } from './reply.ts';
import type { Workspaces } from './workspaces.ts';

/** What every listener of the app is given. */
export type Desk = {
  readonly core: SlackCore;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly reply: Reply;
  readonly say: Say;
  readonly log: Log;
  /** Who asks, with their zone. `channel`: where; null or a direct message: the person alone. */
  askerOf(workspace: string, user: string, channel: string | null): Promise<Asker>;
  /** Answers a line of the grammar, or says why the asker may not. Never throws. */
  answer(line: string, asker: Asker): Promise<Message>;
  /** Runs work that nobody waits for; a failure is logged, and `stop` waits for it. */
  later(work: () => Promise<unknown>): Promise<void>;
  /** Resolves when all work has ended. */
  idle(): Promise<void>;
};

export type DeskOptions = Pick<Desk, 'core' | 'people' | 'workspaces' | 'reply' | 'say' | 'log'> & {
  readonly policy: SubscribePolicy;
};

export function createDesk({ policy, ...parts }: DeskOptions): Desk {
  const { core, people, reply, log } = parts;
  const running = new Set<Promise<void>>();

  return {
    ...parts,
    async askerOf(workspace, user, channel) {
      const zone = (await people.person(workspace, user))?.zone ?? null;
      const person = destinationOf(workspace, user, true);
      const alone = channel === null || channel.startsWith('D');
      return {
        who: user,
        person,
        zone,
        destination: alone ? person : destinationOf(workspace, channel, false),
      };
    },
    answer: (line, asker) =>
      reply.answerOf(async () => {
        if (core.changesChannel(line)) {
          const refusal = await refusalToChange(asker, people, policy);
          if (refusal !== null) return notice(refusal);
        }
        return core.answer(line, asker);
      }),
    later(work) {
      const run = (async () => {
        try {
          await work();
        } catch (error) {
          log.error('slack listener failed', { error });
        }
      })();
      running.add(run);
      void run.finally(() => running.delete(run));
      return run;
    },
    async idle() {
      await Promise.all(running);
    },
  };
}

export function destinationOf(workspace: string, channel: string, person: boolean): Destination {
  return { platform: 'slack', workspace, channel, person };
}
