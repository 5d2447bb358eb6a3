/** Makes up a large workspace: 200 files, some 50,000 lines, one of them with 2,000, all of it without a finding. */

/** The document that the bench types in. */
export const largePath = "large.funnel";

/** Texts by path. */
export function makeWorkspace(fileCount = 200, lineCount = 50_000, largeLines = 2000): Map<string, string> {
  const files = new Map<string, string>([
    ["funnel.yaml", "name: large\n"],
    ["base.funnel", base],
  ]);
  const others = fileCount - 2;
  const each = Math.round((lineCount - largeLines - countLines(base)) / others);
  for (let index = 0; index < others; index += 1) {
    files.set(`area_${index % 20}/part_${index}.funnel`, makeFile(`p${index}`, each, `p${(index + 7) % others}`));
  }
  files.set(largePath, makeFile("large", largeLines, "p3"));
  return files;
}

const fields = Array.from({ length: 60 }, (_, index) => `  detail_${index} integer "Detail ${index}"`).join("\n");

const base = `funnel large "Large" { timezone "Europe/Berlin" currency EUR }
team sales "Sales" { contact "sales@large.example" }
team marketing "Marketing" { contact "marketing@large.example" }
lead {
  email     email key
  country   country
  industry  one of [software, finance, health, retail]
  employees integer
${fields}
}
activity page_viewed "Page" { url url   seconds integer }
activity form_submitted "Form" { form one of [contact, trial] }
activity demo_requested "Demo"
activity sales_called "Call" { by sales }
lifecycle {
  stage visitor "Visitor" { initial   owner marketing }
  stage inquiry "Inquiry" { owner marketing   enter from visitor on form_submitted }
  stage qualified "Qualified" { owner sales   enter from inquiry on demo_requested }
  stage customer "Customer" { owner sales   final won   enter from qualified on sales_called }
}
`;

/** Segments, scores, contents, programmes and tests in turn; some read what another file declares. */
function makeFile(prefix: string, lines: number, neighbour: string): string {
  const blocks: string[] = [`// The part ${prefix}.\n`];
  let count = 1;
  for (let index = 0; count < lines; index += 1) {
    const block = makers[index % makers.length]!(`${prefix}_${Math.floor(index / makers.length)}`, `${neighbour}_0`);
    blocks.push(block);
    count += countLines(block);
  }
  return blocks.join("");
}

const makers: readonly ((name: string, neighbour: string) => string)[] = [
  (name, neighbour) => `
/// Large companies of the area, and those of the neighbours that look alike.
segment seg_${name} "Segment ${name}" {
  when employees >= 200 and industry in [software, finance]
    or did form_submitted where form is trial within 30 days
    or seg2_${neighbour}
}
`,
  (name) => `
segment seg2_${name} { when detail_1 > 3 and detail_2 < 100 and country is known }
`,
  (name) => `
score score_${name} "Score ${name}" {
  kind  fit
  range 0..100
  +40 when employees >= 1000
  +25 when employees in 200..999
  +20 when industry in [software, finance]
  +10 when detail_10 > 5 and detail_11 > 7
  +10 when detail_20 > 5 or detail_21 is known
  group "Interest" max 30 {
    +5 when did page_viewed where seconds >= 30 within 60 days
    +8 when did demo_requested at least 2 times within 90 days
  }
  -30 when email is free
  grade A from 70, B from 50, C from 25, D
}
`,
  (name) => `
content guide_${name} "Guide ${name}" {
  type guide
  url  "https://large.example/${name}"
  by   email
}
`,
  (name) => `
nurture nurture_${name} "Programme ${name}" {
  intent list_to_lead
  for stage is inquiry and score_${name} >= 20 and not seg_${name}
  goal stage is qualified
  steps {
    send guide_${name} by email
    wait 3 days
    if score_${name}.grade in [A, B] {
      task "Call them" for sales
    } else {
      send guide_${name} by email
    }
  }
}
`,
  (name) => `
test "a large company scores ${name}" {
  given lead { email "ann@acme.example"   employees 2000   industry finance }
  at 2026-03-02T10:00 did form_submitted { form contact }
  at +1 minute did demo_requested
  expect score_${name} >= 50 and score_${name}.grade in [A, B, C]
  expect stage is qualified and seg_${name}
}
`,
];

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
