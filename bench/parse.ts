/** Measures parsing: MB/s on some 5,000 lines as a ratio to `JSON.parse` of as many bytes, and the cold start. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseSource } from "../compiler/syntax/parse.ts";

const example = readFileSync(new URL("../test/fixtures/acme.funnel", import.meta.url), "utf8");
const text = example.repeat(Math.ceil(5000 / example.split("\n").length));
const bytes = Buffer.byteLength(text);
const json = makeJson(bytes);
const rounds = 15;

const parseTimes: number[] = [];
const jsonTimes: number[] = [];
for (let round = 0; round < rounds + 5; round += 1) {
  const parseTime = time(() => parseSource({ path: "bench.funnel", text }));
  const jsonTime = time(() => JSON.parse(json));
  // The first rounds warm up.
  if (round < 5) continue;
  parseTimes.push(parseTime);
  jsonTimes.push(jsonTime);
}
const parseRate = bytes / 1e6 / (median(parseTimes) / 1e3);
const jsonRate = bytes / 1e6 / (median(jsonTimes) / 1e3);
console.log(`parse       ${parseRate.toFixed(1)} MB/s of ${text.split("\n").length} lines`);
console.log(
  `JSON.parse  ${jsonRate.toFixed(1)} MB/s of as many bytes; parse / JSON.parse = ${(parseRate / jsonRate).toFixed(3)}`,
);

const module = fileURLToPath(new URL("../compiler/syntax/parse.ts", import.meta.url));
const script = `const { parseSource } = await import(${JSON.stringify(module)}); parseSource({ path: "a", text: ${JSON.stringify(example)} });`;
const cold: number[] = [];
const bare: number[] = [];
for (let round = 0; round < 7; round += 1) {
  cold.push(time(() => execFileSync(process.execPath, ["--input-type=module", "-e", script])));
  bare.push(time(() => execFileSync(process.execPath, ["-e", "0"])));
}
const ratio = median(cold) / median(bare);
console.log(
  `cold start  ${median(cold).toFixed(0)} ms from TypeScript sources, unbundled = ${ratio.toFixed(2)} × \`node -e 0\``,
);

function time(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}

/** JSON of about so many bytes, with the mix of names, numbers and nesting that a tree of this language would have. */
function makeJson(size: number): string {
  const rows: unknown[] = [];
  for (let index = 0, written = 0; written < size; index += 1) {
    const row = { kind: "stage", name: `stage_${index}`, owner: "sales", enter: [{ from: ["a", "b"], points: index }] };
    written += JSON.stringify(row).length + 1;
    rows.push(row);
  }
  return JSON.stringify(rows);
}
