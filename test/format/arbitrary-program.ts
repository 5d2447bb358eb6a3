/** Programs of random declarations, written without care: any spacing, any line breaks where the language has them. */
import fc from "fast-check";

const { constantFrom, oneof, tuple } = fc;

const name = constantFrom("email", "title", "stage", "from", "at", "visits", "long_name_of_a_field", "größe", "max");
const activity = constantFrom("page_viewed", "demo_requested", "a");
const text = constantFrom('"x"', '"Ein Satz \\"so\\" lang, dass er Platz braucht"', '"日本語"', '"\\u{1F600} \\\\"');
const number = constantFrom("0", "42", "1_000", "3.5");
const duration = constantFrom("30 minutes", "1 day", "4 business hours of business", "2 quarters", "5 business days");
const literal = oneof(text, number, duration, constantFrom("15%", "50_000 USD", "2026-11-26", "true", "09:00"));

const range = constantFrom("5..10", "..10", "200..", "-5..-1", "1 day..3 days", "2026-01-01..2026-02-01");
const list = fc
  .array(oneof(name, text, number), { minLength: 1, maxLength: 5 })
  .map((items) => `[${items.join(" , ")}]`);
const memberList = fc
  .array(oneof(name, text), { minLength: 1, maxLength: 5 })
  .map((items) => `[${items.join(" , ")},]`);
const selector = oneof(
  activity,
  constantFrom("any prospect activity"),
  fc.array(activity, { minLength: 1, maxLength: 3 }).map((names) => `any of [${names.join(",")}]`),
);

/** Expressions nest, but not so that a test takes minutes. */
const deep = { maxDepth: 3, depthIdentifier: "expression", withCrossShrink: true } as const;

function nested(...choices: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return oneof(deep, ...choices);
}

interface Levels {
  expression: string;
  condition: string;
  arithmetic: string;
  operand: string;
}

const { expression, condition } = fc.letrec<Levels>((tie) => ({
  operand: nested(
    name,
    literal,
    constantFrom("fit.grade", "lead.title", "account.tier"),
    tie("expression").map((inner) => `(${inner})`),
    tuple(constantFrom("count of", "time since"), selector, tie("condition")).map(
      ([word, of, where]) => `(${word} ${of} where ${where})`,
    ),
    tuple(constantFrom("sum of", "first", "last", "count of distinct"), activity, name).map(
      ([word, of, attribute]) => `(${word} ${of}.${attribute})`,
    ),
    name.map((inner) => `-(${inner})`),
    number.map((inner) => `-${inner}`),
  ),
  arithmetic: nested(
    tie("operand").map((inner) => `${inner}`),
    tuple(tie("operand"), constantFrom("+", "-", "*", "/", "\n+", "-\n"), tie("operand")).map((parts) =>
      parts[1].startsWith("\n") ? `(${parts.join(" ")})` : parts.join(" "),
    ),
  ),
  condition: nested(
    tuple(tie("arithmetic"), constantFrom("=", "!=", "<", ">=", "is", "is not", ">\n"), name).map((parts) =>
      parts.join(" "),
    ),
    tuple(name, constantFrom("in", "not in"), oneof(list, range)).map((parts) => parts.join("  ")),
    tuple(name, constantFrom("is known", "is unknown", "is not known", "matches /a b|c/i", 'starts with "x"')).map(
      (parts) => parts.join(" "),
    ),
    tie("expression").map((inner) => `( ${inner} )`),
  ),
  expression: nested(
    tie("condition").map((inner) => `${inner}`),
    tuple(tie("condition"), constantFrom("and", "or", "and\n  ", "\n or"), tie("expression")).map((parts) =>
      parts.join(" "),
    ),
    tie("condition").map((inner) => `not ${inner}`),
    tuple(
      selector,
      tie("condition"),
      constantFrom("", " at least 3 times", " within 2 days", " since entering mql"),
    ).map(([of, where, clause]) => `(did ${of} where ${where}${clause})`),
    tuple(selector, constantFrom("", " exactly 1 time", " within 2 days after a")).map(
      ([of, clause]) => `did ${of}${clause}`,
    ),
  ),
}));

/** Properties in braces, each on its line or, where they may, together. */
function body(lines: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const lineEnd = constantFrom("\n", "\n", "\n\n\n", "\n    ");
  return fc
    .array(tuple(lines, lineEnd), { maxLength: 5 })
    .map((items) => `{\n${items.map((item) => item.join("")).join("")}}`);
}

