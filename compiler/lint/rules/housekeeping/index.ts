/** The rules of the theme `housekeeping`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { hiddenName } from "./hidden-name.ts";
import { magicNumberRepeated } from "./magic-number-repeated.ts";
import { missingTitle } from "./missing-title.ts";
import { nameStyle } from "./name-style.ts";
import { unusedDeclaration } from "./unused-declaration.ts";

export const housekeepingRules: readonly Rule[] = [
  unusedDeclaration,
  hiddenName,
  nameStyle,
  missingTitle,
  magicNumberRepeated,
];
