/** `funnel sign` and `funnel agreements`, from a fresh project to verified signatures. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, run } from "../cli/in-process.ts";
import { expectGolden } from "../golden.ts";

const source = `funnel small "Small" { timezone "Europe/Berlin" }
team marketing "Marketing"
team sales "Sales"
team finance "Finance"
lead {
  email     email key
  employees integer
}
activity deal_won { by sales }
score fit "Fit" {
  kind fit   range 0..100
  +40 when employees >= 100
}
lifecycle {
  stage lead "Lead" { initial   owner marketing }
  stage customer "Customer" { owner sales   final won   enter from lead on deal_won }
}
agreement fy26 "Fiscal year 2026" {
  between marketing, sales
  covers  lifecycle, score fit
  review  every 90 days
}
agreement values {
  between sales, finance
  covers  lifecycle
}
`;
const files = { "funnel.yaml": "name: small\n", "small.funnel": source };
const lockOf = (cwd: string): string => readFileSync(join(cwd, "funnel.lock"), "utf8");
const sign = (cwd: string, team: string, ...words: readonly string[]) =>
  run({ cwd }, "sign", "--team", team, "--by", `${team}@small.example`, ...words);

const hasKeygen = spawnSync("ssh-keygen", ["-?"]).error === undefined;

describe("signing", () => {
  it("writes the lock, the same every time, for every agreement of the team", async () => {
    const cwd = makeFolder(files);
    const { code, stdout, stderr } = await sign(cwd, "sales");
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "",
      stderr: "sales signed fy26, values; commit funnel.lock\n",
    });
    const first = lockOf(cwd);
    expectGolden("cli", "agreements", "funnel.lock", first);
    await sign(cwd, "sales");
    expect(lockOf(cwd)).toBe(first);
    await sign(cwd, "finance", "--agreement", "values");
    expect(
      lockOf(cwd)
        .split("\n")
        .filter((line) => first.includes(line)),
    ).toEqual(first.split("\n"));
  });

  it("works from a folder below, on the lock beside `funnel.yaml`", async () => {
    const cwd = makeFolder({ ...files, "parts/readme.txt": "" });
    expect((await sign(join(cwd, "parts"), "sales")).stderr).toContain("commit ../funnel.lock");
    expect(lockOf(cwd)).toContain("sales@small.example");
  });

  it.each([
    ["an unknown team", ["--team", "sails", "--by", "x"], "there is no team `sails`"],
    ["an unknown agreement", ["--team", "sales", "--by", "x", "--agreement", "fy27"], "there is no agreement `fy27`"],
    ["another team's agreement", ["--team", "finance", "--by", "x", "--agreement", "fy26"], "is not with the team"],
    ["nobody", ["--team", "sales", "--by", " "], "--by names nobody"],
    ["no name", ["--team", "sales"], "--by <who>"],
  ])("refuses %s", async (_, words, message) => {
    const cwd = makeFolder(files);
    const { code, stderr } = await run({ cwd }, "sign", ...words);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(() => lockOf(cwd)).toThrow();
  });

  it("refuses a project with errors, and a lock that is broken", async () => {
    const broken = makeFolder({ ...files, "small.funnel": source.replace("on deal_won", "on deal_lost") });
    expect((await sign(broken, "sales")).code).toBe(1);
    expect(() => lockOf(broken)).toThrow();
    const conflicted = makeFolder({ ...files, "funnel.lock": "lock: 1\n<<<<<<< ours\n" });
    const { code, stderr } = await sign(conflicted, "sales");
    expect(code).toBe(1);
    expect(stderr).toContain("lock-conflict");
    expect(lockOf(conflicted)).toBe("lock: 1\n<<<<<<< ours\n");
  });
});

describe("showing", () => {
  it("tells what nobody signed, what one side signed, and what changed since", async () => {
    const cwd = makeFolder(files);
    const shown: string[] = [];
    const show = async () => shown.push((await run({ cwd }, "agreements")).stdout);
    await show();
    await sign(cwd, "sales");
    await show();
    await sign(cwd, "marketing");
    await show();
    writeFileSync(join(cwd, "small.funnel"), source.replace("+40", "+45").replace("90 days", "30 days"));
    await show();
    expectGolden("cli", "agreements", "shown.txt", shown.join("\n----\n\n"));
    const markdown = await run({ cwd }, "agreements", "--format", "markdown");
    expectGolden("cli", "agreements", "shown.md", markdown.stdout);
    const json = JSON.parse((await run({ cwd }, "agreements", "--format", "json")).stdout) as {
      agreements: { name: string; state: string; teams: { state: string; changes: { words: string }[] }[] }[];
    };
    expect(json.agreements.map(({ name, state }) => [name, state])).toEqual([
      ["fy26", "changed"],
      ["values", "one_sided"],
    ]);
    expect(json.agreements[0]!.teams[0]!.changes.map(({ words }) => words)).toEqual(["agreement fy26", "score fit"]);
    // `funnel check` objects to the change until it is signed, which signing must not.
    expect((await run({ cwd }, "check")).stdout).toContain("definition-changed-since-signing");
    expect((await sign(cwd, "sales")).code).toBe(0);
    expect((await run({ cwd }, "agreements")).stdout).toMatch(
      /sales +sales@small\.example +1 Jul 2026 +nothing changed/,
    );
  });

  it("says so when there is no agreement", async () => {
    const cwd = makeFolder({ ...files, "small.funnel": source.replace(/agreement[^]*/, "") });
    expect(await run({ cwd }, "agreements")).toMatchObject({ code: 0, stdout: "The project has no agreement.\n" });
    expect((await sign(cwd, "sales")).code).toBe(2);
  });
});

