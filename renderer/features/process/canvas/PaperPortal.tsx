// Draws into the moving part of the canvas. React Flow's own ViewportPortal looks its place up on the page anew with every move of the view.
import { useStore } from '@xyflow/react'
import { type ReactNode, useMemo } from 'react'
import { createPortal } from 'react-dom'

/** Its children are placed in drawing units, above steps and flows, and move with the view. */
export function PaperPortal({ children }: { children: ReactNode }) {
  const canvas = useStore((store) => store.domNode)
  const place = useMemo(() => canvas?.querySelector('.react-flow__viewport-portal'), [canvas])
  return place ? createPortal(children, place) : null
}
