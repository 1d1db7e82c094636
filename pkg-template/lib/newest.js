/**
 * Makes changes one after another. Of those that wait while one is made only the newest is made, and it settles the
 * others too.
 */
export class Newest {
  #make;
  /** The change that is being made: it always settles well. */
  #running = Promise.resolve();
  #making = false;
  #waiting;
  #wanted;

  /** @param {(wanted: any) => Promise<void>} make */
  constructor(make) {
    this.#make = make;
  }

  /** Whether nothing is being made, and nothing waits. */
  get idle() {
    return !this.#making && this.#waiting === undefined;
  }

  /** Makes `wanted`, or what is wanted in its place by the time that it can be made. */
  add(wanted) {
    this.#wanted = wanted;
    this.#waiting ??= this.#next();
    return this.#waiting;
  }

  async #next() {
    await this.#running;
    const wanted = this.#wanted;
    this.#waiting = this.#wanted = undefined;
    this.#making = true;
    const made = this.#make(wanted).finally(() => {
      this.#making = false;
    });
    this.#running = made.catch(() => {});
    return made;
  }
}
