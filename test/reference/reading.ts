/** Reads raw input data as values of the plan's types, as far as the generated histories need. */
import type { FieldType } from "../../schemas/generated/plan.ts";
import type { Value } from "./history.ts";
import type { WallTime } from "./wall-time.ts";

/** The value; undefined for "unknown"; `wrong` for one that is not of the type. */
export function readRaw(type: FieldType, raw: unknown, wallTime: WallTime): Value | undefined | typeof wrong {
  if (raw === null || raw === undefined || raw === "") return undefined;
  switch (type.type) {
    case "integer":
    case "number":
    case "percent":
    case "money": {
      const value = typeof raw === "string" && raw.trim() !== "" ? Number(raw) : raw;
      if (typeof value !== "number" || !Number.isFinite(value)) return wrong;
      return type.type === "integer" && !Number.isInteger(value) ? wrong : value;
    }
    case "boolean": {
      const text = String(raw).toLowerCase();
      return ["true", "yes", "1"].includes(text) ? true : ["false", "no", "0"].includes(text) ? false : wrong;
    }
    case "date":
    case "datetime": {
      if (typeof raw === "number") return type.type === "date" ? wallTime.startOfDay(raw) : raw;
      return typeof raw === "string" ? (wallTime.read(raw, type.type) ?? wrong) : wrong;
    }
    case "enum": {
      const text = String(raw).toLowerCase();
      return type.members?.find(({ value }) => value.toLowerCase() === text)?.value ?? wrong;
    }
    case "list": {
      if (!Array.isArray(raw)) return wrong;
      const elements = raw.map((element) => readRaw(type.element!, element, wallTime));
      return elements.includes(wrong) ? wrong : elements.filter((element): element is Value => element !== undefined);
    }
    case "country":
      return typeof raw === "string" && /^[a-z]{2}$/i.test(raw) ? raw.toUpperCase() : wrong;
    default:
      return typeof raw === "string" ? raw : wrong;
  }
}

export const wrong: unique symbol = Symbol("wrong");

/** What an address is like; only for plain addresses such as the generated ones. */
export function testEmail(address: string, test: "valid" | "free" | "disposable" | "business"): boolean {
  const plain = address.trim().toLowerCase();
  const valid = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(plain);
  const disposable = valid && plain.endsWith("@mailinator.com");
  const free = valid && plain.endsWith("@gmail.com");
  switch (test) {
    case "valid":
      return valid;
    case "disposable":
      return disposable;
    case "free":
      return free;
    case "business":
      return valid && !free && !disposable;
  }
}
