// Whether an editor has something to say of every type and member that a user meets.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import ts from "typescript";

import { data, pkg } from "./packed.mjs";

/** The API's types, and those of the client and of stores of claims. */
const FILES = ["types.d.ts", ...["claims", "claims-durable", "claims-memory", "client", "events", "handle-callbacks", "list", "outcomes"].map((name) => `lib/${name}.d.ts`)];

/** What an editor shows for a name when the pointer rests on it. */
const isDocumented = (node) => ts.getJSDocCommentsAndTags(node).length > 0;

const nameOf = (node) => node.name?.text ?? "";

/** Everything in a file that has a name of its own and no words. */
function undocumented(file) {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, pkg), "utf8"), ts.ScriptTarget.ES2022, true);
  const found = [];
  const note = (node, within) => {
    if (!isDocumented(node)) found.push([...within, nameOf(node)].join("."));
  };
  source.forEachChild((node) => {
    const isExported = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported || !node.name) return;
    note(node, []);
    // A row for each operation says what it is by its name.
    const members = (node.members ?? []).filter((member) => nameOf(member) && !data.operations.includes(nameOf(member)));
    for (const member of members) note(member, [nameOf(node)]);
  });
  return { found, count: source.statements.length };
}

for (const file of FILES) {
  test(`${file} leaves nothing without words`, () => {
    const { found, count } = undocumented(file);
    assert.deepEqual(found, []);
    assert.ok(count > 0);
  });
}
