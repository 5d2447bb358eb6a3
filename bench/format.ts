/** Measures formatting: MB/s on some 5,000 lines as a ratio to Prettier's own GraphQL on as many bytes. */
import { readFileSync } from "node:fs";
import * as graphql from "prettier/plugins/graphql";
import { format } from "prettier/standalone";
import { formatText } from "../compiler/format/index.ts";

const example = readFileSync(new URL("../test/fixtures/acme.funnel", import.meta.url), "utf8");
const text = example.repeat(Math.ceil(5000 / example.split("\n").length));
const bytes = Buffer.byteLength(text);
const schema = makeSchema(bytes);
const rounds = 9;

const funnelTimes: number[] = [];
const graphqlTimes: number[] = [];
for (let round = 0; round < rounds + 3; round += 1) {
  const funnelTime = await time(() => formatText(text));
  const graphqlTime = await time(() => format(schema, { parser: "graphql", plugins: [graphql] }));
  // The first rounds warm up.
  if (round < 3) continue;
  funnelTimes.push(funnelTime);
  graphqlTimes.push(graphqlTime);
}
const funnelRate = bytes / 1e6 / (median(funnelTimes) / 1e3);
const graphqlRate = Buffer.byteLength(schema) / 1e6 / (median(graphqlTimes) / 1e3);
console.log(`format    ${funnelRate.toFixed(2)} MB/s of ${text.split("\n").length} lines`);
console.log(
  `GraphQL   ${graphqlRate.toFixed(2)} MB/s of as many bytes; format / GraphQL = ${(funnelRate / graphqlRate).toFixed(2)}`,
);

async function time(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1] ?? 0;
}

/** A schema of about so many bytes with descriptions, comments, arguments and lists, as people write them. */
function makeSchema(size: number): string {
  const parts: string[] = [];
  for (let index = 0, written = 0; written < size; index += 1) {
    const part = [
      `"""How lead ${index} becomes a customer."""`,
      `type Lead${index} implements Node & Person @key(fields: "id") {`,
      `  id: ID!   # the key`,
      `  email(format: String = "lower", limit: Int = 10): String @deprecated(reason: "old")`,
      `  stages(first: Int, after: String): [Stage!]!`,
      `}`,
      `enum Stage${index} { VISITOR INQUIRY MQL ACCEPTED CUSTOMER }`,
      `query Find${index}($id: ID!) { lead(id: $id) { id email stages(first: 3) { name owner } } }`,
      "",
    ].join("\n");
    written += part.length + 1;
    parts.push(part);
  }
  return parts.join("\n");
}
