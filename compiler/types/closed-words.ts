/** The words that a property takes when the language itself fixes the choice. */

export const closedWords = {
  activityBy: ["prospect", "sales", "marketing", "system"],
  activityIntent: ["high", "medium", "low"],
  sensitivity: ["low", "medium", "high"],
  final: ["won", "lost"],
  stageIntent: ["anonymity", "involvement", "investment"],
  scoreKind: ["fit", "behavior"],
  programmeIntent: ["list_to_lead", "lead", "customer", "turnback"],
  whenCapped: ["defer", "skip"],
  normalizer: ["lowercase", "trim", "e164", "domain"],
  keepRule: ["latest", "first", "true", "false", "longest"],
  keepActivities: ["all", "latest", "first", "none"],
  standardizeAs: ["country", "state", "phone"],
  assign: ["round_robin", "weighted", "least_loaded"],
  capacityPer: ["day", "week", "month"],
  statistic: ["p50", "p90", "mean"],
  slaStatus: ["running", "met", "met_late", "breached", "cancelled"],
  emailTest: ["valid", "free", "disposable", "business"],
} as const satisfies Record<string, readonly string[]>;
