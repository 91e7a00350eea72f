import type { Message } from '../../src/messages/message.ts';
import type { Log } from '../../src/log.ts';
import type { Destination } from '../../src/subscriptions/subscription.ts';
import type { Asker, WrongReport } from '../../src/chat/chat-core.ts';
import type { SlackCore } from './core.ts';
import type { People } from './people.ts';
import { refusalToChange, refusalToReport } from './permission.ts';
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
  /** Why the asker may not report a story where they are, as a sentence; null where they may. */
  refusalToReport(asker: Asker): Promise<string | null>;
  /** Keeps a report and acts on it, or says why the asker may not. Never throws. */
  report(report: WrongReport): Promise<Message>;
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

  const unless = async (
    refusal: Promise<string | null>,
    work: () => Promise<Message>,
  ): Promise<Message> => {
    const refused = await refusal;
    return refused === null ? work() : notice(refused);
  };

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
        nameOf: async (who) => (await people.person(workspace, who))?.name ?? null,
        destination: alone ? person : destinationOf(workspace, channel, false),
      };
    },
    answer: (line, asker) =>
      reply.answerOf(() => {
        const answer = () => core.answer(line, asker);
        if (core.takesReportBack(line)) return unless(refusalToReport(asker, people), answer);
        return core.changesChannel(line)
          ? unless(refusalToChange(asker, people, policy), answer)
          : answer();
      }),
    refusalToReport: (asker) => refusalToReport(asker, people),
    report: (report) =>
      reply.answerOf(() =>
        unless(refusalToReport(report.asker, people), () => core.reportWrong(report)),
      ),
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
