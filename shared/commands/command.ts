// A command: a named, argument-checked, pure change of a plan. The host runs it in one transaction and logs what it wrote.
import type { z } from 'zod'
import type { Plan } from '../model/plan.ts'

/** `A`: the checked arguments with defaults filled; `I`: what a caller passes; `R`: what the command returns. */
// biome-ignore lint/suspicious/noExplicitAny: a list of commands holds arguments of every type
export interface Command<N extends string = string, A = any, R = unknown, I = any> {
  readonly name: N
  readonly args: z.ZodType<A, I>
  /** Changes the plan; throws PlanError to refuse, in which case nothing is changed. */
  run(plan: Plan, args: A): R
}

/** Declares a command; its label in menus and the undo list is `command.<name>` in shared/i18n. */
export const defineCommand = <const N extends string, A, I, R>(
  name: N,
  args: z.ZodType<A, I>,
  run: (plan: Plan, args: A) => R,
): Command<N, A, R, I> => ({ name, args, run })
