/** `test "…" { given … at … expect … }`. */
import type {
  Assignment,
  AtStep,
  Expect,
  Given,
  Name,
  TestDeclaration,
  TestDid,
  TestSet,
  TestTable,
} from "../ast/index.ts";
import { DateTimeToken, DateToken, LeftBrace, Pipe, Plus, wordType } from "../lexer/token.ts";
import { makeBodySpec, makeItem, parseBody, type BodySpec, type Item } from "./body.ts";
import { makeDeclaration, parseHead, type SharedRules } from "./declaration.ts";
import type { Grammar } from "./grammar.ts";
import { parseDate, parseDateTime, parseDuration, parseString } from "./literal.ts";
import { addItem } from "./property.ts";
import { parseTestTable } from "./test-table.ts";
import { addTestValueRules } from "./test-value.ts";

const expectWord = wordType("expect");
const givenWord = wordType("given");
const leadWord = wordType("lead");
const accountWord = wordType("account");
const atWord = wordType("at");
const didWord = wordType("did");
const setWord = wordType("set");

export function addTestRules(grammar: Grammar, shared: SharedRules): Item<TestDeclaration> {
  const { value, assignment } = addTestValueRules(grammar);
  const values = makeBodySpec<never, typeof assignment>("test", [], { other: assignment });
  const given = addItem(grammar, "test", "given", () => parseGiven(grammar, values));
  const at = addItem(grammar, "test", "at", () => parseAt(grammar, values));
  const expect = addItem(grammar, "test", "expect", (): Expect => {
    const start = grammar.take(expectWord).startOffset;
    const expression = grammar.call(shared.expression);
    return { kind: "Expect", start, end: grammar.end(), expression };
  });
  const table = grammar.rule("TestTable", () => parseTestTable(grammar, shared, value));
  const tableItem: Item<TestTable> = { ...makeItem("test", "|", table), starts: [Pipe] };
  const spec = makeBodySpec("test", [given, at, expect, tableItem]);
  const rule = grammar.rule("Test", (): TestDeclaration => {
    const { start, doc, keyword } = parseHead(grammar, "test");
    const title = parseString(grammar);
    const body = parseBody(grammar, spec);
    return { kind: "Test", start, end: grammar.end(), doc, keyword, title, body };
  });
  return makeDeclaration("test", rule);
}

/** `given lead [NAME] { … }` or `given account { … }`. */
function parseGiven(grammar: Grammar, values: BodySpec<Assignment>): Given {
  const start = grammar.take(givenWord).startOffset;
  const record = grammar.choose<Given["record"]>(
    () => (grammar.peek(1).image === "account" ? 1 : 0),
    [
      () => {
        grammar.take(leadWord);
        return "lead";
      },
      () => {
        grammar.take(accountWord);
        return "account";
      },
    ],
  );
  const name = grammar.when(
    () => grammar.isNameAt(1),
    () => grammar.name(),
  );
  const body = parseAssignments(grammar, values);
  return { kind: "Given", start, end: grammar.end(), record, name, values: body };
}

/** `at DATETIME|DATE|+D [LEAD] [did A {…}] [set {…}]`. */
function parseAt(grammar: Grammar, values: BodySpec<Assignment>): AtStep {
  const start = grammar.take(atWord).startOffset;
  let relative = false;
  const time = grammar.choose<AtStep["time"]>(() => {
    const place = [DateTimeToken, DateToken, Plus].indexOf(grammar.peek(1).tokenType);
    if (place < 0) throw grammar.expected("a date-time such as `2026-03-02T10:00`, or `+4 hours`");
    return place;
  }, [
    () => parseDateTime(grammar),
    () => parseDate(grammar),
    () => {
      grammar.take(Plus);
      relative = true;
      return parseDuration(grammar);
    },
  ]);
  const lead = grammar.when(
    () => grammar.isNameAt(1) && !isAction(grammar, 1),
    () => grammar.name(),
  );
  const action = grammar.when(
    () => isAction(grammar, 1),
    () =>
      grammar.choose<TestDid | TestSet>(
        () => (grammar.peek(1).image === "set" ? 1 : 0),
        [() => parseDid(grammar, values), () => parseSet(grammar, values)],
      ),
  );
  return { kind: "At", start, end: grammar.end(), time, relative, lead, action };
}

/** `did A` and `set {`; a lead may be called `did` or `set`. */
function isAction(grammar: Grammar, distance: number): boolean {
  const word = grammar.peek(distance).image;
  if (word === "set") return grammar.isAt(distance + 1, LeftBrace);
  return word === "did" && grammar.isNameAt(distance + 1) && !/^did$/u.test(grammar.peek(distance + 1).image);
}

function parseDid(grammar: Grammar, values: BodySpec<Assignment>): TestDid {
  const start = grammar.take(didWord).startOffset;
  const activity: Name = grammar.name();
  const attributes =
    grammar.when(
      () => grammar.isAt(1, LeftBrace),
      () => parseAssignments(grammar, values),
    ) ?? [];
  return { kind: "TestDid", start, end: grammar.end(), activity, attributes };
}

function parseSet(grammar: Grammar, values: BodySpec<Assignment>): TestSet {
  const start = grammar.take(setWord).startOffset;
  const body = parseAssignments(grammar, values);
  return { kind: "TestSet", start, end: grammar.end(), values: body };
}

/** What recovery kept of mistakes between assignments is dropped: the finding is enough. */
function parseAssignments(grammar: Grammar, values: BodySpec<Assignment>): Assignment[] {
  return parseBody(grammar, values).filter((item) => item.kind === "Assignment");
}