describe.skipIf(!hasKeygen)("proofs by SSH keys", () => {
  const makeKey = (cwd: string, name: string): string => {
    const made = spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(cwd, name)]);
    expect(made.status).toBe(0);
    return readFileSync(join(cwd, `${name}.pub`), "utf8");
  };
  const verify = async (cwd: string) => {
    const { code, stdout } = await run({ cwd }, "agreements", "--verify", "--format", "json");
    const { agreements } = JSON.parse(stdout) as {
      agreements: { name: string; teams: { team: string; proof?: { verdict: string } }[] }[];
    };
    const fy26 = agreements.find(({ name }) => name === "fy26")!;
    return { code, verdicts: fy26.teams.map(({ proof }) => proof?.verdict) };
  };

  it("are good for the person and the content they were made for, and for nothing else", async () => {
    const cwd = makeFolder({
      ...files,
      "funnel.yaml": "name: small\nallowed_signers: keys/signers\n",
      "small.funnel": source.replace(/agreement values[^]*/, ""),
      "keys/.keep": "",
    });
    const [ours, theirs] = [makeKey(cwd, "ours"), makeKey(cwd, "theirs")];
    writeFileSync(join(cwd, "keys/signers"), `marketing@small.example ${ours}sales@small.example ${theirs}`);
    await sign(cwd, "marketing", "--key", "ours");
    expect(await verify(cwd)).toEqual({ code: 0, verdicts: ["good", undefined] });
    await sign(cwd, "sales");
    expect(await verify(cwd)).toEqual({ code: 1, verdicts: ["good", "missing"] });
    await sign(cwd, "sales", "--key", "ours");
    expect(await verify(cwd)).toEqual({ code: 1, verdicts: ["good", "bad"] });
    await sign(cwd, "sales", "--key", "theirs");
    expect(await verify(cwd)).toEqual({ code: 0, verdicts: ["good", "good"] });

    // Whoever edits a hash in the lock breaks the proof.
    const lock = lockOf(cwd);
    const hash = /team: sales, covers: score fit.*hash: "(.{8})/.exec(lock)![1]!;
    const edited = lock.replace(/(team: sales, covers: score fit.*hash: ").{8}/, "$100000000");
    expect(hash).not.toBe("00000000");
    writeFileSync(join(cwd, "funnel.lock"), edited);
    expect(await verify(cwd)).toEqual({ code: 1, verdicts: ["good", "bad"] });
  });

  it("need a list of keys, and a key that is there", async () => {
    const cwd = makeFolder(files);
    const missing = await sign(cwd, "sales", "--key", "nowhere");
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain("ssh-keygen could not sign");
    const { code, stderr } = await run({ cwd }, "agreements", "--verify");
    expect(code).toBe(2);
    expect(stderr).toContain("nothing says whose keys are good");
    const unfound = await run({ cwd }, "agreements", "--verify", "--allowed-signers", "nobody");
    expect(unfound.code).toBe(2);
    expect(unfound.stderr).toContain("there is no file `nobody` with the allowed signers");
  });
});
