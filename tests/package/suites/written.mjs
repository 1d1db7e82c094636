// Every report of the shared data in every language, as JSON text: two runtimes agree where their lists are the same.

import { whole } from "./reports.mjs";

/**
 * @param {{ validate: Function }} library
 * @param {Record<string, object>} locales
 * @param {{ cases: object, vectors: object[] }} data
 * @returns {string[]} one line for each body and language
 */
export function written({ validate }, locales, data) {
  const bodies = [
    ...data.cases.cases.map(({ text, ...test }) => ({ ...test, body: text ?? test.body })),
    ...data.vectors.flatMap((file) => file.cases.map((test) => ({ name: test.name, ...whole(file, test) }))),
  ];
  return bodies.flatMap(({ name, operation, body, options }) =>
    Object.entries(locales).map(([tag, locale]) => `${operation}, ${name}, ${tag}: ${JSON.stringify(validate(operation, body, { ...options, locale }))}`),
  );
}
