/** The part of SARIF 2.1.0 that reports use, as a JSON schema that admits nothing else. */

const text = { type: "string", minLength: 1 };
const count = { type: "integer", minimum: 1 };

function object(required: Record<string, object>, optional: Record<string, object> = {}): object {
  return {
    type: "object",
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

function list(items: object, least = 0): object {
  return { type: "array", items, minItems: least };
}

// Messages must not be absent; an empty one is what an empty message of a finding gives.
const message = object({ text: { type: "string" } });
const artifactLocation = object(
  { uri: { type: "string", pattern: "^([A-Za-z0-9._~!'()*/-]|%[0-9A-F]{2}|file:///([A-Z]:)?)*$" } },
  { uriBaseId: { const: "%SRCROOT%" } },
);
const region = object({ startLine: count, startColumn: count, endLine: count, endColumn: count });
const physicalLocation = object({ artifactLocation, region });
const rule = object({ id: text, shortDescription: message, fullDescription: message, help: message });
const fix = object({
  description: message,
  artifactChanges: list(
    object({
      artifactLocation,
      replacements: list(object({ deletedRegion: region }, { insertedContent: object({ text }) }), 1),
    }),
    1,
  ),
});
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: "integer", minimum: 0 },
    level: { enum: ["none", "note", "warning", "error"] },
    message,
    locations: list(object({ physicalLocation }), 1),
    partialFingerprints: object({ primaryLocationLineHash: { type: "string", pattern: "^[0-9a-f]{16}:[1-9][0-9]*$" } }),
  },
  {
    relatedLocations: list(object({ id: count, physicalLocation, message }), 1),
    fixes: list(fix, 1),
  },
);

export const sarifSubset = object({
  $schema: { type: "string", pattern: "^https://docs\\.oasis-open\\.org/.*/sarif-schema-2\\.1\\.0\\.json$" },
  version: { const: "2.1.0" },
  runs: list(
    object({
      tool: object({ driver: object({ name: text, version: text, rules: list(rule) }) }),
      invocations: list(object({ executionSuccessful: { const: true } }), 1),
      columnKind: { const: "utf16CodeUnits" },
      originalUriBaseIds: object({ "%SRCROOT%": object({ description: message }) }),
      results: list(result),
    }),
    1,
  ),
});