/** Short properties, which may also share one line with their braces. */
function shortBody(lines: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const one = fc.array(lines, { maxLength: 3 }).map((items) => `{${items.join("  ")} }`);
  return oneof(body(lines), one);
}

const names = fc.array(name, { minLength: 1, maxLength: 4 }).map((items) => items.join(" , "));
const title = oneof(fc.constant(""), text);
const trigger = oneof(
  selector,
  tuple(selector, condition).map((parts) => parts.join(" where ")),
);
const because = oneof(
  fc.constant(""),
  name.map((reason) => ` because ${reason}`),
);
const when = expression.map((inner) => `when ${inner}`);

const limit = constantFrom(
  "max 3",
  "once",
  "once per day",
  "once per 3 days",
  "within 60 days",
  "loses 5% every 2 days",
);
const limits = fc.array(limit, { maxLength: 2 }).map((items) => items.join("   "));
const rule = oneof(
  tuple(constantFrom("+5", "- 10", "+ 100"), when).map((parts) => parts.join(" ")),
  tuple(constantFrom("+5", "-10"), trigger, limits).map(([points, on, rest]) => `${points} on ${on}  ${rest}`),
  tuple(constantFrom("+5", "-10"), selector, limits).map(
    ([points, of, rest]) => `${points} every 3 days without ${of} ${rest}`,
  ),
);
const group = tuple(title, body(rule)).map(([label, rules]) => `group ${label} max 30 ${rules}`);

const option = constantFrom("key", "required", "pii", "sensitivity low", "moved from old");
const type = oneof(
  constantFrom("text", "email", "list of text", "money"),
  memberList.map((members) => `one of ${members}`),
);
const field = tuple(name, type, fc.uniqueArray(option, { maxLength: 3 })).map(
  ([field, type, options]) => `${field}   ${type} ${options.join("  ")}`,
);

const target = constantFrom("nurture n", "quarantine", "stage s");
const row = tuple(names, target, oneof(fc.constant(""), when)).map(
  ([reasons, to, condition]) => `${reasons} -> ${to}${condition === "" ? "" : ` requalify after 3 days ${condition}`}`,
);
const enter = tuple(names, trigger, oneof(fc.constant(""), when), because).map(
  ([from, on, criterion, reason]) => `enter from ${from} on ${on} ${criterion}${reason}`,
);

const simpleStep = oneof(
  constantFrom(
    "send x by email , web",
    "wait 3 days",
    "exit",
    "repeat at most 3 times",
    "ask a ,b",
    'notify sales "x"',
  ),
  text.map((what) => `task ${what} for sales by phone`),
  expression.map((until) => `wait until ${until}, at most 3 days`),
  constantFrom('task """\n      one\n        two  \n\n    three\n  """ for sales'),
);
const branch = body(simpleStep);
const step = oneof(
  simpleStep,
  tuple(expression, branch, branch).map(([criterion, yes, no]) => `if ${criterion} ${yes} else ${no}`),
  tuple(expression, branch, expression, branch).map(([a, yes, b, no]) => `if ${a} ${yes}\nelse if ${b} ${no}`),
);

const value = oneof(
  literal.filter((item) => !item.includes("business")),
  name,
  list,
  constantFrom("-5", "-2%"),
);
const assignment = tuple(name, value).map((parts) => parts.join("  "));
const assignments = body(assignment);
const testItem = oneof(
  assignments.map((values) => `given lead ${values}`),
  assignments.map((values) => `given account ${values}`),
  tuple(constantFrom("+4 hours", "+ 1 day", "2026-03-02T10:00", "2026-03-02"), assignments).map(
    ([time, values]) => `at ${time} ann did demo_requested ${values}`,
  ),
  expression.map((inner) => `expect ${inner}`),
  constantFrom(
    'expect x\n| a|b | => fit|\n|1 |-| 3 |\n\n | -5 | "日本" | x|',
    "expect sla x is breached and sent c by web",
  ),
);

