// A small patch in the colour of a lens.
import { useWindow } from '#platform/windowState.ts'
import type { LensTone } from '#shared/analysis/lenses.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import styles from './Lens.module.css'

export function Swatch({ tone }: { tone: LensTone }) {
  const theme = useWindow((window) => window.theme)
  const colour = palettes[theme].tones[tone]
  return <i className={styles.swatch} style={{ background: colour?.fill, borderColor: colour?.line }} aria-hidden />
}
