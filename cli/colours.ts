/** Colours for a terminal, and none anywhere else. */
import picocolors from "picocolors";
import type { Palette } from "../compiler/diagnostics/render/palette.ts";
import type { Io, Output } from "./io.ts";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** `NO_COLOR` and `FORCE_COLOR` go before what the stream is; a dumb terminal has none. */
export function wantsColour(io: Io, output: Output): boolean {
  if ((io.env["NO_COLOR"] ?? "") !== "") return false;
  const forced = io.env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return output.isTerminal && io.env["TERM"] !== "dumb";
}

export function coloursFor(io: Io, output: Output): Colours {
  return picocolors.createColors(wantsColour(io, output));
}

/** How findings are coloured. */
export function paletteFor(colours: Colours): Palette {
  return {
    error: (text) => colours.bold(colours.red(text)),
    warning: (text) => colours.bold(colours.yellow(text)),
    quiet: colours.blue,
    note: colours.cyan,
    strong: colours.bold,
  };
}
