// Ctrl+F on the process screen: a bar that says how many places hold the text and walks from one to the next, in every view.
import { useDeferredValue, useEffect, useMemo } from 'react'
import { useLang } from '#platform/text.ts'
import { useRows } from '#platform/useRows.ts'
import { snippet } from '#shared/analysis/findInProcess.ts'
import { entityLabels, fieldLabel } from '#shared/i18n/index.ts'
import { FindBar } from '#ui/SheetGrid/FindBar.tsx'
import { focusField } from '../capture/field.ts'
import { useDrawing } from '../model/drawing.ts'
import styles from './FindInProcess.module.css'
import { closeFind, keyOf, matchesIn, seek, useFind, walk } from './findState.ts'

export function FindInProcess({ version }: { version: string }) {
  const asked = useFind((state) => state.asked)
  // Another version is another search.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version.
  useEffect(() => closeFind, [version])
  return asked > 0 ? <Bar key={asked} version={version} /> : null
}

function Bar({ version }: { version: string }) {
  const lang = useLang()
  const query = useFind((state) => state.query)
  const at = useFind((state) => state.at)
  const drawing = useDrawing(version)
  const comments = useRows('comment')
  const sought = useDeferredValue(query)
  // biome-ignore lint/correctness/useExhaustiveDependencies: comments are read by the search.
  const found = useMemo(() => matchesIn(drawing, sought), [drawing, sought, comments])
  const place = found.findIndex((m) => keyOf(m) === at)
  const match = found[place]
  const where = match && match.field !== 'title'
  const label =
    match &&
    (match.entity === 'comment' ? entityLabels(lang, 'comment').name : fieldLabel(lang, match.entity, match.field))
  return (
    <div className={styles.find}>
      <FindBar
        query={query}
        at={place}
        count={found.length}
        onQuery={seek}
        onStep={walk}
        onClose={() => {
          closeFind()
          focusField()
        }}
      />
      {where && (
        <p className={styles.where}>
          <b>{label}</b> {snippet(match.text, sought)}
        </p>
      )}
    </div>
  )
}
