/**
 * Does `work` on everything that `source` gives, several at once, and takes what comes of it one by one, in the order of the source. From
 * the moment it is asked of the source until its result is taken, an item is under way, and at most `atOnce` are: where `take` is slow,
 * the source waits.
 * @throws what source, work or take throw first, without waiting for the source; nothing is taken from then on
 */
export async function inOrder<Item, Result>(
  source: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
  take: (result: Result, item: Item) => Promise<void> | void,
): Promise<void> {
  const breaker = new Breaker();
  const underWay: Promise<void>[] = [];
  const items = source[Symbol.asyncIterator]();
  let last = Promise.resolve();
  const begin = (item: Item): Promise<void> => {
    const result = work(item);
    result.catch(breaker.break);
    const taken = last.then(async () => {
      const done = await result;
      breaker.check();
      await take(done, item);
    });
    taken.catch(breaker.break);
    return taken;
  };
  try {
    for (;;) {
      if (underWay.length === atOnce) await breaker.wait(underWay.shift()!);
      const next = await breaker.wait(items.next());
      if (next.done === true) break;
      last = begin(next.value);
      underWay.push(last);
    }
    await breaker.wait(last);
  } catch (fault) {
    breaker.break(fault);
    void items.return?.(); // not waited for: it may itself be waiting, for a line that never comes
    throw fault;
  }
}

/** Ends a wait when something has failed elsewhere. One wait at a time. */
class Breaker {
  #broken = false;
  #fault: unknown;
  #end: (fault: unknown) => void = () => {};

  /** The first fault counts. */
  readonly break = (fault: unknown): void => {
    if (this.#broken) return;
    this.#broken = true;
    this.#fault = fault;
    this.#end(fault);
  };

  check(): void {
    if (this.#broken) throw this.#fault;
  }

  wait<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.#end = reject;
      promise.then(resolve, reject);
      if (this.#broken) reject(this.#fault);
    });
  }
}
