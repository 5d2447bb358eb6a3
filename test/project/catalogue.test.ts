/** Catalogues in YAML and CSV: entries become declarations, and mistakes are found where they stand. */
import { describe, expect, it } from "vitest";
import { loadCatalogues, readCatalogue } from "../../compiler/project/catalogue.ts";
import { createMemoryHost } from "../../compiler/project/memory-host.ts";
import type { ContentDeclaration, Name, SourceFile } from "../../compiler/syntax/ast/index.ts";
import { listFindings } from "./findings.ts";

const yaml = `# Assets
industry_guide:
  title: The 2026 industry guide
  type: guide
  url: "https://acme.example/guide"
  by: [email, web]
  expert: Priya
  useful_without_purchase: true
  retired: 2027-01-01
case_study_bank: { by: email, needs: [prove_roi], phases: [close], personas: [buyer], moved_from: old_case }
`;

const csv = `name,title,by,needs,useful_without_purchase,retired
industry_guide,"The ""2026"" guide, new",email;web,,yes,2027-01-01
case_study_bank,,"email, web",prove_roi,,
`;

describe("a catalogue in YAML", () => {
  it("becomes declarations whose names point into the file", () => {
    const { value, diagnostics } = readCatalogue({ path: "content.yaml", text: yaml });
    expect(listFindings(diagnostics)).toEqual([]);
    expect(value.contents.map(outline)).toEqual([
      {
        name: "industry_guide",
        title: "The 2026 industry guide",
        properties: ["ContentType", "Url", "By", "Expert", "UsefulWithoutPurchase", "Retired"],
        names: ["guide", "email", "web"],
      },
      {
        name: "case_study_bank",
        title: undefined,
        properties: ["By", "Phases", "Personas", "Needs", "MovedFrom"],
        names: ["email", "close", "buyer", "prove_roi", "old_case"],
      },
    ]);
    for (const name of value.contents.flatMap(namesOf)) {
      expect(yaml.slice(name.start, name.end)).toBe(name.text);
    }
  });

  it("has its mistakes at their places", () => {
    const text = `case-study:
  by: [email]
guide:
  titel: A guide
  by: [email, "direct mail"]
poster:
  title: 7
  by: [web]
  useful_without_purchase: maybe
  retired: soon
video:
  title: No channel
podcast:
  by: 3
`;
    const { value, diagnostics } = readCatalogue({ path: "content.yaml", text });
    expect(value.contents).toEqual([]);
    expect(listFindings(diagnostics)).toEqual([
      "1:1 catalog-invalid `case-study`",
      "4:3 catalog-invalid `titel`",
      "7:10 catalog-invalid `7`",
      "9:28 catalog-invalid `maybe`",
      "10:12 catalog-invalid `soon`",
      "11:1 catalog-invalid `video`",
      "14:7 catalog-invalid `3`",
    ]);
  });

  it("refuses two entries of one name and lists that are not lists", () => {
    expect(
      listFindings(readCatalogue({ path: "c.yaml", text: "a: { by: [web] }\na: { by: [web] }\n" }).diagnostics),
    ).toEqual(["2:1 catalog-invalid `a`"]);
    expect(listFindings(readCatalogue({ path: "c.yaml", text: "- a\n" }).diagnostics)).toEqual([
      "1:1 catalog-invalid `- a⏎`",
    ]);
  });

  it("may be empty", () => {
    expect(readCatalogue({ path: "c.yaml", text: "" })).toMatchObject({ value: { contents: [] }, diagnostics: [] });
  });
});

