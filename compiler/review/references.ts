/** Knows which texts in a plan name something declared, and rewrites or lists them. */

/** `member` is a value of a choice, and `reason` one of those why a lead was moved. */
export type ReferenceKind =
  | "team"
  | "calendar"
  | "channel"
  | "activity"
  | "attribute"
  | "need"
  | "segment"
  | "persona"
  | "phase"
  | "stage"
  | "score"
  | "content"
  | "nurture"
  | "queue"
  | "sla"
  | "field"
  | "account_field"
  | "member"
  | "reason";

/** A name where it is used; a member belongs to what `of` names, as `lead.industry` or `form_submitted.form`. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly name: string;
  /** For an attribute the activity, for a member its field or attribute; otherwise empty. */
  readonly of: readonly string[];
}

export type Rename = (reference: Reference) => string;

/** A copy of a declaration, or of any part of one, with every name in it passed through `rename`. */
export function mapReferences<Part>(part: Part, rename: Rename): Part {
  return walk(part, { rename, key: "", owner: "", activities: [] }) as Part;
}

/** Every name that a declaration uses, each once. */
export function listReferences(part: unknown): Reference[] {
  const found = new Map<string, Reference>();
  mapReferences(part, (reference) => {
    found.set(`${reference.kind} ${reference.of.join(".")} ${reference.name}`, reference);
    return reference.name;
  });
  return [...found.values()];
}

interface Place {
  readonly rename: Rename;
  /** The key of this value. */
  readonly key: string;
  /** The key of the object around it. */
  readonly owner: string;
  /** Whose attributes are meant here. */
  readonly activities: readonly string[];
}

type Plain = Readonly<Record<string, unknown>>;

/** Keys that mean the same wherever a name stands under them. */
const kindOfKey: Readonly<Record<string, ReferenceKind>> = {
  team: "team",
  worked_by: "team",
  between: "team",
  channel: "channel",
  channels: "channel",
  activity: "activity",
  activities: "activity",
  reset_on: "stage",
  without: "activity",
  after: "activity",
  on: "activity",
  needs: "need",
  persona: "persona",
  personas: "persona",
  phase: "phase",
  phases: "phase",
  stage: "stage",
  entering: "stage",
  before: "stage",
  reasons_of: "stage",
  score: "score",
  content: "content",
  contents: "content",
  nurture: "nurture",
  queue: "queue",
  overflow: "queue",
  sla: "sla",
  field: "field",
  fields: "field",
  reasons: "reason",
};

/** Literals of these types are names. */
const namedTypes: ReadonlySet<string> = new Set(["content", "persona", "stage", "phase", "queue", "nurture", "reason"]);

function walk(value: unknown, place: Place): unknown {
  if (typeof value === "string") {
    const kind = kindAt(place);
    return kind === undefined ? value : place.rename({ kind, name: value, of: [] });
  }
  if (Array.isArray(value)) return value.map((item) => walk(item, place));
  if (typeof value !== "object" || value === null) return value;
  const node = value as Plain;
  const inner = { ...place, activities: activitiesOf(node) ?? place.activities };
  const special = typeof node["op"] === "string" ? walkExpression(node, inner) : walkDeclared(node, inner);
  return special ?? walkEach(node, inner);
}

/** Each part of an object, those in `done` as they are given there. */
function walkEach(node: Plain, place: Place, done: Plain = {}): Plain {
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => [
      key,
      key in done ? done[key] : walk(part, { ...place, key, owner: place.key }),
    ]),
  );
}

function kindAt({ key, owner }: Place): ReferenceKind | undefined {
  switch (key) {
    case "from":
    case "to":
      return owner === "closed" || owner === "away" ? undefined : "stage";
    case "calendar":
      return owner === "per" ? undefined : "calendar";
    default:
      return Object.hasOwn(kindOfKey, key) ? kindOfKey[key] : undefined;
  }
}

