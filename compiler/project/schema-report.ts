/** Says in words, and at the right place, how a file that a person wrote misses its schema. */
import type { SchemaError } from "../../schemas/generated/validators/project.js";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { replaceText } from "../diagnostics/fix.ts";
import { reportError } from "../diagnostics/report.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { DocumentPath, LocatedDocument } from "./located-document.ts";

type FileCode = "manifest-invalid" | "catalog-invalid" | "lock-invalid";

/** One diagnostic for each mistake. */
export function reportSchemaErrors(
  document: LocatedDocument,
  errors: readonly SchemaError[],
  code: FileCode,
): Diagnostic[] {
  const choices = new Set(errors.filter(({ keyword }) => keyword === "anyOf").map(({ instancePath }) => instancePath));
  return errors
    .filter(({ keyword, instancePath }) => keyword === "anyOf" || !isWithinChoice(instancePath, choices))
    .map((error) => reportSchemaError(document, error, code));
}

/** What an alternative lacks is noise beside the sentence that none of them fits. */
function isWithinChoice(instancePath: string, choices: ReadonlySet<string>): boolean {
  return [...choices].some((choice) => instancePath === choice || instancePath.startsWith(`${choice}/`));
}

function reportSchemaError(document: LocatedDocument, error: SchemaError, code: FileCode): Diagnostic {
  const { source } = document;
  const path = parsePointer(error.instancePath);
  const name = path.at(-1);
  const subject = name === undefined ? "The file" : /^\d+$/.test(name) ? "This item" : `\`${name}\``;
  switch (error.keyword) {
    case "additionalProperties":
      return reportUnknownKey(document, [...path, String(error.params["additionalProperty"])], error, code);
    case "required": {
      const missing = String(error.params["missingProperty"]);
      return reportError({
        code,
        message: `${subject} lacks \`${missing}\`.`,
        source,
        ...document.keySpan(path),
        help: `Add \`${missing}\`.`,
      });
    }
    case "enum":
      return reportNotAllowed(document, path, error, code);
    case "type":
    case "anyOf":
      return reportError({
        code,
        message: `${subject} must be ${describeType(error)}.`,
        source,
        ...document.valueSpan(path),
      });
    case "format":
      return reportError({
        code,
        message: `${subject} must be a time.`,
        source,
        ...document.valueSpan(path),
        help: "Write it as `2026-11-26T09:00:00Z`.",
      });
    case "pattern":
      return reportError({
        code,
        message: `${subject} must be a date.`,
        source,
        ...document.valueSpan(path),
        help: "Write it as `2026-11-26`.",
      });
    default:
      return reportError({
        code,
        message: `${subject} ${error.message ?? "does not fit"}.`,
        source,
        ...document.valueSpan(path),
      });
  }
}

function reportUnknownKey(
  document: LocatedDocument,
  path: DocumentPath,
  error: SchemaError,
  code: FileCode,
): Diagnostic {
  const { source } = document;
  const key = path.at(-1) ?? "";
  const known = Object.keys((error.parentSchema?.["properties"] as object | undefined) ?? {});
  const meant = suggest(key, known);
  const span = document.keySpan(path);
  return reportError({
    code,
    message: `There is no property \`${key}\` here.`,
    source,
    ...span,
    help: meant === undefined ? `The properties are ${listWords(known)}.` : `Did you mean \`${meant}\`?`,
    fix: meant === undefined ? undefined : replaceText(source, span.start, span.end, meant),
  });
}

function reportNotAllowed(
  document: LocatedDocument,
  path: DocumentPath,
  error: SchemaError,
  code: FileCode,
): Diagnostic {
  const { source } = document;
  const span = document.valueSpan(path);
  const allowed = (error.params["allowedValues"] as readonly unknown[]).map(String);
  const written = source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, "$2");
  const meant = suggest(written, allowed);
  return reportError({
    code,
    message: `\`${path.at(-1) ?? ""}\` must be ${listWords(allowed, "or")}.`,
    source,
    ...span,
    help: meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
    fix: meant === undefined ? undefined : replaceText(source, span.start, span.end, meant),
  });
}

function describeType({ keyword, params }: SchemaError): string {
  if (keyword === "anyOf") return "a name or a list of names";
  switch (params["type"]) {
    case "string":
      return "a text";
    case "array":
      return "a list";
    case "boolean":
      return "`true` or `false`";
    case "object":
      return "a mapping with properties";
    default:
      return `a ${String(params["type"])}`;
  }
}

function listWords(words: readonly string[], last = "and"): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${last} ${quoted.at(-1)}`;
}

/** A JSON pointer as its keys. */
export function parsePointer(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