describe("a catalogue in CSV", () => {
  it("becomes declarations whose names point into the cells", () => {
    const { value, diagnostics } = readCatalogue({ path: "content.csv", text: csv });
    expect(listFindings(diagnostics)).toEqual([]);
    expect(value.contents.map(outline)).toEqual([
      {
        name: "industry_guide",
        title: 'The "2026" guide, new',
        properties: ["By", "UsefulWithoutPurchase", "Retired"],
        names: ["email", "web"],
      },
      { name: "case_study_bank", title: undefined, properties: ["By", "Needs"], names: ["email", "web", "prove_roi"] },
    ]);
    for (const name of value.contents.flatMap(namesOf)) {
      expect(csv.slice(name.start, name.end)).toBe(name.text);
    }
  });

  it("reads lines that end with a carriage return, a last line without an end, and two rows of one name", () => {
    const text = "name,by\r\nguide,web\r\nguide,email";
    const { value, diagnostics } = readCatalogue({ path: "content.csv", text });
    expect(diagnostics).toEqual([]);
    expect(value.contents.map(({ name }) => text.slice(name.start, name.end))).toEqual(["guide", "guide"]);
  });

  it("has its mistakes at their places", () => {
    const text = `name,by,retired,useful_without_purchase
case-study,web,,
guide,,,
poster,web,soon,
video,web,,perhaps
,web,,
podcast,web,,no,more
talk,"web; direct mail",,
`;
    expect(listFindings(readCatalogue({ path: "content.csv", text }).diagnostics)).toEqual([
      "2:1 catalog-invalid `case-study`",
      "3:1 catalog-invalid `guide`",
      "4:12 catalog-invalid `soon`",
      "5:12 catalog-invalid `perhaps`",
      "6:1 catalog-invalid ``",
      "7:17 catalog-invalid `more`",
      "8:12 catalog-invalid `direct mail`",
    ]);
  });

  it("refuses headers it does not know and quotes that do not close", () => {
    const find = (text: string) => listFindings(readCatalogue({ path: "c.csv", text }).diagnostics);
    expect(find("name,tittle,by,by\na,b,web,web\n")).toEqual([
      "1:6 catalog-invalid `tittle`",
      "1:16 catalog-invalid `by`",
    ]);
    expect(find("title,by\na,web\n")).toEqual(["1:1 catalog-invalid `title`"]);
    expect(find('name,by\n"guide,web\n')).toEqual(['2:1 catalog-invalid `"guide,web⏎`']);
  });
});

describe("the path of a catalogue", () => {
  const files = { "content/a.yaml": "guide: { by: [web] }", "a.txt": "", "deep/b.csv": "name,by\nvideo,web\n" };
  const load = (from: string, ...paths: string[]) => loadCatalogues(createMemoryHost(files), [namingFile(from, paths)]);

  it("is relative to the file that names it", () => {
    const { value, diagnostics } = load("deep/main.funnel", "../content/a.yaml", "./b.csv");
    expect(diagnostics).toEqual([]);
    expect(value.map(({ source, contents }) => [source.path, contents.length])).toEqual([
      ["content/a.yaml", 1],
      ["deep/b.csv", 1],
    ]);
  });

  it("stays in the project, names a file that is there, and names it once", () => {
    const paths = [
      "../a.yaml",
      "/etc/passwd.yaml",
      "C:\\a.yaml",
      "missing.yaml",
      "a.txt",
      "content/a.yaml",
      "./content/a.yaml",
    ];
    expect(listFindings(load("main.funnel", ...paths).diagnostics)).toEqual([
      '1:9 catalog-unreadable `"../a.yaml"`',
      '2:9 catalog-unreadable `"/etc/passwd.yaml"`',
      '3:9 catalog-unreadable `"C:\\a.yaml"`',
      '4:9 catalog-unreadable `"missing.yaml"`',
      '5:9 catalog-unreadable `"a.txt"`',
      '7:9 duplicate-declaration `"./content/a.yaml"`',
    ]);
  });
});

function outline({ name, title, body }: ContentDeclaration) {
  const names = namesOf({ name, title, body } as ContentDeclaration).slice(1);
  return {
    name: name.text,
    title: title?.value,
    properties: body.map(({ kind }) => kind),
    names: names.map(({ text }) => text),
  };
}

/** Every name of a declaration but its keywords. */
function namesOf({ name, body }: ContentDeclaration): Name[] {
  return [
    name,
    ...body.flatMap((property): Name[] => {
      if (property.kind === "MovedFrom") return [property.old];
      if (!("value" in property)) return [];
      const values: readonly { readonly kind: string }[] = Array.isArray(property.value)
        ? property.value
        : [property.value];
      return values.filter((value): value is Name => value.kind === "Name");
    }),
  ];
}

/** A file that names catalogues, one a line, as the parser would give it. */
function namingFile(path: string, paths: readonly string[]): SourceFile {
  const text = paths.map((catalogue) => `catalog "${catalogue}"\n`).join("");
  let start = 0;
  const declarations = paths.map((catalogue) => {
    const keyword: Name = { kind: "Name", start, end: start + 7, text: "catalog" };
    const end = start + catalogue.length + 10;
    const value = { kind: "String", start: start + 8, end, value: catalogue, block: false } as const;
    start = end + 1;
    return { kind: "Catalog", start: keyword.start, end, doc: undefined, keyword, path: value } as const;
  });
  return { kind: "SourceFile", start: 0, end: text.length, source: { path, text }, declarations, comments: [] };
}
