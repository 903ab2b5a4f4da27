// Approving an SOP: by whom, on which day, as which version; what the process is now is kept, the revision goes into the history.
import { useState } from 'react'
import { execute } from '#platform/execute.ts'
import { newId } from '#platform/newId.ts'
import { notify } from '#platform/notices.ts'
import { refOptions } from '#platform/sheet/entityColumns.ts'
import { useT, useValueContext } from '#platform/text.ts'
import { planReader, useRows } from '#platform/useRows.ts'
import { type SopChange, sopFingerprint } from '#shared/analysis/sopStale.ts'
import type { Write } from '#shared/commands/rows.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { DateEntry } from '#ui/fields/DateEntry.tsx'
import { FieldFrame } from '#ui/fields/FieldFrame.tsx'
import { PickEntry } from '#ui/fields/PickEntry.tsx'
import { ChangeList } from './ChangeList.tsx'
import { nextEdition } from './nextEdition.ts'
import styles from './Sop.module.css'
import type { Sop } from './sopTones.ts'

interface Props {
  sop: Sop
  changes: readonly SopChange[]
  onClose(): void
}

export function ApproveDialog({ sop, changes, onClose }: Props) {
  const t = useT()
  const context = useValueContext()
  const revisions = useRows('sopRevision', { sop: sop.id })
  const written = revisions.some(({ edition }) => edition === sop.edition)
  const isRevision = changes.length > 0 && written
  const [by, setBy] = useState<string | null>(sop.approvedBy)
  const [on, setOn] = useState<string | null>(context.today)
  const [edition, setEdition] = useState(isRevision ? nextEdition(sop.edition) : (sop.edition ?? 'V1.0'))
  const [text, setText] = useState('')
  const [retrain, setRetrain] = useState(true)
  const records = !revisions.some((row) => row.edition === edition)
  const approve = async () => {
    const effectiveOn = isRevision || sop.effectiveOn === null ? on : sop.effectiveOn
    const patch = {
      status: 'approved',
      approvedBy: by,
      approvedOn: on,
      edition,
      effectiveOn,
      approvedFingerprint: sopFingerprint(planReader(), sop),
    }
    const writes: Write[] = [{ do: 'update', entity: 'sopDocument', id: sop.id, patch }]
    if (records)
      writes.push({
        do: 'insert',
        entity: 'sopRevision',
        row: {
          id: newId(),
          sop: sop.id,
          edition,
          revisedOn: on,
          changes: text.trim() || null,
          author: sop.owner ?? sop.preparedBy,
          approvedBy: by,
          effectiveOn,
          retrain,
        },
      })
    if (!(await execute('rows.apply', { writes }))) return
    onClose()
    notify({ text: t('sop.approvedNote', { title: sop.title, edition }), undo: true })
  }
  return (
    <Dialog
      title={t('sop.approveTitle', { title: sop.title })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            look="primary"
            disabled={by === null || on === null || edition.trim() === ''}
            onClick={() => void approve()}
          >
            {t('sop.approve')}
          </Button>
        </>
      }
    >
      <p className={styles.lead}>{t('sop.approveLead')}</p>
      {changes.length > 0 && <ChangeList changes={changes} />}
      <div className={styles.form}>
        <FieldFrame label={t('sop.approver')} required>
          <PickEntry
            label={t('sop.approver')}
            value={by ? [by] : []}
            options={() => refOptions('person')}
            optionOf={(id) => {
              const label = context.titleOf('person', id)
              return label === undefined ? undefined : { value: id, label }
            }}
            placeholder={t('sop.needsApprover')}
            onCommit={(entered) => {
              if ('value' in entered) setBy(entered.value as string | null)
              return null
            }}
          />
        </FieldFrame>
        <FieldFrame label={t('sop.approveOn')} required>
          <DateEntry
            value={on}
            onCommit={(entered) => {
              if ('value' in entered) setOn(entered.value as string | null)
              return null
            }}
          />
        </FieldFrame>
        <FieldFrame label={t('sop.newEdition')} htmlFor="sop-edition" required>
          <input
            id="sop-edition"
            className={styles.input}
            value={edition}
            onChange={(e) => setEdition(e.target.value)}
          />
        </FieldFrame>
      </div>
      {records && (
        <>
          <FieldFrame label={t('sop.revisionText')} htmlFor="sop-changes">
            <textarea
              id="sop-changes"
              className={styles.input}
              rows={2}
              value={text}
              onChange={(e) => setText(e.target.value)}
            />
          </FieldFrame>
          <label className={styles.check}>
            <input type="checkbox" checked={retrain} onChange={(e) => setRetrain(e.target.checked)} />
            {t('sop.revisionRetrain')}
          </label>
        </>
      )}
    </Dialog>
  )
}
