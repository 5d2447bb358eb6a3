/** What checking leaves behind: the meaning of names, the types of expressions, and who refers to what. */
import { expect, it } from "vitest";
import type { Comparison, Expression, SegmentDeclaration } from "../../compiler/syntax/ast/index.ts";
import { describeType } from "../../compiler/types/describe-type.ts";
import { type Checked, checkBesideBase } from "./check-harness.ts";

/** The criterion of a segment and the project it was checked in. */
function checkCriterion(criterion: string): Checked & { readonly when: Expression } {
  const checked = checkBesideBase(`segment tested { when ${criterion} }`);
  const { declaration } = checked.project.declarations.find(
    (placed) => placed.declaration.kind === "Segment" && placed.declaration.name.text === "tested",
  ) as { readonly declaration: SegmentDeclaration };
  const [when] = declaration.body;
  if (when?.kind !== "When") throw new Error("the segment has a criterion");
  return { ...checked, when: when.value };
}

/** The symbol of the bare name on the right of a comparison, as `kind parent.name`. */
function showRight(criterion: string): string {
  const { project, when } = checkCriterion(criterion);
  const { right } = when as Comparison;
  if (right.kind !== "NameReference") throw new Error("a bare name stands on the right");
  const symbol = project.symbolOf(right.name);
  return symbol === undefined ? "nothing" : `${symbol.kind} ${symbol.parent?.name ?? ""}.${symbol.name}`;
}

it("takes a bare name as a member of the other side's type first", () => {
  expect(showRight("industry is software")).toBe("enum_member industry.software");
  expect(showRight("stage is mql")).toBe("stage .mql");
  expect(showRight("fit.grade is A")).toBe("grade fit.A");
  expect(showRight("reason is not_ready")).toBe("reason recycled.not_ready");
  expect(showRight("last rejected.reason is competitor")).toBe("enum_member reason.competitor");
  expect(showRight("last rejected.reason is unspecified")).toBe("enum_member .unspecified");
  expect(showRight("email is business")).toBe("nothing");
  expect(showRight("employees > fit")).toBe("score .fit");
});

it("types expressions", () => {
  const showLeft = (criterion: string): string => {
    const { project, when } = checkCriterion(criterion);
    return describeType(project.typeOf((when as Comparison).left));
  };
  expect(showLeft("(budget * 2) > 5 USD")).toBe("an amount of money");
  expect(showLeft("now - born > 3 days")).toBe("a duration");
  expect(showLeft("sum of content_viewed.paid > 3 USD")).toBe("an amount of money");
  expect(showLeft("count of page_viewed > 3")).toBe("a whole number");
  expect(showLeft("employees / 2 > 3")).toBe("a number");
  expect(showLeft("renewed + 3 months > born")).toBe("a date and time");
  expect(showLeft("unheard_of > 3")).toBe("unknown");
});

it("knows who refers to a symbol, in order", () => {
  const { project } = checkBesideBase("segment s { when stage is mql or was mql }\nsegment big_too { when big }");
  const show = (kind: Parameters<typeof project.lookup>[0], name: string): readonly string[] => {
    const symbol = project.lookup(kind, name);
    if (symbol === undefined) throw new Error(`${name} is declared`);
    return project
      .referencesTo(symbol)
      .map(({ source, name }) => `${source.path}:${source.text.slice(name.start, name.end)}`);
  };
  expect(show("stage", "mql")).toEqual([
    ...Array<string>(3).fill("base.funnel:mql"),
    ...Array<string>(2).fill("case.funnel:mql"),
  ]);
  expect(show("segment", "big")).toEqual(["base.funnel:big", "case.funnel:big"]);
  expect(show("attribute", "rejected.reason")).toEqual(["base.funnel:reason"]);
  expect(show("enum_member", "industry.software")).toEqual([]);
});

it("lists symbols by name, nested ones behind their parents", () => {
  const { project } = checkBesideBase("");
  expect(project.symbols("grade").map(({ name }) => name)).toEqual(["A", "B", "C"]);
  expect(project.symbols("stage").map(({ name }) => name)).toEqual(["customer", "mql", "recycled", "visitor"]);
  expect(project.lookup("enum_member", "rejected.reason.competitor")?.parent?.name).toBe("reason");
  expect(project.lookup("stage", "nowhere")).toBeUndefined();
});

it("marks the nodes around a mistake, and no others", () => {
  const { project } = checkBesideBase("segment s { when employes > 5 }\nsegment fine { when big }");
  const erroneous = project.declarations.filter(({ declaration }) => project.hasErrors(declaration));
  expect(erroneous.map(({ declaration }) => declaration.kind === "Segment" && declaration.name.text)).toEqual(["s"]);
});
