/** Every command, in the order in which the help lists them. */
import { defineAgreements } from "./agreements.ts";
import { defineAudit } from "./audit.ts";
import { defineBacktest } from "./backtest.ts";
import { defineBuild } from "./build.ts";
import { defineCheck } from "./check.ts";
import { defineDiff } from "./diff.ts";
import { defineDocs } from "./docs.ts";
import { defineExplain } from "./explain.ts";
import { defineFmt } from "./fmt.ts";
import { defineGraph } from "./graph.ts";
import { defineInit } from "./init.ts";
import { defineLsp } from "./lsp.ts";
import { defineReport } from "./report.ts";
import { defineRules } from "./rules.ts";
import { defineRun } from "./run.ts";
import { defineSign } from "./sign.ts";
import { defineTest } from "./test.ts";
import type { Define } from "../run-cli.ts";

export const commands: readonly Define[] = [
  defineInit,
  (session) => defineCheck(session, () => import("../check/check-projects.ts")),
  defineBuild,
  defineFmt,
  defineTest,
  defineRun,
  defineExplain,
  defineReport,
  defineAudit,
  defineDocs,
  defineGraph,
  defineDiff,
  defineBacktest,
  defineSign,
  defineAgreements,
  defineRules,
  defineLsp,
];
