// The built-in templates as the gallery shows them: read from the program's files, made into rows as a new plan would have them.
import { call } from '#platform/bridge.ts'
import { today } from '#platform/text.ts'
import type { Lang } from '#shared/i18n/index.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import type { TemplateName } from '#shared/templates/templateNames.ts'
import { templateRows } from '#shared/templates/templateRows.ts'

export interface Template {
  readonly name: TemplateName
  /** What the process of the template is called. */
  readonly title: string
  readonly planTitle: string
  readonly summary: string
  readonly rows: PlanRows
}

/** Every template in that language; null when the program's files cannot be read. */
export async function readTemplates(lang: Lang): Promise<readonly Template[] | null> {
  const answer = await call('shell.templates', { lang })
  if (!answer.ok) return null
  let count = 0
  const newId = () => `${++count}`
  return answer.value.templates.map(({ name, text }) => {
    const rows = templateRows(JSON.parse(text), { lang, today: today(), newId })
    const [plan] = rows.plan
    const title = rows.process.find(({ kind }) => kind === 'process')?.title ?? plan?.title ?? name
    return { name, title, planTitle: plan?.title ?? title, summary: plan?.summary ?? '', rows }
  })
}
