/** Every file opens with a sentence that says what it is for. */
import { expect, it } from "vitest";
import { listSourceFiles, readSource } from "./source-files.ts";

/** Text of the comment that a file opens with, after a line for the shell, or `undefined`. */
function readOpening(text: string): string | undefined {
  const match = /^(?:#![^\n]*\n)?\/\*\*([\s\S]*?)\*\//.exec(text);
  return match?.[1]?.replace(/^\s*\*/gm, "").trim();
}

it("opens every file with a sentence", () => {
  const mute = listSourceFiles().filter((path) => !isSentence(readOpening(readSource(path))));
  expect(mute).toEqual([]);
});

it("knows a sentence from a label", () => {
  expect(isSentence(readOpening("/** Reads the manifest of a project. */\n"))).toBe(true);
  expect(isSentence(readOpening("#!/usr/bin/env node\n/** The program `funnel`: one command a file. */"))).toBe(true);
  expect(isSentence(readOpening("/** manifest */"))).toBe(false);
  expect(isSentence(readOpening("/* Reads the manifest. */"))).toBe(false);
  expect(isSentence(readOpening("import a from 'a';\n/** Reads the manifest. */"))).toBe(false);
});

/** A capital or a quoted name at the start, more than one word, a full stop at the end. */
function isSentence(text: string | undefined): boolean {
  return text !== undefined && /^[A-Z`"]/.test(text) && /[.!?]["`)]?$/.test(text) && /\s/.test(text);
}
