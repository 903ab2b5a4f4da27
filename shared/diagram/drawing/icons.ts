// Small signs drawn as lines in a 12 × 12 box: who, how long, how long waiting, and what is attached to a step.
import type { StepMarker } from '../types.ts'

export type BadgeIcon = 'owner' | 'processing' | 'waiting'

/** Path data in a 12 × 12 box, to be stroked 1.2 px wide with round ends. */
export const badgeIcons: Record<BadgeIcon, string> = {
  owner: 'M6 1.5a2.25 2.25 0 1 0 0 4.5a2.25 2.25 0 1 0 0-4.5ZM1.75 10.75a4.25 3.5 0 0 1 8.5 0',
  processing: 'M6 1.25a4.75 4.75 0 1 0 0 9.5a4.75 4.75 0 1 0 0-9.5ZM6 3.4V6L7.8 7.2',
  waiting:
    'M2.75 1.25H9.25M2.75 10.75H9.25M3.5 1.25V3C3.5 4.5 8.5 7.5 8.5 9V10.75M8.5 1.25V3C8.5 4.5 3.5 7.5 3.5 9V10.75',
}

export const markerIcons: Record<StepMarker, string> = {
  sop: 'M3 1.5H7L9.25 3.75V10.5H3ZM4.75 6H7.5M4.75 8H7.5',
  risk: 'M6 2L10.5 10H1.5ZM6 5V7.25M6 8.6V8.7',
  kpi: 'M2 10H10M3.25 10V6.5M6 10V2.75M8.75 10V5',
  note: 'M2 2.25H10V8H6L3.75 10V8H2Z',
}
