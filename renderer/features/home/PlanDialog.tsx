// The plan's own settings: each field takes effect as it is filled in, and can be undone by itself.

import { EntityField } from '#platform/sheet/EntityField.tsx'
import { useT } from '#platform/text.ts'
import { usePlan } from '#platform/useRows.ts'
import { visibleFields } from '#shared/model/entity.ts'
import { entityOf } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import styles from './PlanDialog.module.css'

/** Long texts stand below the short fields of their section, which pair up in two columns. */
const fields = visibleFields(entityOf('plan')).sort(
  ([, a], [, b]) =>
    Number(a.group !== 'main') - Number(b.group !== 'main') ||
    Number(a.kind === 'longText') - Number(b.kind === 'longText'),
)

export function PlanDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const plan = usePlan()
  if (!plan) return null
  return (
    <Dialog
      title={t('home.edit')}
      width={620}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('shell.files.close')}</Button>}
    >
      <div className={styles.form}>
        {fields.map(([name, field]) => (
          <div key={name} data-wide={field.kind === 'longText' || name === 'title' || undefined}>
            <EntityField entity="plan" row={plan.id} field={name} />
          </div>
        ))}
      </div>
    </Dialog>
  )
}
