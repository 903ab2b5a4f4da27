// What colleagues are asked to fill in: everything, one kind of rows, or the steps of one process.
import { Select } from '@mantine/core'
import { useLang, useT } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import type { ArgsOf } from '#shared/api.ts'
import { sheetTargets, targetLabel } from '#shared/sheets/wizard/targets.ts'
import type { SheetTarget } from '#shared/sheets/wizard/types.ts'
import styles from './Files.module.css'

export interface CollectChoice {
  /** null: a sheet for everything. */
  readonly target: SheetTarget | null
  /** Whose steps; null: of a process that is not in the plan. */
  readonly process: string | null
}

const everything = 'all'
const newProcess = 'new'

/** What the export is asked for. */
export const collectWish = ({ target, process }: CollectChoice): Pick<ArgsOf<'export.data'>, 'sheets' | 'process'> => ({
  ...(target === null ? {} : { sheets: [target] }),
  ...(target === 'step' && process !== null ? { process } : {}),
})

interface Props {
  choice: CollectChoice
  onChange: (choice: CollectChoice) => void
}

export function CollectOptions({ choice, onChange }: Props) {
  const t = useT()
  const lang = useLang()
  const processes = useRows('process')
  const targets = sheetTargets.filter((target) => target !== 'kpiSheet')
  return (
    <>
      <div className={styles.option}>
        <span>{t('dataWorkbook.collectWhat')}</span>
        <Select
          size="xs"
          w="100%"
          aria-label={t('dataWorkbook.collectWhat')}
          searchable
          allowDeselect={false}
          value={choice.target ?? everything}
          data={[
            { value: everything, label: t('dataWorkbook.collectAll') },
            ...targets.map((value) => ({ value, label: targetLabel(lang, value) })),
          ]}
          onChange={(value) => onChange({ ...choice, target: targets.find((target) => target === value) ?? null })}
        />
      </div>
      {choice.target === 'step' && (
        <div className={styles.option}>
          <span>{t('dataWorkbook.collectProcess')}</span>
          <Select
            size="xs"
            w="100%"
            aria-label={t('dataWorkbook.collectProcess')}
            searchable
            allowDeselect={false}
            value={choice.process ?? newProcess}
            data={[
              { value: newProcess, label: t('dataWorkbook.collectNew') },
              ...processes.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(value) => onChange({ ...choice, process: value === newProcess ? null : value })}
          />
        </div>
      )}
    </>
  )
}
