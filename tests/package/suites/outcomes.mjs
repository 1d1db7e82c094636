// What came of tests, in a form that can be told to who asked for it.

/**
 * Runs tests one after another.
 *
 * @param {{ name: string, run: () => unknown }[]} tests
 * @returns {Promise<{ name: string, error?: string }[]>} with an error, the test has failed
 */
export async function outcomes(tests) {
  const told = [];
  for (const { name, run } of tests) {
    try {
      await run();
      told.push({ name });
    } catch (error) {
      told.push({ name, error: String(error?.stack ?? error) });
    }
  }
  return told;
}

/** Tests that say whose they are. */
export const named = (prefix, tests) => tests.map((test) => ({ ...test, name: `${prefix}: ${test.name}` }));
