// Small round signs at the upper edge of a step: what is attached to it.
import type { StepMarker } from '../types.ts'

/** Path data in a 12 × 12 box, to be stroked 1.3 px wide with round ends. */
export const markerIcons: Record<StepMarker, string> = {
  sop: 'M3 1.5H7L9.25 3.75V10.5H3ZM4.75 6H7.5M4.75 8H7.5',
  risk: 'M6 2L10.5 10H1.5ZM6 5V7.25M6 8.6V8.7',
  kpi: 'M2 10H10M3.25 10V6.5M6 10V2.75M8.75 10V5',
  note: 'M2 2.25H10V8H6L3.75 10V8H2Z',
}
