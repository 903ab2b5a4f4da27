// Names of lanes and phases at the edge of the canvas once their headers have been moved out of sight.
import { useStore } from '@xyflow/react'
import type { Bands } from '#shared/diagram/types.ts'
import styles from './PinnedHeaders.module.css'

export function PinnedHeaders({ bands }: { bands: Bands }) {
  const [x, y, zoom] = useStore((state) => state.transform)
  const { lanes, phases } = bands
  const lanesOut = lanes.some(({ header }) => header && (header.x + header.width) * zoom + x < 4)
  const phasesOut = phases.some(({ header }) => (header.y + header.height) * zoom + y < 4)
  return (
    <>
      {lanesOut && (
        <div className={styles.lanes} aria-hidden="true">
          <div style={{ transform: `translateY(${y}px)` }}>
            {lanes
              .filter((band) => band.leaf && band.title !== '')
              .map((band) => (
                <div key={band.id} style={{ top: band.box.y * zoom, height: band.box.height * zoom }}>
                  <span>{band.title}</span>
                </div>
              ))}
          </div>
        </div>
      )}
      {phasesOut && (
        <div className={styles.phases} aria-hidden="true">
          <div style={{ transform: `translateX(${x}px)` }}>
            {phases.map((column) => (
              <div key={column.id} style={{ left: column.box.x * zoom, width: column.box.width * zoom }}>
                <span>{column.title}</span>
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  )
}
