// What the canvas itself needs to know of editing: files dropped on the paper, and the flow whose line is being shaped.
import type { DragEvent } from 'react'
import type { FlowRoute } from '#shared/diagram/types.ts'
import { toDrawing } from '../canvas/viewport.ts'
import { addPictures, picturesIn } from '../model/pictures.ts'
import { type EditorState, editor } from '../model/state.ts'

/** Lets picture files be dropped on the element. */
export const pictureDrop = (version: string) => ({
  onDragOver: (event: DragEvent) => {
    if (editor().readOnly || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
  },
  onDrop: (event: DragEvent) => {
    const pictures = picturesIn(event.dataTransfer.files)
    if (editor().readOnly || pictures.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    void addPictures(version, pictures, toDrawing({ x: event.clientX, y: event.clientY }))
  },
})

/** The routes with that of the flow being shaped as it is now; its label waits where it was. */
export function withShaped(routes: readonly FlowRoute[], shaping: EditorState['shaping']): readonly FlowRoute[] {
  if (!shaping) return routes
  return routes.map((route) => (route.id === shaping.flow ? { ...route, points: [...shaping.points] } : route))
}
