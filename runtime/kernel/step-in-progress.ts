/** The step as its parts see it: its moves and effects so far, and what it can be asked to do. */
import type { Effect } from "../../schemas/generated/effect.ts";
import { enterStage, reasonFor, type Move } from "../lifecycle/fixed-point.ts";
import type { TypedInput } from "../model/input.ts";
import type { Lead } from "../model/lead.ts";
import type { World } from "../model/world.ts";
import type { Draft, Step } from "./phase.ts";
import type { Program } from "./program.ts";

/** What a step asks of whoever runs it. */
export interface Shell {
  readonly program: Program;
  readonly world: World;
  readonly sink: (effect: Effect) => void;
  /** Lets the lead come to rest. */
  readonly settle: (step: StepInProgress) => void;
  readonly announce: (step: StepInProgress, move: Move) => void;
  readonly admits: (
    step: StepInProgress,
    target: number,
    clause: number,
    cause: string,
    reason: string | undefined,
  ) => boolean;
}

/** The step as the parts see it, and its effects as they are numbered. */
export class StepInProgress implements Step {
  readonly program: Program;
  readonly lead: Lead;
  now: number;
  readonly input: TypedInput | undefined;
  readonly world: World;
  readonly moves: Move[] = [];
  /** The move whose release is still to be told, once scores have been worked out. */
  release: Move | undefined;
  ordinal = 0;
  blocked = false;
  round = 0;
  startsOver = false;
  private roundStart = 0;
  private toldAt = NaN;
  private instant = "";
  private readonly shell: Shell;

  constructor(shell: Shell, lead: Lead, now: number, input: TypedInput | undefined) {
    this.shell = shell;
    this.program = shell.program;
    this.world = shell.world;
    this.lead = lead;
    this.now = now;
    this.input = input;
  }

  get recentMoves(): readonly Move[] {
    return this.moves.slice(this.roundStart);
  }

  beginRound(start: number): void {
    this.round += 1;
    this.roundStart = start;
    this.startsOver = false;
  }

  forgetMoves(): void {
    this.moves.length = 0;
    this.release = undefined;
  }

  startOver(): void {
    this.startsOver = true;
  }

  emit(effect: Draft): void {
    const { lead, now } = this;
    const id = `${lead.id}.${lead.steps}.${this.ordinal}`;
    this.ordinal += 1;
    // What is told of one step is told of one instant, whose text is the most costly part of an effect.
    if (this.toldAt !== now) {
      this.toldAt = now;
      this.instant = new Date(now).toISOString();
    }
    const head = { type: effect.type, id, lead: lead.id, at: this.instant };
    this.shell.sink(Object.assign(head, effect) as Effect);
  }

  recompute(): void {
    this.program.generated.recompute(this.lead, this.now);
  }

  lookAgain(): void {
    this.blocked = true;
  }

  admits(target: number, cause: string, reason?: string): boolean {
    return this.shell.admits(this, target, -1, cause, reason);
  }

  moveTo(target: number, cause: string, given: string | undefined): void {
    const { program, lead, now } = this;
    const reason = reasonFor(program.linked.stages.all[target]!, given);
    const move: Move = { cause, from: lead.stage, to: target, reason, trigger: -1 };
    enterStage(program.lifecycle, lead, now, move);
    this.shell.announce(this, move);
    this.shell.settle(this);
  }
}
