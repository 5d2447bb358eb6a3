/**
 * Opens a script with the code that V8 made of it before, which is kept in the user's cache folder: compiling takes longer
 * than checking a small project. Node keeps less by itself: nothing of functions that are compiled when they are called.
 */

// An `import` of these makes a copy of all they export, for which Node loads parts that nobody asked for.
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { createRequire } = process.getBuiltinModule("node:module");
const { dirname, parse } = process.getBuiltinModule("node:path");
const { Script } = process.getBuiltinModule("node:vm");
const { crc32 } = process.getBuiltinModule("node:zlib");

export interface OpenedScript<Exports> {
  readonly exports: Exports;
  /** Keeps the code unless it was kept before; `practise` has first what it may need in other runs compiled. */
  keep(practise: (exports: Exports) => void): void;
}

/** What a script is: a function that sets what it exports. */
type Body<Exports> = (module: { exports?: Exports }, require: NodeJS.Require) => void;

/** The script in a file, which begins with a line that no other version has; nothing where there is no such file. */
export function openScript<Exports>(path: string, cacheFolder: string | undefined): OpenedScript<Exports> | undefined {
  const source = readIfThere(path)?.toString("latin1");
  if (source === undefined) return undefined;
  const version = Buffer.from(source.slice(0, source.indexOf("\n") + 1));
  const kept =
    cacheFolder === undefined ? undefined : `${cacheFolder}/${parse(path).name}-${process.version}-${process.arch}`;
  const found = kept === undefined ? undefined : readIfThere(kept);
  const cachedData = found && unpack(found, version);
  const script = new Script(source, { filename: path, ...(cachedData === undefined ? {} : { cachedData }) });
  const module: { exports?: Exports } = {};
  (script.runInThisContext() as Body<Exports>)(module, createRequire(path));
  const exports = module.exports as Exports;
  return {
    exports,
    keep(practise) {
      if (kept === undefined || script.cachedDataRejected === false) return;
      try {
        practise(exports);
        write(kept, pack(script.createCachedData(), version));
      } catch {
        // Only time is lost: the next start compiles again.
      }
    },
  };
}

/** Where programs of this user may keep what can be made again; `undefined` where Node shall keep no code either. */
export function findCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | undefined {
  if (env["NODE_DISABLE_COMPILE_CACHE"] !== undefined) return undefined;
  const home = env["HOME"] && (platform === "darwin" ? `${env["HOME"]}/Library/Caches` : `${env["HOME"]}/.cache`);
  const folder = env["XDG_CACHE_HOME"] || (platform === "win32" ? env["LOCALAPPDATA"] : home);
  return folder ? `${folder}/funnel` : undefined;
}

/** V8 trusts what it is given, so that it is told apart from anything else first. */
function pack(code: Buffer, version: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(code));
  return Buffer.concat([version, sum, code]);
}

/** The code, where the bytes are whole and of this version. */
function unpack(bytes: Buffer, version: Buffer): Buffer | undefined {
  const begin = version.length + 4;
  if (bytes.length <= begin || !bytes.subarray(0, version.length).equals(version)) return undefined;
  const code = bytes.subarray(begin);
  return bytes.readUInt32LE(version.length) === crc32(code) ? code : undefined;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The file appears whole or not at all. */
function write(path: string, bytes: Buffer): void {
  // Not `recursive`, which never ends where the system makes no folders at all, as in Linux's `/proc`.
  for (const folder of [dirname(dirname(path)), dirname(path)]) {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  }
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, bytes, { mode: 0o600 });
  renameSync(unfinished, path);
}
