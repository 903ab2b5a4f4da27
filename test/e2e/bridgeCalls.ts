// Asks the plan host and the shell from inside the page, over the same bridge as the window's own code.

import type { Page } from 'playwright-core'
import type { Answer, ArgsOf, CallName, PlanSnapshot, ResultOf } from '#shared/api.ts'

type Bridge = { call(name: string, args: unknown): Promise<unknown> }

/** Calls by name; throws with the problems of a refusal. */
export async function callFrom<N extends CallName>(page: Page, name: N, args: ArgsOf<N>): Promise<ResultOf<N>> {
  const answer = (await page.evaluate(
    ([name, args]) => (window as unknown as { opsmap: Bridge }).opsmap.call(name as string, args),
    [name, args] as const,
  )) as Answer<ResultOf<N>>
  if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.problems)}`)
  return answer.value
}

/** The whole plan as the host has it now. */
export const planOf = (page: Page): Promise<PlanSnapshot> => callFrom(page, 'plan.load', {})

/** Waits until what the plan host says of the plan satisfies `check`; returns it. Answers come one at a time, so this polls without a pause. */
export async function planWhen(page: Page, check: (plan: PlanSnapshot) => boolean): Promise<PlanSnapshot> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const plan = await planOf(page)
    if (check(plan)) return plan
    if (Date.now() > deadline) throw new Error(`the plan never got there; it is at revision ${plan.revision}`)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
}
