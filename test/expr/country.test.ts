/** Countries are read by their codes and English names, and never as ones that do not exist any more. */
import { expect, it } from "vitest";
import { createReader } from "../../runtime/expr/values.ts";
import { createZone } from "../../runtime/time/zone.ts";

const read = createReader({ type: "country" }, createZone("UTC")!);

it.each([
  ["Germany", "DE"],
  [" france ", "FR"],
  ["Serbia", "RS"],
  ["Vietnam", "VN"],
  ["Zimbabwe", "ZW"],
  ["United Kingdom", "GB"],
  ["us", "US"],
])("reads %j as %s", (name, code) => {
  expect(read(name)).toBe(code);
});
