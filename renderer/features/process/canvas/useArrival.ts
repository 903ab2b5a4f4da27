// Who comes to a step from elsewhere – a KPI, a finding, the search – sees it.
import { useEffect } from 'react'
import { useWindow } from '#platform/windowState.ts'
import { stepBox } from '#shared/diagram/geometry.ts'
import { drawingOf } from '../model/drawing.ts'
import { reveal } from './viewport.ts'

/** To be called after what chooses the first sight of the version. */
export function useArrival(version: string, ready: boolean): void {
  const params = useWindow((window) => window.params)
  useEffect(() => {
    const { step: wanted } = params
    if (!ready || !wanted) return
    const { diagram, positions } = drawingOf(version)
    const step = diagram.steps.find(({ id }) => id === wanted)
    const at = positions.get(wanted)
    if (step && at) reveal(stepBox(step, at))
  }, [params, ready, version])
}
