// The procedure of a process as a table: number, step, who, what is done and what to look out for, how long.
import { stepText } from '#shared/analysis/sopContent.ts'
import type { ProcedureStep } from '#shared/analysis/sopProcedure.ts'
import { translator } from '#shared/i18n/index.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { textWidth } from './wordLook.ts'
import { type Block, type Cell, cellList, labelled, paragraph, stepNumber, table } from './wordPieces.ts'

/** Columns of a table in upright pages as shares of the width between the margins, twips; the last takes what is left. */
export function columns(...shares: readonly number[]): number[] {
  const width = textWidth(false)
  const first = shares.slice(0, -1).map((share) => Math.round(width * share))
  return [...first, width - first.reduce((sum, own) => sum + own, 0)]
}

/**
 * `counted`: Word counts the steps below their part; else they have their number as text. `firstList`: the numbered lists take this
 * number and those after it, one a step; a document must not use one twice.
 */
export function procedureTable(
  procedure: readonly ProcedureStep[],
  context: ValueContext,
  { counted, firstList }: { counted: boolean; firstList: number },
): Block {
  const t = translator(context.lang)
  const rows = procedure.map((step, i): Cell[] => {
    const text = stepText(step, context)
    const what = [
      ...(text.description.trim() ? [paragraph(text.description.trim(), 'TableText')] : []),
      ...cellList(text.actions, firstList + i),
      ...cellList(text.ways, null),
      ...text.notes.map(({ label, text: note }) => labelled(label, note, context.lang === 'zh' ? '：' : ': ')),
      ...[...text.systems, ...text.papers].map((line) => paragraph(line, 'TableQuiet')),
    ]
    const times = [...text.times, ...text.due].map((line) => paragraph(line, 'TableText'))
    return [
      counted ? { blocks: [stepNumber()] } : { text: step.number },
      { text: step.step.title },
      { text: text.who },
      { blocks: what },
      { blocks: times },
    ]
  })
  const heads = [
    t('sop.columns.number'),
    t('sop.columns.step'),
    t('sop.columns.who'),
    t('sop.columns.what'),
    t('sop.columns.time'),
  ]
  return table({ columns: columns(0.075, 0.17, 0.16, 0.45, 0.145), head: heads, rows })
}
