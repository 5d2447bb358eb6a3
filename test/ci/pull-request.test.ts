/** The comment on a pull request is written once, and written over afterwards. */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type PullRequest, putComment, type Reply, type Send } from "../../cli/pull-request/put-comment.ts";
import { makeFolder } from "../cli/in-process.ts";
import { root } from "../house/source-files.ts";

interface Comment {
  id: number;
  body: string;
  user: { type: string; login?: string };
}

const pull: PullRequest = { api: "https://api.example", repository: "acme/marketing", number: 7, token: "secret" };
const base = "https://api.example/repos/acme/marketing/issues";

/** The few answers of GitHub that matter here, over comments in memory. */
function createGitHub(comments: Comment[] = [], login?: string): { readonly send: Send; readonly comments: Comment[] } {
  const reply = (status: number, body: unknown): Promise<Reply> => Promise.resolve({ status, body });
  const send: Send = (method, url, token, body) => {
    if (token !== "secret") return reply(403, { message: "Resource not accessible" });
    const { body: text = "" } = (body ?? {}) as { body?: string };
    if (url === "https://api.example/user") return login === undefined ? reply(403, {}) : reply(200, { login });
    if (method === "GET") {
      const page = Number(/[?&]page=(\d+)$/u.exec(url)?.[1]);
      expect(url).toBe(`${base}/7/comments?per_page=100&page=${page}`);
      return reply(200, comments.slice((page - 1) * 100, page * 100));
    }
    if (method === "POST") {
      expect(url).toBe(`${base}/7/comments`);
      comments.push({ id: comments.length + 1, body: text, user: { type: "Bot" } });
      return reply(201, {});
    }
    const found = comments.find(({ id }) => url === `${base}/comments/${id}`);
    if (found === undefined) return reply(404, {});
    found.body = text;
    return reply(200, {});
  };
  return { send, comments };
}

describe("the comment", () => {
  it("is created, left alone, and written over", async () => {
    const { send, comments } = createGitHub();
    expect(await putComment(send, pull, "acme", "One MQL more.")).toBe("created");
    expect(await putComment(send, pull, "acme", "One MQL more.")).toBe("unchanged");
    expect(await putComment(send, pull, "acme", "Two MQLs more.")).toBe("updated");
    expect(comments).toEqual([{ id: 1, body: "<!-- funnel: acme -->\nTwo MQLs more.", user: { type: "Bot" } }]);
  });

  it("is one for each project, beyond the first hundred too, and never one that a person wrote", async () => {
    const person: Comment = { id: 1, body: "<!-- funnel: acme -->\nmine", user: { type: "User" } };
    const others = Array.from({ length: 120 }, (_, index) => ({ id: index + 2, body: "LGTM", user: { type: "User" } }));
    const { send, comments } = createGitHub([person, ...others]);
    expect(await putComment(send, pull, "acme", "A")).toBe("created");
    expect(await putComment(send, pull, "other", "B")).toBe("created");
    expect(await putComment(send, pull, "acme", "C")).toBe("updated");
    expect(comments.slice(121).map(({ body }) => body)).toEqual([
      "<!-- funnel: acme -->\nC",
      "<!-- funnel: other -->\nB",
    ]);
    expect(person.body).toContain("mine");
  });

  it("is not made for nothing, and says so where it stands already", async () => {
    const { send, comments } = createGitHub();
    expect(await putComment(send, pull, "acme", " \n")).toBe("unchanged");
    expect(comments).toEqual([]);
    await putComment(send, pull, "acme", "One MQL more.");
    expect(await putComment(send, pull, "acme", "")).toBe("updated");
    expect(comments[0]?.body).toMatch(/Nothing/u);
  });

  it("is found again where the token is a person's, and left alone where another person wrote it", async () => {
    const body = "<!-- funnel: acme -->\nold";
    const other: Comment = { id: 1, body, user: { type: "User", login: "eve" } };
    const own: Comment = { id: 2, body, user: { type: "User", login: "ada" } };
    const { send, comments } = createGitHub([other, own], "ada");
    expect(await putComment(send, pull, "acme", "new")).toBe("updated");
    expect(comments.map((comment) => comment.body)).toEqual([body, "<!-- funnel: acme -->\nnew"]);
  });

  it("calls nobody, and leaves addresses as they are", async () => {
    const { send, comments } = createGitHub();
    await putComment(send, pull, "acme", "For @sales and ana@acme.example, `@x`");
    expect(comments[0]?.body).toBe("<!-- funnel: acme -->\nFor @\u200bsales and ana@acme.example, `@x`");
  });

  it("does not fold away that it was cut", async () => {
    const { send, comments } = createGitHub();
    await putComment(send, pull, "acme", `<details>\n${"a line of the review\n".repeat(10_000)}</details>`);
    expect(comments[0]?.body.length).toBeLessThanOrEqual(65_536);
    expect(comments[0]?.body).toMatch(/\na line of the review\n\n<\/details>\n\n… and more/u);
  });

  it("is cut after a line where it is longer than GitHub takes", async () => {
    const { send, comments } = createGitHub();
    await putComment(send, pull, "acme", "a line of the review\n".repeat(10_000));
    expect(comments[0]?.body.length).toBeLessThanOrEqual(65_536);
    expect(comments[0]?.body).toMatch(/\na line of the review\n\n… and more/u);
  });

  it("is refused without the right to write, and other answers are errors", async () => {
    const { send } = createGitHub();
    expect(await putComment(send, { ...pull, token: "read" }, "acme", "A")).toBe("refused");
    const broken: Send = () => Promise.resolve({ status: 502, body: undefined });
    await expect(putComment(broken, pull, "acme", "A")).rejects.toThrow("502");
  });
});

