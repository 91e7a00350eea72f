/** It is not the delivery's turn for so long that its claim is given back; `ms` from now it may be. */
export class NotNow extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super(`Not for ${ms} ms.`);
    this.ms = ms;
  }
}
