import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const START = fileURLToPath(new URL("../../www/start.mjs", import.meta.url));
const start = (args, env = {}) => spawnSync(process.execPath, [START, ...args], { encoding: "utf8", env: { PATH: process.env.PATH, ...env } });

describe("the arguments of the shop", () => {
  const WRONG = [
    [["--port", "-1"], "--port"],
    [["--port"], "--port"],
    [["--port", "99999"], "--port 99999"],
    [["--nope"], "--nope"],
    [["nope"], "nope"],
    [["--production"], "--production"],
    [["--real"], "DINTERO_ACCOUNT_ID"],
  ];
  for (const [args, named] of WRONG) {
    test(`${args.join(" ")} is refused in one sentence that names it`, () => {
      const { status, stdout, stderr } = start(["--check", ...args]);
      assert.deepEqual([status, stdout], [1, ""]);
      assert.ok(stderr.includes(named), stderr);
      assert.equal(stderr.trim().split("\n").length, 1, stderr);
    });
  }

  test("--help says what there is", () => {
    const { status, stdout } = start(["--help"]);
    assert.equal(status, 0);
    for (const option of ["--once", "--port", "--real", "--production", "--public-url", "--check"]) assert.ok(stdout.includes(option));
  });

  test("--check does nothing where all is well, and finds a port that is taken", async () => {
    const { status, stdout, stderr } = start(["--check", "--once"]);
    assert.deepEqual([status, stdout, stderr], [0, "", ""]);
    const server = createServer();
    await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address();
    const taken = start(["--check", "--port", String(port)]);
    server.close();
    assert.equal(taken.status, 1);
    assert.match(taken.stderr, new RegExp(`Port ${port} is in use`));
  });
});
