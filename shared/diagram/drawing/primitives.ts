// The few kinds of things a drawing is made of; React and the SVG writer both know how to show them.

type Base = {
  /** What the thing is (`step-outline`, `flow-line` …), for styling and tests. */
  cls: string
}

export type Paint = { fill?: string; stroke?: string; strokeWidth?: number; dash?: string }

export type GroupPrimitive = Base & {
  type: 'group'
  /** Id of the plan row that is drawn, if it is one. */
  id?: string
  /** Shown as a tooltip by viewers of the exported picture. */
  title?: string
  x?: number
  y?: number
  children: Primitive[]
}

export type RectPrimitive = Base &
  Paint & { type: 'rect'; x: number; y: number; width: number; height: number; radius?: number }
export type PathPrimitive = Base &
  Paint & { type: 'path'; d: string; x?: number; y?: number; scale?: number; round?: boolean }
export type CirclePrimitive = Base & Paint & { type: 'circle'; cx: number; cy: number; r: number }
export type TextPrimitive = Base & {
  type: 'text'
  /** x of the anchor and y of the baseline. */
  x: number
  y: number
  text: string
  size: number
  weight: 400 | 500
  anchor: 'start' | 'middle' | 'end'
  fill: string
  /** Degrees clockwise about (x, y). */
  rotate?: number
}

/** A picture in its own proportions. `href`: a data: or blob: URL. */
export type ImagePrimitive = Base & { type: 'image'; x: number; y: number; width: number; height: number; href: string }

export type Primitive =
  | GroupPrimitive
  | RectPrimitive
  | PathPrimitive
  | CirclePrimitive
  | TextPrimitive
  | ImagePrimitive

/** Baseline of a line of text that is to be centred on a height: half the height of the letters below it. */
export const baseline = (centre: number, size: number): number => centre + size * 0.36
