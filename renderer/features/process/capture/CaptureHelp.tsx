// Under the capture field: what the line has been understood as, and what it could be completed to.
import { useMemo } from 'react'
import { useT, useValueContext } from '#platform/text.ts'
import { rowsOf } from '#platform/useRows.ts'
import { parseStepText } from '#shared/model/stepText.ts'
import { nameKey } from '#shared/model/values/context.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { useEditor } from '../model/state.ts'
import styles from './CaptureField.module.css'
import { textContext } from './commit.ts'
import { OfferList } from './OfferList.tsx'
import type { Suggestion } from './suggest.ts'

interface Props {
  version: string
  text: string
  items: readonly Suggestion[]
  active: Suggestion | undefined
  onPick: (item: Suggestion) => void
}

export function CaptureHelp({ version, text, items, active, onPick }: Props) {
  const mode = useEditor((state) => state.capture.mode)
  const line = mode === 'draft' || mode === 'title'
  return (
    <div className={styles.help}>
      {line && <Understood version={version} text={text} />}
      {items.length > 0 && <OfferList items={items} active={active} onPick={onPick} />}
    </div>
  )
}

function Understood({ version, text }: { version: string; text: string }) {
  const t = useT()
  const context = useValueContext()
  const read = useMemo(() => parseStepText(text, textContext(version)), [text, version])
  const known = (name: string) =>
    rowsOf('person').some((p) => nameKey(p.name) === nameKey(name)) ||
    rowsOf('role').some((r) => nameKey(r.name) === nameKey(name))
  const lane = read.lane
  const knownLane =
    lane !== null && rowsOf('lane', { processVersion: version }).some((l) => nameKey(l.title) === nameKey(lane))
  const chips: [string, string][] = [
    ...(read.kind === 'decision' ? [['', t('process.capture.decision')] as [string, string]] : []),
    ...read.owners.map((name): [string, string] => [
      t('process.capture.ownerChip'),
      known(name) ? name : t('process.capture.newPerson', { name }),
    ]),
    ...(lane === null
      ? []
      : [
          [t('process.capture.laneChip'), knownLane ? lane : t('process.capture.newLane', { name: lane })] as [
            string,
            string,
          ],
        ]),
    ...(read.processing
      ? [
          [
            t('process.capture.processing'),
            formatDuration(read.processing.seconds, read.processing.basis, context),
          ] as [string, string],
        ]
      : []),
    ...(read.waiting
      ? [
          [t('process.capture.waiting'), formatDuration(read.waiting.seconds, read.waiting.basis, context)] as [
            string,
            string,
          ],
        ]
      : []),
  ]
  if (chips.length === 0) return null
  return (
    <div className={styles.chips}>
      {chips.map(([what, value]) => (
        <span key={`${what}${value}`} className={styles.chip}>
          {what && <small>{what}</small>}
          {value}
        </span>
      ))}
    </div>
  )
}
