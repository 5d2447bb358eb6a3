/** The rules of the theme `lifecycle`, in the order of the catalogue. */
import type { Rule } from "../../define-rule.ts";
import { blackHole } from "./black-hole.ts";
import { turnbackMissing } from "./turnback-missing.ts";
import { undefinedTerm } from "./undefined-term.ts";
import { unownedStage } from "./unowned-stage.ts";

export const lifecycleRules: readonly Rule[] = [blackHole, undefinedTerm, unownedStage, turnbackMissing];
