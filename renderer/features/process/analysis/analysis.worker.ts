// Analyses versions beside the window's thread, on a copy of the plan's tables that is told what changed.
import '#platform/quietZod.ts'
import { type TableNews, toldTables } from '#platform/tableCopy.ts'
import { analyseFlow, type FlowAnalysis } from '#shared/analysis/flow/flowAnalysis.ts'
import { type FlowFigures, flowFigures } from '#shared/analysis/flow/flowFigures.ts'

export interface AnalysisQuestion {
  readonly news: TableNews
  readonly version: string
  /** The version whose figures stand beside it. */
  readonly other: string | null
  /** `YYYY-MM-DD` */
  readonly today: string
}
/** Null for a version that is not there. */
export type AnalysisAnswer =
  | (FlowAnalysis & { readonly other: { readonly id: string; readonly figures: FlowFigures } | null })
  | null

const copy = toldTables()

self.onmessage = ({ data: { news, version: id, other: otherId, today } }: MessageEvent<AnalysisQuestion>) => {
  copy.take(news)
  const { reader } = copy
  const version = reader.get('processVersion', id)
  const other = otherId === null ? undefined : reader.get('processVersion', otherId)
  const answer = version && {
    ...analyseFlow(reader, version, today),
    other: other ? { id: other.id, figures: flowFigures(reader, other, today) } : null,
  }
  self.postMessage((answer ?? null) satisfies AnalysisAnswer)
}
