// A picture of the paper where it is only looked at: presentation and comparison.
import { useMemo } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { palettes } from '#shared/diagram/drawing/palette.ts'
import { drawPicture } from '#shared/diagram/drawing/pictureShapes.ts'
import type { DiagramPicture } from '#shared/diagram/types.ts'
import { usePictureUrl } from '../model/usePictureUrl.ts'
import { Primitives } from './Primitives.tsx'

export function PictureShape({ picture }: { picture: DiagramPicture }) {
  const theme = useWindow((window) => window.theme)
  const url = usePictureUrl(picture.file)
  const list = useMemo(
    () => drawPicture({ ...picture, ...(url ? { href: url } : {}) }, palettes[theme]),
    [picture, url, theme],
  )
  return (
    <g data-picture={picture.id}>
      <Primitives list={list} />
    </g>
  )
}
