/** E-mail addresses: which are valid, free, disposable or of a business. */
import * as fc from "fast-check";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, expect, test } from "vitest";
import { createEmailDomains, loadEmailDomains, type EmailDomains } from "../../runtime/expr/email-domains.ts";
import { isBusinessEmail, isDisposableEmail, isFreeEmail, isValidEmail } from "../../runtime/expr/email.ts";

let domains: EmailDomains;

beforeAll(async () => {
  domains = await loadEmailDomains();
});

test.each([
  "ann@acme.com",
  " ann@acme.com ",
  "ann.b+c_d@mail.acme.co.uk",
  "o'brien@acme.com",
  "a@b.co",
  "jörg@müller.de",
  "ann@1-2.com",
  `${"a".repeat(64)}@acme.com`,
])("%s is valid", (email) => {
  expect(isValidEmail(email)).toBe(true);
});

test.each([
  "",
  "@",
  "ann",
  "ann@",
  "@acme.com",
  "ann@acme",
  "ann@acme.",
  "ann@.com",
  "ann@acme..com",
  "ann@-acme.com",
  "ann@acme-.com",
  "ann@10.0.0.1",
  ".ann@acme.com",
  "ann.@acme.com",
  "an..n@acme.com",
  "an n@acme.com",
  "ann@ac me.com",
  "ann@b@acme.com",
  "<ann@acme.com>",
  "ann@acme_x.com",
  `${"a".repeat(65)}@acme.com`,
  `ann@${"a".repeat(64)}.com`,
  `ann@${"abcdefgh.".repeat(30)}com`,
])("%s is not valid", (email) => {
  expect(isValidEmail(email)).toBe(false);
});

test("an address is free, disposable or of a business, by its domain or one above it", () => {
  const kinds = (email: string): boolean[] => [
    isFreeEmail(email, domains),
    isDisposableEmail(email, domains),
    isBusinessEmail(email, domains),
  ];
  for (const email of ["ann@gmail.com", "ANN@GMAIL.COM", "ann@mail.gmail.com", "ann@web.de"]) {
    expect(kinds(email), email).toEqual([true, false, false]);
  }
  for (const email of ["ann@mailinator.com", "ann@a.b.mailinator.com", "ann@desayuno-étnico.info"]) {
    expect(kinds(email), email).toEqual([false, true, false]);
  }
  for (const email of ["ann@ibm.com", "ann@notgmail.com", "ann@gmail.com.acme.io", "ann@bücher.example"]) {
    expect(kinds(email), email).toEqual([false, false, true]);
  }
  expect(kinds("ann@@gmail.com")).toEqual([false, false, false]);
});

test("every domain of the package's lists is found", () => {
  const folder = createRequire(import.meta.url)
    .resolve("freemail/data/free.txt")
    .replace("free.txt", "");
  const read = (list: string): string[] =>
    readFileSync(`${folder}${list}.txt`, "utf8")
      .split("\n")
      .filter((name) => /^[\w-]+(\.[\w-]+)+$/.test(name));
  expect(read("free").filter((name) => !domains.isFree(name))).toEqual([]);
  const disposable = read("disposable");
  expect(disposable.length).toBeGreaterThan(80_000);
  expect(disposable.filter((name) => !domains.isDisposable(name))).toEqual([]);
});

test("the search agrees with a set", () => {
  const name = fc.stringMatching(/^[a-c-]{1,3}\.[ab]{1,2}$/);
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), fc.array(name, { minLength: 5 }), (listed, asked) => {
      const set = new Set(listed);
      const found = createEmailDomains(
        `\n${[...set]
          .sort()
          .map((domain) => `${domain}\n`)
          .join("")}`,
        "\n",
      );
      for (const domain of [...asked, ...listed]) {
        expect(found.isFree(domain)).toBe(set.has(domain));
        expect(found.isDisposable(domain)).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});
