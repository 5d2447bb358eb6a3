/** Measures proofs: the rules of logic over projects of growing size, as a ratio to parsing and checking the same text. */
import { loadLock } from "../compiler/agreement/read-lock.ts";
import { checkFiles } from "../compiler/check-files.ts";
import { createLintContext, withAnalysis } from "../compiler/lint/create-context.ts";
import { logicRules } from "../compiler/lint/rules/logic/index.ts";
import { lowerPlan } from "../compiler/plan/lower/project.ts";
import { createMemoryHost } from "../compiler/project/memory-host.ts";
import { writeBigProject } from "./big-project.ts";
import { measureThread, readThread } from "./rounds.ts";

const sizes = (process.argv[2] ?? "1000,5000,20000,50000").split(",").map(Number);
let last: { readonly lines: number; readonly prove: number } | undefined;
for (const size of sizes) {
  const text = writeBigProject(size);
  const lines = text.split("\n").length;
  const megabytes = Buffer.byteLength(text) / 1e6;
  const host = createMemoryHost({ "big.funnel": text });
  const { checked, files, diagnostics } = checkFiles(host);
  if (checked === undefined || diagnostics.length > 0) throw new Error(diagnostics[0]?.message ?? "nothing to check");
  const lowered = lowerPlan(checked);
  const prove = (): void => {
    const ctx = createLintContext({
      checked,
      files,
      lowered: withAnalysis(lowered),
      lock: loadLock(host),
      now: undefined,
    });
    for (const rule of logicRules) {
      const start = readThread();
      for (const { message } of rule.check(ctx)) throw new Error(`${rule.code}: ${message}`);
      spent.set(rule.code, (spent.get(rule.code) ?? 0) + readThread() - start);
    }
  };
  const spent = new Map<string, number>();
  const rounds = size > 10_000 ? 3 : 7;
  const times = measureThread(
    [
      { name: "check", run: () => void checkFiles(host) },
      { name: "lower", run: () => void lowerPlan(checked) },
      { name: "prove", run: prove },
    ],
    rounds,
  );
  const [check, lower, proved] = ["check", "lower", "prove"].map((name) => times.get(name)!) as [
    number,
    number,
    number,
  ];
  const exponent =
    last === undefined ? "" : `, exponent ${(Math.log(proved / last.prove) / Math.log(lines / last.lines)).toFixed(2)}`;
  console.log(
    `${String(lines).padStart(6)} lines  prove ${proved.toFixed(0)} ms = ${(megabytes / (proved / 1e3)).toFixed(1)} MB/s, ` +
      `${(proved / check).toFixed(2)} × parse and check (${check.toFixed(0)} ms), lower ${lower.toFixed(0)} ms, ` +
      `whole ${(megabytes / ((check + lower + proved) / 1e3)).toFixed(1)} MB/s${exponent}`,
  );
  const slowest = [...spent].sort((a, b) => b[1] - a[1]).slice(0, 3);
  console.log(`        ${slowest.map(([code, time]) => `${code} ${(time / (rounds + 1)).toFixed(0)} ms`).join(", ")}`);
  last = { lines, prove: proved };
}
