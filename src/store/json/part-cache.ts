/** What the cache keeps an eye on: something that takes room and can let go of it. */
type Cached = { readonly bytes: number; forget(): void };

/** Keeps what was used last, up to a number of bytes on disk; what has to go reads itself again when it is needed. */
export class PartCache {
  readonly #limit: number;
  readonly #sizes = new Map<Cached, number>();
  #total = 0;

  constructor(limitBytes: number) {
    this.#limit = limitBytes;
  }

  used(part: Cached): void {
    this.#drop(part);
    this.#sizes.set(part, part.bytes);
    this.#total += part.bytes;
    for (const oldest of this.#sizes.keys()) {
      if (this.#total <= this.#limit || oldest === part) return;
      this.#drop(oldest);
      oldest.forget();
    }
  }

  #drop(part: Cached): void {
    this.#total -= this.#sizes.get(part) ?? 0;
    this.#sizes.delete(part);
  }
}
