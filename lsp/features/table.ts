/** Every feature that the server answers, in one table: a row says the request, what is announced, and who answers. */
import { findDefinition, findTypeDefinition } from "./definition.ts";
import { type Feature, positionFeature } from "./feature.ts";

export const features: readonly Feature[] = [
  positionFeature("textDocument/definition", { definitionProvider: true }, findDefinition),
  positionFeature("textDocument/typeDefinition", { typeDefinitionProvider: true }, findTypeDefinition),
];
