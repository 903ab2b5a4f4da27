// What can be done about findings: put right in one change, or their rule switched off in this plan with a reason.
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { currentT, today } from '#platform/text.ts'
import { planReader, rowsOf } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { fixedRules, fixOf } from '#shared/analysis/health/fixes.ts'
import type { Finding } from '#shared/analysis/health/index.ts'
import type { Write } from '#shared/commands/rows.ts'
import { ruleText } from './useFindingWords.ts'

/** The writes that put the finding right; null where it takes a decision. */
export const fixNow = (finding: Finding): Write[] | null =>
  fixedRules.includes(finding.rule) ? fixOf(finding, { reader: planReader(), today: today(), newId }) : null

/** Puts all of one rule's findings right that can be, as one change. */
export async function fixFindings(findings: readonly Finding[]): Promise<void> {
  const [first] = findings
  if (!first) return
  const fixes = findings.flatMap((finding) => fixNow(finding) ?? [])
  const count = findings.filter((finding) => fixNow(finding) !== null).length
  if (fixes.length === 0) return
  const position = { next: null as number | null }
  const writes = fixes.map((write) => inLine(write, position))
  const done = await execute('rows.apply', { writes })
  const t = currentT()
  if (done) notify({ text: t('health.screen.fixed', { rule: ruleText(t, first.rule, 'name'), count }), undo: true })
}

/** Rows added by several fixes at once stand one after the other. */
function inLine(write: Write, position: { next: number | null }): Write {
  if (write.do !== 'insert' || typeof write.row.position !== 'number') return write
  position.next ??= write.row.position
  return { ...write, row: { ...write.row, position: position.next++ } }
}

/** Switches a rule off in this plan, or on again; a limit set for it stays. */
export async function setRule(rule: string, active: boolean, reason: string | null): Promise<boolean> {
  const known = rowsOf('healthRuleSetting').find((setting) => setting.rule === rule)
  const author = useWindow.getState().author || null
  const values = { active, reason, author, at: new Date().toISOString() }
  const done = known
    ? await execute('rows.update', { entity: 'healthRuleSetting', id: known.id, patch: values })
    : await execute('rows.insert', { entity: 'healthRuleSetting', rows: [{ id: newId(), rule, ...values }] })
  return done !== undefined
}
