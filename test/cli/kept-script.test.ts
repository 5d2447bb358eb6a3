/** Code that is kept between starts is used again, never for another version, and never in anyone's way. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findCacheFolder, openScript } from "../../cli/kept-script.ts";
import { makeFolder } from "./in-process.ts";

const module = join(import.meta.dirname, "../../cli/kept-script.ts");

function writeScript(answer: number): string {
  // As long as any other, so that V8 cannot tell them apart.
  return `// version ${answer}\n(function(module){module.exports={answer(){return ${answer}}}})`;
}

interface Started {
  readonly answer: number;
  /** True when the code was not there and is kept now. */
  readonly kept: boolean;
}

/** Opens the script of a folder in a process of its own, since V8 remembers what it compiled in this one. */
function start(folder: string, cacheFolder: string | undefined): Started {
  const program = `
    const { openScript } = await import(${JSON.stringify(module)});
    const script = openScript(${JSON.stringify(join(folder, "script.cjs"))}, ${JSON.stringify(cacheFolder)});
    let kept = false;
    script.keep(() => { kept = true; });
    console.log(JSON.stringify({ answer: script.exports.answer(), kept }));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
    timeout: 60_000,
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Started;
}

describe("a script", () => {
  test("is compiled at the first start only", () => {
    const folder = makeFolder({ "script.cjs": writeScript(41) });
    const cache = join(folder, "new", "cache");
    expect(start(folder, cache)).toEqual({ answer: 41, kept: true });
    expect(start(folder, cache)).toEqual({ answer: 41, kept: false });
  });

  test("of another version is compiled again, and takes the place of the one before", () => {
    const folder = makeFolder({ "script.cjs": writeScript(41) });
    const cache = join(folder, "cache");
    start(folder, cache);
    writeFileSync(join(folder, "script.cjs"), writeScript(42));
    expect(start(folder, cache)).toEqual({ answer: 42, kept: true });
    expect(start(folder, cache)).toEqual({ answer: 42, kept: false });
    expect(readdirSync(cache)).toHaveLength(1);
  });

  test("is compiled again where the kept code is cut off, changed or none", () => {
    const folder = makeFolder({ "script.cjs": writeScript(41) });
    const cache = join(folder, "cache");
    start(folder, cache);
    const [name = ""] = readdirSync(cache);
    const whole = readFileSync(join(cache, name));
    const changed = Buffer.from(whole);
    changed[whole.length - 40]! ^= 1;
    const cut = [whole.subarray(0, whole.length - 40), whole.subarray(0, 20), whole.subarray(0, 14)];
    for (const damaged of [...cut, changed, Buffer.alloc(whole.length)]) {
      writeFileSync(join(cache, name), damaged);
      expect(start(folder, cache)).toEqual({ answer: 41, kept: true });
    }
  });

  test("runs without a folder to keep code in, or with one that cannot be made", () => {
    const folder = makeFolder({ "script.cjs": writeScript(41), file: "" });
    expect(start(folder, undefined)).toEqual({ answer: 41, kept: false });
    expect(start(folder, join(folder, "file"))).toMatchObject({ answer: 41 });
    expect(statSync(join(folder, "file")).size).toBe(0);
  });

  test.runIf(process.platform === "linux")("runs where the system makes no folders", () => {
    const folder = makeFolder({ "script.cjs": writeScript(41) });
    expect(start(folder, "/proc/none/cache")).toMatchObject({ answer: 41 });
  });

  test("that is not there is not opened", () => {
    expect(openScript(join(makeFolder(), "script.cjs"), undefined)).toBeUndefined();
  });
});

describe("the folder for kept code", () => {
  test.each([
    ["linux", { HOME: "/people/ann" }, "/people/ann/.cache/funnel"],
    ["linux", { HOME: "/people/ann", XDG_CACHE_HOME: "/fast/ann" }, "/fast/ann/funnel"],
    ["darwin", { HOME: "/people/ann" }, "/people/ann/Library/Caches/funnel"],
    ["win32", { LOCALAPPDATA: "C:/people/ann/Local" }, "C:/people/ann/Local/funnel"],
    ["linux", {}, undefined],
    ["linux", { HOME: "/people/ann", NODE_DISABLE_COMPILE_CACHE: "1" }, undefined],
  ] as const)("on %s with %o is %s", (platform, env, folder) => {
    expect(findCacheFolder(env, platform)).toBe(folder);
  });
});
