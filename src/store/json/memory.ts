import { join } from 'node:path';
import { Low } from 'lowdb';
import type { Delivery } from '../../deliveries/delivery.ts';
import type { Story } from '../../stories/story.ts';
import type { KeptDocument } from '../store.ts';
import { SETTING, type Change, type Setting } from './changes.ts';
import { DELIVERY } from './delivery-schema.ts';
import type { Disk } from './disk.ts';
import { DurableFile, type StoreLog } from './durable-file.ts';
import { isOpen, OpenDeliveries } from './open-deliveries.ts';
import { PartCache } from './part-cache.ts';
import type { Summary } from './record-file.ts';
import { KEPT_DOCUMENT, STORY } from './schema.ts';
import { Settings } from './settings.ts';
import { DELIVERIES, DOCUMENTS, STORIES } from './shapes.ts';
import { Shards } from './shards.ts';

export type MemoryOptions = {
  readonly disk: Disk;
  readonly log: StoreLog;
  readonly folder: string;
  readonly partBytes: number;
  readonly cacheBytes: number;
};

const NO_SUMMARY: Summary = { ids: '', groups: '', oldest: null, newest: null };

/** All that the store knows: what is in its files, and above that what has changed since the last checkpoint. */
export class Memory {
  readonly documents: Shards<KeptDocument>;
  readonly stories: Shards<Story>;
  /** The finished deliveries; those still to be sent are in `open`. */
  readonly finished: Shards<Delivery>;
  readonly open = new OpenDeliveries();
  readonly settings = new Settings();
  readonly #openFile: DurableFile<Delivery>;
  readonly #settingsFile: DurableFile<Setting>;
  #changed = { open: false, settings: false };
  #frozen: { open: readonly Delivery[] | null; settings: readonly Setting[] | null } | null = null;

  constructor({ cacheBytes, ...options }: MemoryOptions) {
    const shared = { ...options, cache: new PartCache(cacheBytes) };
    // Finished deliveries come by the thousand and are hardly looked at again; they must not push out what is.
    const apart = { ...options, cache: new PartCache(cacheBytes / 8) };
    this.documents = new Shards<KeptDocument>({
      ...shared,
      shape: DOCUMENTS,
      record: KEPT_DOCUMENT,
    });
    this.stories = new Shards<Story>({ ...shared, shape: STORIES, record: STORY });
    this.finished = new Shards<Delivery>({ ...apart, shape: DELIVERIES, record: DELIVERY });
    const { disk, log, folder } = options;
    const file = { disk, log, summarise: () => NO_SUMMARY };
    this.#openFile = new DurableFile<Delivery>({
      ...file,
      path: join(folder, 'open-deliveries.json'),
      record: DELIVERY,
    });
    this.#settingsFile = new DurableFile<Setting>({
      ...file,
      path: join(folder, 'settings.json'),
      record: SETTING,
    });
  }

  /** Reads the small files and the heads of the others. Throws `store_damaged`, `store_newer`. */
  async load(names: readonly string[]): Promise<void> {
    const open = new Low<readonly Delivery[]>(this.#openFile, []);
    const settings = new Low<readonly Setting[]>(this.#settingsFile, []);
    await open.read();
    await settings.read();
    for (const delivery of open.data) this.open.put(delivery);
    for (const setting of settings.data) this.settings.put(setting);
    await this.documents.open(names);
    await this.stories.open(names);
    await this.finished.open(names);
  }

  /** Makes a change in memory; returns what takes it back. Making the same changes again in order changes nothing. */
  apply(change: Change): () => void {
    switch (change.type) {
      case 'document':
        return this.documents.put(change.record);
      case 'story':
        return this.stories.put(change.record);
      case 'delivery':
        return this.#putDelivery(change.record);
      case 'delivery_state': {
        const delivery = this.open.get(change.key);
        // In a replay after a crash in a checkpoint it may be among the finished already.
        return delivery ? this.#putDelivery({ ...delivery, state: change.state }) : () => undefined;
      }
      case 'subscription_ended':
        this.#changed.settings = true;
        return this.settings.endSubscription(change.id);
      case 'installation_removed':
        this.#changed.settings = true;
        return this.settings.removeInstallation(change.id);
      case 'source_forgotten':
        this.#changed.settings = true;
        return this.settings.forgetSource(change.id);
      case 'watch_ended':
        this.#changed.settings = true;
        return this.settings.endWatched(change.key);
      case 'subscription':
      case 'settings':
      case 'source':
      case 'watched':
      case 'report':
      case 'installation':
        this.#changed.settings = true;
        return this.settings.put(change);
    }
  }

  /** Closes the changes so far for the next `fold`. Call it when all of them are durable. */
  freeze(): void {
    this.documents.freeze();
    this.stories.freeze();
    this.finished.freeze();
    const { open, settings } = this.#changed;
    this.#frozen = {
      open: open || this.#frozen?.open ? this.open.records() : null,
      settings: settings || this.#frozen?.settings ? this.settings.records() : null,
    };
    this.#changed = { open: false, settings: false };
  }

  /** Writes the frozen changes into the files, durably. May be repeated after a failure or a crash. */
  async fold(): Promise<void> {
    await this.documents.fold();
    await this.stories.fold();
    await this.finished.fold();
    // After the finished ones: a delivery that leaves this file has to be in the other by then.
    if (this.#frozen?.open) await new Low(this.#openFile, this.#frozen.open).write();
    if (this.#frozen?.settings) await new Low(this.#settingsFile, this.#frozen.settings).write();
    this.#frozen = null;
  }

  #putDelivery(delivery: Delivery): () => void {
    this.#changed.open = true;
    if (isOpen(delivery)) return this.open.put(delivery);
    const undoRemoval = this.open.remove(delivery.key);
    const undoPut = this.finished.put(delivery);
    return () => {
      undoPut();
      undoRemoval();
    };
  }
}
