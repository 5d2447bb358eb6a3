/** What stands beside the sources of the project that `funnel init` makes: settings, a little history, advice, CI. */

const settings = `# Settings of the project; every key may be left out.
name: NAME
out: build
fail_on: error
`;

const readme = `# TITLE

How marketing and sales turn strangers into customers, as code.

| file                | says                                                   |
| ------------------- | ------------------------------------------------------ |
| \`company.funnel\`    | the funnel, its teams and business hours               |
| \`lead.funnel\`       | what is known about people, and what they can do       |
| \`scoring.funnel\`    | fit and engagement                                     |
| \`lifecycle.funnel\`  | the stages, and what happens to leads that come back   |
| \`nurture.funnel\`    | content, how often people are contacted, programmes    |
| \`handover.funnel\`   | who gets a lead, how fast, and what both teams measure |
| \`tests/\`            | the agreement as examples that must hold               |
| \`events.jsonl\`      | a little history to try it with                        |

\`\`\`sh
funnel check                              # does it hang together?
funnel test                               # do the examples hold?
funnel run events.jsonl -o effects.jsonl  # what would have happened?
funnel explain dana@bigbank.example --events events.jsonl
\`\`\`
`;

const workflow = `name: funnel
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
  # For the comment that says what a change means, and for the findings under code scanning.
  pull-requests: write
  security-events: write
jobs:
  funnel:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm install --no-save --no-package-lock funnel-lang@VERSION
      - uses: ./node_modules/funnel-lang
        with:
          history: events.jsonl
`;

const hooks = `# Checks before each commit, once you have run \`pre-commit install\` (https://pre-commit.com).
repos:
  - repo: local
    hooks:
      - id: funnel-fmt
        name: lay out .funnel files
        language: node
        additional_dependencies: [funnel-lang@VERSION]
        entry: funnel fmt
        files: \\.funnel$
      - id: funnel-check
        name: check the funnel
        language: node
        additional_dependencies: [funnel-lang@VERSION]
        entry: funnel check
        files: \\.(funnel|ya?ml|csv|lock)$
        pass_filenames: false
      - id: funnel-test
        name: test the funnel
        language: node
        additional_dependencies: [funnel-lang@VERSION]
        entry: funnel test
        files: \\.(funnel|ya?ml|csv)$
        pass_filenames: false
`;

const events = [
  { type: "page", messageId: "1", timestamp: "2026-03-02T14:55:00Z", anonymousId: "web-1", properties: { url: "/" } },
  {
    type: "identify",
    messageId: "2",
    timestamp: "2026-03-02T15:00:00Z",
    anonymousId: "web-1",
    userId: "u-1",
    traits: {
      email: "dana@bigbank.example",
      firstName: "Dana",
      title: "Director of Finance",
      employees: 5000,
      emailOptIn: true,
    },
  },
  {
    type: "track",
    messageId: "3",
    timestamp: "2026-03-02T15:00:01Z",
    userId: "u-1",
    event: "Form submitted",
    properties: { form: "contact" },
  },
  { type: "track", messageId: "4", timestamp: "2026-03-02T15:10:00Z", userId: "u-1", event: "Demo requested" },
  { type: "track", messageId: "5", timestamp: "2026-03-02T16:00:00Z", userId: "u-1", event: "sales_accepted" },
  {
    type: "identify",
    messageId: "6",
    timestamp: "2026-03-03T16:00:00Z",
    userId: "u-2",
    traits: { email: "lee@shop.example", firstName: "Lee", title: "Analyst", employees: 40, emailOptIn: true },
  },
  {
    type: "track",
    messageId: "7",
    timestamp: "2026-03-03T16:00:01Z",
    userId: "u-2",
    event: "Form submitted",
    properties: { form: "newsletter" },
  },
];

/** Each file by its path; `NAME` and `TITLE` stand for the name of the funnel, `VERSION` for that of the program. */
export const starterExtras: Readonly<Record<string, string>> = {
  "funnel.yaml": settings,
  "events.jsonl": events.map((event) => `${JSON.stringify(event)}\n`).join(""),
  "README.md": readme,
  ".gitattributes": "# What teams signed on two branches merges by itself.\nfunnel.lock merge=union\n",
  ".gitignore": "build/\nnode_modules/\n",
  ".github/workflows/funnel.yml": workflow,
  ".pre-commit-config.yaml": hooks,
};
