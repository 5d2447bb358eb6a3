/** Generated from the JSON Schema of the same name by `npm run generate`; do not edit. */

/**
 * What is broken in a funnel, ranked by the revenue at stake.
 */
export interface Audit {
  format: 1;
  funnel: AuditedFunnel;
  /**
   * The hash of the plan.
   */
  plan: string;
  /**
   * Whether leads were counted in a history, or amounts are per 100 leads.
   */
  basis: "definition" | "history";
  /**
   * The most revenue at stake first, then those without a price by severity.
   */
  findings: AuditFinding[];
  /**
   * The first decision of the history, ISO 8601.
   */
  from?: string;
  /**
   * As of when the history was measured, ISO 8601.
   */
  until?: string;
  /**
   * Leads in the history.
   */
  leads?: number;
  value?: AuditedValue;
  /**
   * Stages that findings are about and that have no price, because a conversion is missing.
   */
  unpriced?: string[];
}
/**
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "AuditedFunnel".
 */
export interface AuditedFunnel {
  name: string;
  timezone: string;
  title?: string;
  currency?: string;
}
/**
 * Something in the definition, or something that the history shows.
 *
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "AuditFinding".
 */
export interface AuditFinding {
  /**
   * From 1.
   */
  rank: number;
  source: "definition" | "history";
  /**
   * The code of the finding of `funnel check`, or `sitting-leads`, `breached-sla`, `unanswered-handover`, `rejected-leads` or `exhausted-content`.
   */
  code: string;
  severity: "error" | "warning";
  message: string;
  /**
   * What to do about it.
   */
  help?: string;
  /**
   * The requirement that it concerns, such as `R13`.
   */
  requirement?: string;
  span?: AuditedPlace;
  /**
   * Ids of leads that it happened to.
   */
  examples?: string[];
  stake?: Stake;
}
/**
 * Where a declaration was written; lines and columns count from 1.
 *
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "AuditedPlace".
 */
export interface AuditedPlace {
  file: string;
  line: number;
  column: number;
}
/**
 * The revenue at stake: the leads concerned, times what each is worth.
 *
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "Stake".
 */
export interface Stake {
  /**
   * In the funnel's currency.
   */
  amount: number;
  leads: number;
  /**
   * Counted in the history, or for every 100 leads that enter the stage.
   */
  basis: "measured" | "per_100";
  /**
   * The stage whose leads are concerned.
   */
  stage: string;
  /**
   * What a lead in the stage is worth.
   */
  worth: number;
  /**
   * The conversions from the stage to a deal.
   */
  steps: ConversionStep[];
  /**
   * The arithmetic in words.
   */
  text: string;
}
/**
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "ConversionStep".
 */
export interface ConversionStep {
  from: string;
  percent: number;
  source: "measured" | "assumed";
  /**
   * The next stage; absent for the last step, which is the deal.
   */
  to?: string;
}
/**
 * What a lead in each stage is worth.
 *
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "AuditedValue".
 */
export interface AuditedValue {
  deal: number;
  stages: AuditedStage[];
}
/**
 * This interface was referenced by `Audit`'s JSON-Schema
 * via the `definition` "AuditedStage".
 */
export interface AuditedStage {
  stage: string;
  worth: number;
}
