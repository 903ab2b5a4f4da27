// Before a paste that cannot be taken as it is: what will change, which cells cannot be understood and why, what would be created.
import { useState } from 'react'
import { useLang, useT } from '#platform/text.ts'
import { entityLabels, problemText } from '#shared/i18n/index.ts'
import type { EntityName } from '#shared/model/plan.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import type { MissingNames } from './batchWrites.ts'
import styles from './PasteDialog.module.css'

interface Props {
  batch: SheetBatch
  missing: MissingNames
  /** Titles of columns that are filled although they are not shown. */
  unseen: readonly string[]
  /** Rows of other entities that the paste writes. */
  more: number
  /** The entities whose missing rows are to be created; null: nothing is to be done. */
  onAnswer: (create: ReadonlySet<EntityName> | null) => void
}

/** People, roles and departments are named in passing; other rows deserve a thought. */
const createdByDefault = new Set<EntityName>(['person', 'role', 'department'])
const most = 100

export function PasteDialog({ batch, missing, unseen, more, onAnswer }: Props) {
  const t = useT()
  const lang = useLang()
  const [create, setCreate] = useState(() => new Set([...missing.keys()].filter((to) => createdByDefault.has(to))))
  const cells = batch.edits.reduce((n, e) => n + Object.keys(e.values).length, 0)
  const { refused } = batch
  const nothing = batch.edits.length + batch.inserts.length + more === 0
  return (
    <Dialog
      title={t('sheet.pasteTitle')}
      width={620}
      onClose={() => onAnswer(null)}
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>{t('ui.cancel')}</Button>
          <Button look="primary" disabled={nothing} onClick={() => onAnswer(create)} data-autofocus>
            {t(refused.length > 0 ? 'sheet.pasteApply' : 'sheet.pasteApplyAll')}
          </Button>
        </>
      }
    >
      <p className={styles.line}>{t('sheet.pasteSummary', { cells, rows: batch.inserts.length })}</p>
      {more > 0 && <p className={styles.line}>{t('sheet.pasteMoreRows', { count: more })}</p>}
      {unseen.length > 0 && (
        <p className={styles.line}>
          {t('sheet.pasteUnseen', { count: unseen.length, names: unseen.join(lang === 'zh' ? '、' : ', ') })}
        </p>
      )}
      {batch.ignored && (
        <p className={styles.line}>
          {t('sheet.pasteIgnored', {
            count: batch.ignored.length,
            names: batch.ignored.join(lang === 'zh' ? '、' : ', '),
          })}
        </p>
      )}
      {[...missing].map(([to, names]) => (
        <label key={to} className={styles.create}>
          <input
            type="checkbox"
            checked={create.has(to)}
            onChange={(e) => {
              const next = new Set(create)
              if (e.currentTarget.checked) next.add(to)
              else next.delete(to)
              setCreate(next)
            }}
          />
          <span>
            {t('sheet.pasteCreate', {
              name: entityLabels(lang, to).name,
              count: names.length,
              names: names.slice(0, 12).join(lang === 'zh' ? '、' : ', ') + (names.length > 12 ? '…' : ''),
            })}
          </span>
        </label>
      ))}
      {refused.length > 0 && (
        <>
          <p className={styles.line}>{t('sheet.pasteRefused', { count: refused.length })}</p>
          <div className={styles.box}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th>{t('sheet.pasteRow')}</th>
                  <th>{t('sheet.pasteColumn')}</th>
                  <th>{t('sheet.pasteValue')}</th>
                  <th>{t('sheet.pasteReason')}</th>
                </tr>
              </thead>
              <tbody>
                {refused.slice(0, most).map((cell) => (
                  <tr key={`${cell.row}/${cell.column.id}`}>
                    <td>{cell.row}</td>
                    <td>{cell.column.title}</td>
                    <td className="selectable">{cell.text}</td>
                    <td>{problemText(lang, { code: cell.code, ...(cell.params ? { params: cell.params } : {}) })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {refused.length > most && (
            <p className={styles.line}>{t('sheet.pasteMore', { count: refused.length - most })}</p>
          )}
        </>
      )}
    </Dialog>
  )
}
