// The sign of a difference, as the drawing shows it, for lists and legends.
import { useMemo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { Primitives } from '../canvas/Primitives.tsx'
import { drawSign, type Sign } from './marks.ts'

const centre = { x: 9, y: 9 }

export function SignIcon({ sign }: { sign: Sign }) {
  const theme = useWindow((window) => window.theme)
  const list = useMemo(() => drawSign(sign, centre, palettes[theme]), [sign, theme])
  return (
    <svg width={18} height={18} viewBox="0 0 18 18" aria-hidden="true">
      <Primitives list={list} />
    </svg>
  )
}