/** What is no expression but says with its keys what its names are. */
function walkDeclared(node: Plain, place: Place): Plain | undefined {
  const { rename } = place;
  const each = (kind: ReferenceKind, names: unknown): unknown =>
    Array.isArray(names) ? names.map((name: string) => rename({ kind, name, of: [] })) : names;
  if ("worked_by" in node || "enter" in node) {
    const owner = node["owner"];
    return walkEach(node, place, {
      owner: typeof owner === "string" ? rename({ kind: "team", name: owner, of: [] }) : owner,
    });
  }
  // A content says by which channels it goes.
  if ("useful_without_purchase" in node) return walkEach(node, place, { by: each("channel", node["by"]) });
  // A team serves personas and needs, whichever has the name.
  if ("serves" in node) {
    const serves = (node["serves"] as string[]).map((name) => {
      const persona = rename({ kind: "persona", name, of: [] });
      return persona === name ? rename({ kind: "need", name, of: [] }) : persona;
    });
    return walkEach(node, place, { serves });
  }
  if ("covers" in node)
    return walkEach(node, place, { covers: (node["covers"] as Plain[]).map((it) => cover(it, rename)) });
  // The key of an account is a field of its own, unless it is the domain of an address.
  if ("domain_of" in node && node["domain_of"] === false) {
    return walkEach(node, place, { field: rename({ kind: "account_field", name: String(node["field"]), of: [] }) });
  }
  return undefined;
}

function cover(covered: Plain, rename: Rename): Plain {
  const { kind, name } = covered;
  if (typeof name !== "string") return covered;
  return { ...covered, name: rename({ kind: (kind === "turnback" ? "stage" : kind) as ReferenceKind, name, of: [] }) };
}

function walkExpression(node: Plain, place: Place): Plain | undefined {
  const { rename, activities } = place;
  const named = (kind: ReferenceKind, key: string, of: readonly string[] = []): Plain =>
    walkEach(node, place, { [key]: rename({ kind, name: String(node[key]), of }) });
  switch (node["op"]) {
    case "field":
      return named("field", "name");
    case "account_field":
      return named("account_field", "name");
    case "segment":
      return named("segment", "name");
    case "need":
      return named("need", "name");
    case "attribute":
      return named("attribute", "name", activities);
    case "sum":
    case "first":
    case "last":
      return named("attribute", "attribute", activities);
    case "count":
      return node["distinct"] === undefined ? undefined : named("attribute", "distinct", activities);
    case "literal":
      return namedTypes.has(String(node["type"])) ? named(node["type"] as ReferenceKind, "value") : undefined;
    case "among": {
      const map = memberMapper(node["operand"], place);
      return map && walkEach(node, place, { values: (node["values"] as unknown[]).map(map) });
    }
    case "compare":
    case "list_contains": {
      const [operand, side] = node["op"] === "compare" ? ["left", "right"] : ["operand", "value"];
      const map = memberMapper(node[operand!], place);
      const literal = node[side!] as Plain;
      if (map === undefined || literal["op"] !== "literal") return undefined;
      return walkEach(node, place, { [side!]: { ...literal, value: map(literal["value"]) } });
    }
    default:
      return undefined;
  }
}

/** How values that are compared with something are renamed; `undefined` when they are no names. */
function memberMapper(operand: unknown, { rename, activities }: Place): ((value: unknown) => unknown) | undefined {
  const { op, type, name, fact } = operand as Plain;
  const map = (kind: ReferenceKind, of: readonly string[]) => (value: unknown) =>
    typeof value === "string" ? rename({ kind, name: value, of }) : value;
  if (op === "fact" && fact === "reason") return map("reason", []);
  if (typeof type === "string" && namedTypes.has(type)) return map(type as ReferenceKind, []);
  if (type !== "enum" && type !== "list") return undefined;
  if (op === "field") return map("member", [`lead.${String(name)}`]);
  if (op === "account_field") return map("member", [`account.${String(name)}`]);
  if (op === "attribute")
    return map(
      "member",
      activities.map((activity) => `${activity}.${String(name)}`),
    );
  return undefined;
}

/** The activities whose attributes a part of the plan may read. */
function activitiesOf(node: Plain): readonly string[] | undefined {
  const selection = (node["selection"] ?? node["on"] ?? node) as Plain;
  const activities = selection["activities"];
  return Array.isArray(activities) ? (activities as string[]) : undefined;
}
