// Callbacks as Dintero delivers them: at least once, again after a 5xx, a broken connection or ten seconds, at most 20
// times more; never again after a 4xx.

const TIMEOUT_MS = 10_000;
const MAX_RETRIES = 20;
/** The pauses before a delivery is repeated, in milliseconds. Dintero's own are not published, and longer. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Delivers everything, so many at a time.
 *
 * @param {{ url: string }[]} callbacks in the order in which they are sent first
 * @param {{ atOnce: number, send: (callback: object, signal: AbortSignal) => Promise<Response>, onAnswered: (callback: object, answered: number) => void }} options
 */
export async function deliverAll(callbacks, { atOnce, send, onAnswered }) {
  const waiting = [...callbacks].reverse();
  const later = [];
  const figures = { answers: {}, retried: 0, broken: 0, lost: [], refused: [] };
  let open = callbacks.length;

  /** What is due next: what is to be repeated comes before what is new. */
  function next() {
    const at = later.findIndex(({ due }) => due <= performance.now());
    return at < 0 ? waiting.pop() : later.splice(at, 1)[0].callback;
  }

  function repeat(callback) {
    callback.tries = (callback.tries ?? 0) + 1;
    if (callback.tries > MAX_RETRIES) {
      figures.lost.push(callback);
      open -= 1;
      return;
    }
    figures.retried += 1;
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** callback.tries, LONGEST_PAUSE_MS);
    later.push({ callback, due: performance.now() + pause });
  }

  async function deliver(callback) {
    let response;
    let body;
    try {
      response = await send(callback, AbortSignal.timeout(TIMEOUT_MS));
      body = await response.json();
    } catch {
      figures.broken += 1;
      return repeat(callback);
    }
    const answer = `${response.status} ${body.outcome ?? body.code}`;
    figures.answers[answer] = (figures.answers[answer] ?? 0) + 1;
    if (response.status >= 500) return repeat(callback);
    if (response.status >= 300) figures.refused.push(callback);
    open -= 1;
    onAnswered(callback, callbacks.length - open);
  }

  async function lane() {
    while (open > 0) {
      const callback = next();
      if (callback) await deliver(callback);
      else await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane));
  return figures;
}
