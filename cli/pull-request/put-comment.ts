/** Keeps one comment of ours on a pull request: it is written once, and written over afterwards. */

/** Where the pull request is, as GitHub's REST interface names it. */
export interface PullRequest {
  /** Without a slash at its end, as `https://api.github.com`. */
  readonly api: string;
  /** As `acme/marketing`. */
  readonly repository: string;
  readonly number: number;
  readonly token: string;
}

export interface Reply {
  readonly status: number;
  /** The body, read as JSON. */
  readonly body: unknown;
}

/** Sends one request; `body` is sent as JSON. */
export type Send = (method: "GET" | "POST" | "PATCH", url: string, token: string, body?: object) => Promise<Reply>;

/** `refused`: the token may not write, as in pull requests from forks. */
export type Put = "created" | "updated" | "unchanged" | "refused";

interface Comment {
  readonly id: number;
  readonly body: string;
  readonly isByBot: boolean;
  /** The author's name on GitHub. */
  readonly author: string | undefined;
}

/** The most characters that GitHub takes. */
const longest = 65_536;
const perPage = 100;

/**
 * Writes the comment that `name` tells apart from others of ours. An empty text makes no comment, but replaces one that
 * stands there already. Throws an `Error` with the reply's status when GitHub answers with anything unexpected.
 */
export async function putComment(send: Send, pull: PullRequest, name: string, text: string): Promise<Put> {
  const marker = `<!-- funnel: ${name.replaceAll("-->", "")} -->`;
  const comments = `${pull.api}/repos/${pull.repository}/issues/${pull.number}/comments`;
  const existing = await findComment(send, pull, comments, marker);
  if (existing === "refused") return "refused";
  if (existing === undefined && text.trim() === "") return "unchanged";
  const body = shorten(
    `${marker}\n${text.trim() === "" ? "Nothing in these definitions changes any more." : silence(text)}`,
  );
  if (existing?.body.trim() === body.trim()) return "unchanged";
  const reply =
    existing === undefined
      ? await send("POST", comments, pull.token, { body })
      : await send("PATCH", `${pull.api}/repos/${pull.repository}/issues/comments/${existing.id}`, pull.token, {
          body,
        });
  if (isRefusal(reply)) return "refused";
  requireSuccess(reply);
  return existing === undefined ? "created" : "updated";
}

/**
 * The first comment that begins with the marker and is by a bot, or by the person whose token it is; what others wrote is
 * never written over.
 */
async function findComment(
  send: Send,
  { api, token }: PullRequest,
  comments: string,
  marker: string,
): Promise<Comment | "refused" | undefined> {
  const byPeople: Comment[] = [];
  for (let page = 1; ; page++) {
    const reply = await send("GET", `${comments}?per_page=${perPage}&page=${page}`, token);
    if (isRefusal(reply)) return "refused";
    requireSuccess(reply);
    const list = Array.isArray(reply.body) ? reply.body.map(readComment) : [];
    const marked = list.filter(({ body }) => body.startsWith(marker));
    const found = marked.find(({ isByBot }) => isByBot);
    if (found !== undefined) return found;
    byPeople.push(...marked);
    if (list.length < perPage) break;
  }
  if (byPeople.length === 0) return undefined;
  // The token of a workflow is nobody's, and may not ask.
  const { status, body } = await send("GET", `${api}/user`, token);
  const own = status === 200 ? (body as { login?: string } | undefined)?.login : undefined;
  return byPeople.find(({ author }) => own !== undefined && author === own);
}

function readComment(value: { id?: number; body?: string; user?: { type?: string; login?: string } | null }): Comment {
  const { id = 0, body, user } = value;
  return { id, body: body ?? "", isByBot: user?.type === "Bot", author: user?.login };
}

/** A title such as `@sales` in the text calls nobody: behind the sign comes a space that has no width. */
function silence(text: string): string {
  return text.replaceAll(/(?<![\w`.+-])@(?=[A-Za-z\d])/gu, "@\u200b");
}

/** Cut after a whole line, and with what it cuts through closed, so that the note is not folded away. */
function shorten(text: string): string {
  if (text.length <= longest) return text;
  const note = "\n\n… and more; the whole of it is in the summary of the run.";
  const close = "\n\n</details>";
  const room = text.slice(0, longest - note.length - close.length);
  const head = room.slice(0, room.lastIndexOf("\n"));
  const isOpen = head.lastIndexOf("<details>") > head.lastIndexOf("</details>");
  return `${head}${isOpen ? close : ""}${note}`;
}

function isRefusal({ status }: Reply): boolean {
  return status === 401 || status === 403 || status === 404;
}

function requireSuccess({ status }: Reply): void {
  if (status < 200 || status > 299) throw new Error(`GitHub answered with ${status}.`);
}