describe("the program", () => {
  async function runProgram(words: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
    const child = spawn(process.execPath, [join(root, "cli", "pull-request", "main.ts"), ...words], { env });
    onTestFinished(() => void child.kill("SIGKILL"));
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    return `${output}code ${code}`;
  }

  it("puts the files that are there into one comment", async () => {
    const requests: string[] = [];
    const server = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk: Buffer) => (text += chunk.toString()));
      request.on("end", () => {
        requests.push(`${request.method} ${request.url} ${request.headers.authorization} ${text}`.trim());
        response.writeHead(request.method === "POST" ? 201 : 200).end(request.method === "POST" ? "{}" : "[]");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const folder = makeFolder({ "diff.md": "# What changes\n", "empty.md": "\n", "backtest.md": "# Which leads\n" });
    const files = ["diff.md", "empty.md", "missing.md", "backtest.md"].map((name) => join(folder, name));
    const env = { GITHUB_API_URL: `http://127.0.0.1:${port}`, GITHUB_REPOSITORY: "acme/marketing", GITHUB_TOKEN: "t" };
    expect(await runProgram(["7", "acme", ...files], env)).toBe("The comment is created.\ncode 0");
    const body = "<!-- funnel: acme -->\n# What changes\n\n# Which leads";
    expect(requests).toEqual([
      "GET /repos/acme/marketing/issues/7/comments?per_page=100&page=1 Bearer t",
      `POST /repos/acme/marketing/issues/7/comments Bearer t ${JSON.stringify({ body })}`,
    ]);
  });

  it("warns, and fails nothing, when GitHub is not there or answers with a page", async () => {
    const server = createServer((_, response) => response.writeHead(502).end("<html>Bad gateway</html>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const env = { GITHUB_API_URL: `http://127.0.0.1:${port}`, GITHUB_REPOSITORY: "acme/marketing", GITHUB_TOKEN: "t" };
    expect(await runProgram(["7", "acme"], env)).toBe(
      "::warning::The comment could not be written: GitHub answered with 502.\ncode 0",
    );
    await new Promise<void>((resolve) => void server.close(() => resolve()));
    expect(await runProgram(["7", "acme"], env)).toMatch(
      /^::warning::The comment could not be written: [^\n]+\ncode 0$/u,
    );
  });

  it("says how it is used", async () => {
    expect(await runProgram(["x"], {})).toMatch(/^Usage: [\s\S]*code 2$/u);
  });
});
