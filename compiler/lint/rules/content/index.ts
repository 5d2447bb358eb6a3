/** The rules of the theme `content`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { contentMapGap } from "./content-map-gap.ts";
import { contentRetired } from "./content-retired.ts";
import { contentRunsDry } from "./content-runs-dry.ts";
import { contentSellsTooEarly } from "./content-sells-too-early.ts";
import { contentUnused } from "./content-unused.ts";
import { contentWithoutExpert } from "./content-without-expert.ts";

export const contentRules: readonly Rule[] = [
  contentMapGap,
  contentUnused,
  contentRetired,
  contentRunsDry,
  contentSellsTooEarly,
  contentWithoutExpert,
];
