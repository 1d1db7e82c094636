// The reports on whole bodies, from the data that the native tests read too.

import { same } from "./same.mjs";

/** The operation of a case, if this version checks it with what the case gives. */
const runs = (operations) => (test) => operations.includes(test.operation) && !test.options?.transaction;

const by = (issue) => [issue.pointer, issue.code, issue.severity].join(" ");
const names = (issues) => issues.map(({ code, pointer }) => [code, pointer]);

/**
 * @param {{ validate: Function }} library
 * @param {{ operations: string[], cases: object, sessions: object, texts: object }} data
 */
export function reports({ validate }, data) {
  const whole = data.cases.cases.filter(runs(data.operations)).map((test) => ({
    name: `case: ${test.name}`,
    run() {
      const { issues, valid } = validate(test.operation, test.text ?? test.body, test.options);
      same(issues.map(by).sort(), test.expect.map(by).sort(), test.name);
      same(valid, test.expect.every(({ severity }) => severity !== "error"), "valid");
      for (const { message } of issues) if (!message || /[{}]/.test(message)) throw new Error(`a text is not filled in: ${message}`);
    },
  }));
  const vectors = [data.sessions, data.texts].flatMap((file) =>
    file.cases.map((test) => ({
      name: `vector: ${test.name}`,
      run() {
        const { issues } = validate(test.operation ?? file.operation, test.text ?? changed(file.base, test), test.options);
        same(names(issues), names(test.expect), test.name);
        test.expect.forEach((expected, index) => {
          for (const [member, value] of Object.entries(expected)) same(issues[index][member] ?? null, value, `${test.name}: ${member}`);
        });
      },
    })),
  );
  return [...whole, ...vectors];
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
