// An assertion that runs anywhere.

/** Throws unless both are the same JSON, whatever the order of members. */
export function same(actual, expected, what) {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(ordered(value)) ?? "undefined");
  if (left !== right) throw new Error(`${what}: ${left} is not ${right}`);
}

/** Runs what must throw, and gives the error. */
export async function thrown(run, what) {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error(`${what}: nothing was thrown`);
}

function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]));
}
