/** The program behind the GitHub Action's comment: `node pull-request.js NUMBER NAME FILE…`. */
import { existsSync, readFileSync } from "node:fs";
import { putComment, type Reply } from "./put-comment.ts";

const [number, name = "funnel", ...files] = process.argv.slice(2);
const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = process.env;

if (number === undefined || !/^\d+$/.test(number) || !repository || !token) {
  console.error("Usage: node pull-request.js NUMBER NAME FILE…, with GITHUB_REPOSITORY and GITHUB_TOKEN set.");
  process.exitCode = 2;
} else {
  const parts = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8").trim());
  const text = parts.filter((part) => part !== "").join("\n\n");
  const pull = { api: api ?? "https://api.github.com", repository, number: Number(number), token };
  // What cannot be written is no fault of the change; the review is in the run's summary too.
  const result = await putComment(send, pull, name, text).catch((error: unknown) => describeFailure(error));
  // A pull request from a fork has a token that only reads.
  if (result === "refused") console.log("::warning::The token may not comment on this pull request.");
  else if (typeof result === "object") console.log(`::warning::The comment could not be written: ${result.failure}`);
  else console.log(`The comment is ${result}.`);
}

/** On one line, as a workflow command needs it. */
function describeFailure(error: unknown): { readonly failure: string } {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const detail = cause instanceof Error ? ` (${cause.message})` : "";
  return { failure: `${message}${detail}`.replaceAll("%", "%25").replaceAll(/\r?\n/g, "%0A") };
}

async function send(method: string, url: string, bearer: string, body?: object): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${bearer}`,
      "x-github-api-version": "2022-11-28",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: readJson(await response.text()) };
}

/** What stands between GitHub and us may answer with a page. */
function readJson(text: string): unknown {
  try {
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
