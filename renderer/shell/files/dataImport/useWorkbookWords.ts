// How differences from a workbook are said.
import { useMemo } from 'react'
import { useT } from '#platform/text.ts'
import type { DifferenceWords } from './DifferenceList.tsx'

export function useWorkbookWords(): DifferenceWords {
  const t = useT()
  return useMemo(
    () => ({
      removedIn: { plan: t('dataWorkbook.window.removedIn.plan'), sheet: t('dataWorkbook.window.removedIn.sheet') },
      base: (text) => t('dataWorkbook.window.base', { text }),
    }),
    [t],
  )
}
