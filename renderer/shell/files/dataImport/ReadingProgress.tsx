// How far the reading and comparing of a chosen file is.
import { Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { on } from '#platform/bridge.ts'
import { useT } from '#platform/text.ts'
import styles from '../Files.module.css'

/** `handle` names the job of comparing a data workbook. */
export function ReadingProgress({ handle }: { handle: string }) {
  const t = useT()
  const [share, setShare] = useState<number | null>(null)
  useEffect(() => on('job', ({ job, progress }) => job === handle && setShare(progress)), [handle])
  return (
    <div className={styles.reading}>
      <Loader size="sm" />
      {share === null ? t('shell.files.reading') : `${t('dataWorkbook.window.comparing')} ${Math.round(share * 100)}%`}
    </div>
  )
}
