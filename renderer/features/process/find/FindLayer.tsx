// Marks on the canvas around everything that the search finds.

import { useMemo } from 'react'
import { PaperPortal } from '../canvas/PaperPortal.tsx'
import type { Drawing } from '../model/drawing.ts'
import styles from './FindLayer.module.css'
import { keyOf, matchesIn, placeOf, useFind } from './findState.ts'

/** More marks than this tell nothing. */
const most = 400

export function FindLayer({ drawing }: { drawing: Drawing }) {
  const open = useFind((state) => state.asked > 0 && state.query.trim() !== '')
  return open ? <Marks drawing={drawing} /> : null
}

function Marks({ drawing }: { drawing: Drawing }) {
  const query = useFind((state) => state.query)
  const at = useFind((state) => state.at)
  const found = useMemo(() => matchesIn(drawing, query).slice(0, most), [drawing, query])
  return (
    <PaperPortal>
      {found.map((match) => {
        const rect = placeOf(match, drawing)
        const key = keyOf(match)
        return (
          rect && (
            <div
              key={key}
              className={styles.mark}
              data-found={match.id}
              data-now={key === at || undefined}
              style={{ left: rect.x - 5, top: rect.y - 5, width: rect.width + 10, height: rect.height + 10 }}
            />
          )
        )
      })}
    </PaperPortal>
  )
}
