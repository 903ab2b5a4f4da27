// Answers the page's calls to the shell: known name, well-formed arguments, then the handler; refusals become problems.

import { type Answer, type ArgsOf, type ResultOf, type ShellCalls, shellCalls } from '#shared/api.ts'
import { PlanError } from '#shared/model/problem.ts'
import { refused } from './callChannel.ts'
import { writeLog } from './localLog.ts'
import type { PlanWindow } from './planWindow.ts'
import type { Shell } from './shell.ts'
import { handlers } from './shellHandlers.ts'

export type Handler<N extends keyof ShellCalls> = (
  shell: Shell,
  from: PlanWindow,
  args: ArgsOf<N>,
) => Promise<ResultOf<N>> | ResultOf<N>
export type Handlers = { readonly [N in keyof ShellCalls]: Handler<N> }

/** Runs one call of a window's page. Throws only for bugs. */
export async function answerCall(
  shell: Shell,
  from: PlanWindow,
  name: string,
  args: unknown,
): Promise<Answer<unknown>> {
  if (!Object.hasOwn(shellCalls, name)) return refused('unknownCommand')
  const known = name as keyof ShellCalls
  const checked = shellCalls[known].args.safeParse(args)
  if (!checked.success) return refused('badArguments')
  try {
    const handler = handlers[known] as Handler<typeof known>
    return { ok: true, value: await handler(shell, from, checked.data as ArgsOf<typeof known>) }
  } catch (error) {
    if (error instanceof PlanError) return { ok: false, problems: error.problems }
    writeLog(name, error)
    return { ok: false, problems: [{ code: 'internal' }] }
  }
}
