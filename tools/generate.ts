/** Regenerates every generated file of the repository; a test checks that nothing is stale. */
await import("./generate-schema-types.ts");
