/** Checks `funnel`: its time zone and currency. */
import { replaceText } from "../../diagnostics/fix.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { FunnelDeclaration, StringLiteral } from "../../syntax/ast/index.ts";
import { isKnownCurrency, listKnownCurrencies } from "../../types/known-currencies.ts";
import { isKnownTimeZone, listKnownTimeZones } from "../../types/known-zones.ts";
import type { CheckContext } from "../check-context.ts";
import { quote, report } from "../check-context.ts";
import { checkMovedIn, checkOnce, requireProperty } from "../properties.ts";

export function checkFunnel(ctx: CheckContext, funnel: FunnelDeclaration): void {
  checkOnce(ctx, funnel.body, { Timezone: "timezone", Currency: "currency" });
  checkMovedIn(ctx, funnel.body, ctx.bound.scopeOf("funnel"));
  requireProperty(ctx, funnel, funnel.body, {
    kinds: ["Timezone"],
    words: "a time zone",
    example: 'timezone "America/New_York"',
  });
  for (const item of funnel.body) {
    if (item.kind === "Timezone") checkTimeZone(ctx, item.value);
    if (item.kind === "Currency" && item.value.text !== "" && !isKnownCurrency(item.value.text)) {
      const { text } = item.value;
      const upper = text.toUpperCase();
      const nearest = isKnownCurrency(upper) ? upper : suggest(text, listKnownCurrencies());
      report(ctx, "unknown-currency", item.value, `\`${text}\` is no currency of ISO 4217.`, {
        help: nearest === undefined ? "Write a code such as `USD` or `EUR`." : `Did you mean \`${nearest}\`?`,
        fix: nearest === undefined ? undefined : replaceText(ctx.source, item.value.start, item.value.end, nearest),
      });
    }
  }
}

/** Reports a zone that the tz database does not have. */
export function checkTimeZone(ctx: CheckContext, zone: StringLiteral): void {
  if (isKnownTimeZone(zone.value)) return;
  const nearest = suggest(zone.value, listKnownTimeZones());
  report(ctx, "unknown-timezone", zone, `There is no time zone called ${quote(ctx, zone)}.`, {
    help: nearest === undefined ? 'Write a zone as `"Europe/Berlin"`.' : `Did you mean \`"${nearest}"\`?`,
    fix: nearest === undefined ? undefined : replaceText(ctx.source, zone.start, zone.end, `"${nearest}"`),
  });
}