const declaration = oneof(
  tuple(title, shortBody(constantFrom('timezone "UTC"', "currency USD", "moved from x"))).map(
    (parts) => `funnel f ${parts.join("")}`,
  ),
  tuple(name, title, shortBody(constantFrom('contact "a@b.c"', 'member "x"', "serves a, b"))).map(
    (parts) => `team ${parts.join(" ")}`,
  ),
  body(
    constantFrom(
      'timezone "UTC"',
      "open mon..fri 09:00..12:00, 13:00..17:00",
      "open sat,sun 10:00..11:00",
      'closed 2026-12-24..2026-12-26 "Off"',
    ),
  ).map((lines) => `calendar c ${lines}`),
  body(field).map((lines) => `lead ${lines}`),
  tuple(name, title, oneof(body(field), shortBody(constantFrom("by sales", 'track "A","B"')))).map(
    (parts) => `activity ${parts.join(" ")}`,
  ),
  tuple(constantFrom("need", "segment", "persona"), name, title, body(when)).map((parts) => parts.join(" ")),
  body(tuple(name, title, body(when)).map((parts) => `phase ${parts.join(" ")}`)).map((lines) => `journey ${lines}`),
  body(
    tuple(
      name,
      title,
      body(oneof(enter, constantFrom("initial", "owner sales   worked by sales", "limit 14 days then x"))),
    ).map((parts) => `stage ${parts.join(" ")}`),
  ).map((lines) => `lifecycle ${lines}`),
  tuple(
    name,
    title,
    body(oneof(rule, rule, group, constantFrom("kind fit", "range 0..100", "grade A from 70, B"))),
  ).map((parts) => `score ${parts.join(" ")}`),
  tuple(
    name,
    title,
    shortBody(constantFrom("type guide", "by email, web", "useful without purchase", "retired 2026-01-01")),
  ).map((parts) => `content ${parts.join(" ")}`),
  constantFrom("content map {\n|phase|any|\n| a, | - |\n}".replace("a, ", "a "), 'catalog "x.yaml"', "channel fax"),
  body(
    oneof(
      when.map((inner) => `consent email, web ${inner}`),
      constantFrom("at most 2 touches per day", "quiet 20:00..08:00", "on mon..fri, sun"),
    ),
  ).map((lines) => `contact policy ${lines}`),
  body(
    oneof(
      expression.map((inner) => `goal ${inner}`),
      body(step).map((steps) => `steps ${steps}`),
    ),
  ).map((lines) => `nurture n ${lines}`),
  body(row).map((lines) => `turnback s ${lines}`),
  body(
    oneof(
      tuple(names, when).map((parts) => `ask ${parts.join(" after 2 a ")}`),
      constantFrom("at most 2 per form"),
    ),
  ).map((lines) => `profiling ${lines}`),
  body(
    constantFrom(
      "match email",
      "match phone and name",
      "keep latest a, b",
      "normalize email lowercase",
      'ignore email values [ "x", ]',
    ),
  ).map((lines) => `identity ${lines}`),
  body(
    oneof(
      expression.map((inner) => `require ${inner} before mql`),
      when.map((inner) => `reject ${inner} because "x"`),
    ),
  ).map((lines) => `hygiene ${lines}`),
  body(
    constantFrom(
      "team sales",
      'member "a" weight 2 away 2026-01-01..2026-01-02',
      'member "bob" takes 3 per day',
      "capacity 25 per day",
    ),
  ).map((lines) => `queue q ${lines}`),
  body(
    oneof(
      when.map((inner) => `${inner} -> q`),
      constantFrom("on entering mql", "keep owner", "otherwise -> owner of account"),
    ),
  ).map((lines) => `routing r ${lines}`),
  body(
    constantFrom(
      "starts on entering mql",
      "within 4 business hours",
      "met on a, b where x = 1",
      "at 50% -> notify owner , reassign",
      'after 2 days -> task "x" for sales',
    ),
  ).map((lines) => `sla s ${lines}`),
  shortBody(constantFrom("intent lead", "rate from a to b within 3 days", "p90", "sla x")).map(
    (lines) => `measure m ${lines}`,
  ),
  body(constantFrom("between a ,b", "covers lifecycle, score fit, content map", "review every 90 days")).map(
    (lines) => `agreement a ${lines}`,
  ),
  body(constantFrom("deal 25_000 USD", "conversion mql 12%")).map((lines) => `value ${lines}`),
  body(testItem).map((lines) => `test "t" ${lines}`),
);

export const arbitraryProgram: fc.Arbitrary<string> = fc
  .array(tuple(declaration, constantFrom("\n", "\n\n", "\n\n\n\n")), { minLength: 1, maxLength: 4 })
  .map((items) => items.map((item) => item.join("")).join(""));
