// Lists, whatever the way in which the API goes on with them.

/** What a method that lists gives. Nothing is fetched before it is asked for. */
export class List {
  #fetch;
  #filter;

  /**
   * @param {(filter: object) => Promise<{ items: unknown[], next?: object }>} fetch a page
   * @param {() => object} filter of the first page; throws what is wrong with it
   */
  constructor(fetch, filter) {
    this.#fetch = fetch;
    this.#filter = filter;
  }

  /** One page. */
  async page() {
    return this.#fetch(this.#filter());
  }

  /** Every item, in the order of the API. Leaving the loop stops the fetching. */
  async *[Symbol.asyncIterator]() {
    let filter = this.#filter();
    do {
      const { items, next } = await this.#fetch(filter);
      yield* items;
      filter = next;
    } while (filter);
  }
}
