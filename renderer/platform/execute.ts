// Changing the plan: run a command, take it back, bring it again, save; refusals become notices.
import type { CommandArgs, CommandName, CommandResult } from '#shared/commands/index.ts'
import { call } from './bridge.ts'
import { dismiss, notifyProblems, setHint } from './notices.ts'
import { flushPending } from './pending.ts'
import { applyState, planStore, reached } from './planStore.ts'
import { currentT } from './text.ts'

export interface ExecuteOptions {
  /** The same command with the same key within a second joins the previous undo step. */
  readonly mergeKey?: string
}

/** Runs one command. Resolves when the cache holds its effect; undefined when it was refused (the user has been told). */
export async function execute<N extends CommandName>(
  command: N,
  args: CommandArgs<N>,
  options: ExecuteOptions = {},
): Promise<CommandResult<N> | undefined> {
  const answer = await call('plan.execute', { command, args, ...options })
  if (!answer.ok) {
    notifyProblems(answer.problems)
    return undefined
  }
  await reached(answer.value.revision)
  return (answer.value.result ?? true) as CommandResult<N>
}

/** Takes back the last operation and says in the status bar which. */
export const undo = (): Promise<boolean> => step('plan.undo', 'shell.undone')
/** Brings back what was taken back. */
export const redo = (): Promise<boolean> => step('plan.redo', 'shell.redone')

async function step(name: 'plan.undo' | 'plan.redo', said: 'shell.undone' | 'shell.redone'): Promise<boolean> {
  await flushPending()
  const answer = await call(name, {})
  if (!answer.ok) {
    notifyProblems(answer.problems)
    return false
  }
  const { done, command } = answer.value
  const t = currentT()
  if (done) setHint(t(said, { what: t(`command.${command as CommandName}`) }))
  return done
}

/** Writes the plan into its file now; asks where when it has none yet. Returns whether the file holds the plan. */
export async function save(): Promise<boolean> {
  await flushPending()
  const state = planStore.getState().state
  if (!state) return false
  if (state.save.state === 'memory' || state.save.readOnly) return saveAs()
  return saved(await call('plan.save', {}))
}

/** Asks for a place and writes the plan there; from then on that file is the plan's. */
export async function saveAs(): Promise<boolean> {
  await flushPending()
  const title = planStore.getState().rows.plan.values().next().value?.title ?? ''
  const chosen = await call('shell.chooseSaveAs', { suggestedName: title })
  if (!chosen.ok) {
    notifyProblems(chosen.problems)
    return false
  }
  if (!chosen.value) return false
  return saved(await call('plan.saveAs', { handle: chosen.value.handle }))
}

let failure: number | undefined

/** Tells why a file could not be written, with the way out; the notice goes when a later save succeeds. */
function saved(answer: Awaited<ReturnType<typeof call<'plan.save'>>>): boolean {
  const problems = answer.ok ? (answer.value.problem ? [answer.value.problem] : []) : answer.problems
  if (failure !== undefined) dismiss(failure)
  failure = notifyProblems(problems, [{ label: 'shell.save.saveAs', run: saveAs }])
  if (!answer.ok) return false
  const { state } = planStore.getState()
  if (state) applyState({ ...state, save: answer.value })
  return answer.value.state === 'saved'
}
