/** Runs one command line and gives its exit code; every way to fail ends here. */
import { Command, CommanderError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { coloursFor, wantsColour } from "./colours.ts";
import { ClosedPipe, UserError, describeSystemError, exitCodes, isSystemError, type ExitCode } from "./failure.ts";
import type { Io } from "./io.ts";
import { folderOption } from "./options.ts";
import type { Session } from "./session.ts";

/** Makes one command of the program. */
export type Define = (session: Session) => Command;

/** Runs the arguments after the program's name, which are for one of the commands. Never throws. */
export async function runCli(args: readonly string[], io: Io, commands: readonly Define[]): Promise<ExitCode> {
  const session: Session = { io, version: manifest.version, exitCode: exitCodes.fine };
  let code: ExitCode;
  try {
    await createProgram(session, commands).parseAsync(args, { from: "user" });
    await io.stdout.flush();
    code = session.exitCode;
  } catch (error) {
    code = report(session, args, error);
  }
  await io.stderr.flush().catch(() => undefined);
  return code;
}

/** The command line, as commander knows it. */
export function createProgram(session: Session, commands: readonly Define[]): Command {
  const { io } = session;
  const bold = (text: string): string => coloursFor(io, io.stdout).bold(text);
  const program = new Command("funnel")
    .description("Lead management as code: check it, test it, run it, and see why every lead is where it is.")
    .version(session.version, "-v, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    // The folder may stand before the command as well as behind it; each command's help tells of it.
    .addOption(folderOption().hideHelp())
    .hook("preSubcommand", (all, command) => {
      const { directory } = all.opts<{ directory?: string }>();
      if (directory !== undefined) command.setOptionValue("directory", directory);
    })
    .addHelpText("after", "\nStart with `funnel init`, then `funnel check` and `funnel test`.")
    // What stands behind a command is the command's: its `-v` asks for more words, not for the version.
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError("help: `funnel --help` lists the commands")
    // The descriptions say what the choices and defaults are in words.
    .configureHelp({ styleTitle: bold, optionDescription: (option) => option.description })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => Math.min(io.stdout.columns, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns, 100),
      getOutHasColors: () => wantsColour(io, io.stdout),
      getErrHasColors: () => wantsColour(io, io.stderr),
      outputError: (text, write) => write(text),
    });
  for (const define of commands) {
    const command = define(session).copyInheritedSettings(program).helpOption("-h, --help", "show this help");
    command.showHelpAfterError(`help: \`funnel ${command.name()} --help\` shows how it is used`);
    program.addCommand(command);
  }
  return program;
}

function report(session: Session, args: readonly string[], error: unknown): ExitCode {
  const { io } = session;
  if (error instanceof ClosedPipe) return exitCodes.fine;
  if (error instanceof CommanderError) {
    // The help and the version leave by an exception too; commander has printed everything already.
    const asked = error.code === "commander.helpDisplayed" || error.code === "commander.version";
    return asked ? session.exitCode : exitCodes.usage;
  }
  const colours = coloursFor(io, io.stderr);
  if (error instanceof UserError || isSystemError(error)) {
    const message = error instanceof UserError ? error.message : `${describeSystemError(error)}${pathOf(error)}`;
    io.stderr.write(`${colours.bold(colours.red("error"))}: ${message}\n`);
    if (error instanceof UserError && error.help !== undefined) {
      io.stderr.write(`${colours.cyan("help")}: ${error.help}\n`);
    }
    return exitCodes.usage;
  }
  io.stderr.write(describeBug(session, args, error));
  return exitCodes.bug;
}

function describeBug({ version }: Session, args: readonly string[], error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    "This is a bug in Funnel, not a mistake in your project. Please report it to Funnel's maintainers, with all of this:",
    "",
    `  funnel ${version}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `  funnel ${args.join(" ")}`,
    "",
    ...stack.split("\n").map((line) => `  ${line}`),
    "",
  ].join("\n");
}

function pathOf(error: NodeJS.ErrnoException): string {
  return error.path === undefined ? "" : `: ${error.path}`;
}
