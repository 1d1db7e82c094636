// The reports on whole bodies, from the data that the native tests read too.

import { same } from "./same.mjs";

const by = (issue) => [issue.pointer, issue.code, issue.severity].join(" ");
const names = (issues) => issues.map(({ code, pointer }) => [code, pointer]);

/**
 * @param {{ validate: Function }} library
 * @param {{ cases: object, vectors: object[] }} data
 */
export function reports({ validate }, data) {
  const cases = data.cases.cases.map((test) => ({
    name: `case: ${test.name}`,
    run() {
      const { issues, valid } = validate(test.operation, test.text ?? test.body, test.options);
      same(issues.map(by).sort(), test.expect.map(by).sort(), test.name);
      same(valid, test.expect.every(({ severity }) => severity !== "error"), "valid");
      filledIn(issues);
    },
  }));
  const vectors = data.vectors.flatMap((file) =>
    file.cases.map((test) => ({
      name: `vector: ${test.operation ?? test.base ?? file.operation}: ${test.name}`,
      run() {
        const { operation, body, options } = whole(file, test);
        const { issues, valid, total, truncated } = validate(operation, body, options);
        same(names(issues), names(test.expect), test.name);
        same([valid, total, truncated], [issues.every(({ severity }) => severity !== "error"), issues.length, false], test.name);
        filledIn(issues);
        test.expect.forEach((expected, index) => {
          for (const [member, value] of Object.entries(expected)) same(issues[index][member] ?? null, value, `${test.name}: ${member}`);
        });
      },
    })),
  );
  return [...cases, ...vectors];
}

/** Every text has all that its template wants. What a body holds may have braces of its own. */
function filledIn(issues) {
  for (const { message, params } of issues) {
    if (!message || (/[{}]/.test(message) && !/[{}]/.test(JSON.stringify(Object.values(params))))) {
      throw new Error(`a text is not filled in: ${message}`);
    }
  }
}

/** A case of a file, as `validate` takes it: its own body or text, or a base of its file with members removed and set; the same for its transaction. */
export function whole(file, test) {
  const base = test.base ? file.bases[test.base] : { operation: file.operation, body: file.base };
  const options = { ...test.options };
  if (test.transaction) {
    options.transaction = changed(file.transactions[test.transaction.base ?? test.transaction], test.transaction);
  }
  const body = () => test.body ?? changed(base.body, test);
  return { operation: test.operation ?? base.operation, body: test.text ?? body(), options };
}

/** Removes and sets members of the base, as a case says. */
function changed(base, { remove = [], set = {} }) {
  const body = structuredClone(base);
  for (const pointer of remove) {
    const [parent, name] = at(body, pointer);
    delete parent[name];
  }
  for (const [pointer, value] of Object.entries(set)) {
    const [parent, name] = at(body, pointer);
    parent[name] = value;
  }
  return body;
}

/** The object that holds the member of a pointer, and the member's name. */
function at(body, pointer) {
  const path = pointer.split("/").slice(1);
  const name = path.pop();
  return [path.reduce((value, step) => value[step], body), name];
}
