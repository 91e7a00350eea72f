import { storeContract } from '../../contracts/store-contract.ts';
import { jsonPlace } from './place.ts';

storeContract('the JSON store', () => jsonPlace());

// With limits this small every write makes a checkpoint, every file a next one, and nothing stays in the cache.
storeContract('the JSON store that folds all the time', () =>
  jsonPlace({ journalBytes: 1, partBytes: 500, cacheBytes: 1 }),
);
