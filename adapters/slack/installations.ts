import type { Installation, InstallationQuery, InstallationStore } from '@slack/oauth';
import { z } from 'zod';
import { TokenRevokedError } from '../../src/deliveries/delivery-errors.ts';
import type { Seal } from './seal.ts';

/** Where installations are kept, sealed: the store keeps the text and does not look into it. */
export type KeptInstallations = {
  keep(id: string, sealed: string): Promise<void>;
  /** Null where there is none. */
  read(id: string): Promise<string | null>;
  remove(id: string): Promise<void>;
};

const INSTALLATION = z.looseObject({
  bot: z.looseObject({ token: z.string(), id: z.string(), userId: z.string() }),
});

/** Installations as Slack's packages want them, encrypted at rest, one a workspace. */
export function createInstallationStore(kept: KeptInstallations, seal: Seal): InstallationStore {
  return {
    async storeInstallation(installation) {
      const id = idOf(installation.team?.id);
      await kept.keep(id, seal.close(JSON.stringify(installation), id));
    },
    async fetchInstallation(query) {
      const id = idOf(query.teamId);
      const sealed = await kept.read(id);
      if (sealed === null)
        throw new TokenRevokedError(
          'Bellwether is not installed in this workspace; open /slack/install.',
        );
      const installation: unknown = JSON.parse(seal.open(sealed, id));
      INSTALLATION.parse(installation);
      return installation as Installation<'v2'>;
    },
    async deleteInstallation(query) {
      await kept.remove(idOf(query.teamId));
    },
  };
}

/** The key that a workspace's installation is kept under. */
function idOf(teamId: string | undefined): string {
  if (!teamId) throw new TokenRevokedError('Slack did not say which workspace it is about.');
  return teamId;
}

/** The query for one workspace. */
export function ofWorkspace(teamId: string): InstallationQuery<false> {
  return { teamId, enterpriseId: undefined, isEnterpriseInstall: false };
}
