// What a step leads to: answers, targets and the share of cases of each way; the shares of all ways must add up to 100 %.
import { ArrowRight, Link, X } from 'lucide-react'
import { runAction } from '#platform/actions.ts'
import { execute } from '#platform/execute.ts'
import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { branchShares } from '#shared/analysis/branches.ts'
import { IconButton } from '#ui/Button.tsx'
import { InspectorSection } from '#ui/Inspector.tsx'
import { goTo } from '../canvas/keys.ts'
import { useEditor } from '../model/state.ts'
import { ShareCheck } from '../shares/ShareCheck.tsx'
import styles from './Inspector.module.css'

export function StepFlows({ version, step }: { version: string; step: string }) {
  const t = useT()
  const flows = useRows('sequenceFlow', { from: step })
  const into = useRows('sequenceFlow', { to: step })
  const steps = useRows('step', { processVersion: version })
  const title = (id: string) => steps.find((s) => s.id === id)?.title ?? ''
  const readOnly = useEditor((state) => state.readOnly)
  const row = steps.find((s) => s.id === step)
  return (
    <InspectorSection
      title={t('process.inspector.flows')}
      aside={
        !readOnly && (
          <IconButton
            icon={Link}
            size={14}
            label={t('process.inspector.addFlow')}
            onClick={() => runAction('process.connect')}
          />
        )
      }
    >
      {flows.length === 0 && <p className={styles.none}>{t('process.inspector.noFlows')}</p>}
      {flows.map((flow) => (
        <div key={flow.id} className={styles.flow}>
          <button type="button" className={styles.target} onClick={() => goTo(version, flow.to)}>
            <ArrowRight size={13} aria-hidden />
            <span>{title(flow.to)}</span>
          </button>
          {!readOnly && (
            <IconButton
              icon={X}
              size={13}
              label={t('process.action.deleteFlow')}
              onClick={() => void execute('rows.remove', { entity: 'sequenceFlow', ids: [flow.id] })}
            />
          )}
          {flows.length > 1 || flow.label ? (
            <div className={styles.flowFields}>
              <EntityField entity="sequenceFlow" row={flow.id} field="label" readOnly={readOnly} />
              <EntityField entity="sequenceFlow" row={flow.id} field="probability" readOnly={readOnly} />
            </div>
          ) : null}
        </div>
      ))}
      {row && flows.length > 1 && <ShareCheck shares={branchShares(row, flows)} readOnly={readOnly} />}
      {into.length > 0 && (
        <p className={styles.from}>
          <span>{t('process.inspector.incoming')}</span>
          {into.map((flow) => (
            <button key={flow.id} type="button" className={styles.target} onClick={() => goTo(version, flow.from)}>
              {title(flow.from)}
            </button>
          ))}
        </p>
      )}
    </InspectorSection>
  )
}
