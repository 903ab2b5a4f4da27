// What part of the paper is seen: fit, reveal, zoom; always from our own geometry, since nodes out of sight are not mounted.
import type { ReactFlowInstance } from '@xyflow/react'
import { create } from 'zustand'
import { union } from '#shared/diagram/geometry.ts'
import type { Rect } from '#shared/diagram/types.ts'
import type { FlowEdgeType, StepNodeType } from './nodes.ts'

export type Flow = ReactFlowInstance<StepNodeType, FlowEdgeType>
export const zoomRange = { min: 0.05, max: 2.5 }
/** Below this zoom steps are boxes on one canvas. */
export const overviewBelow = 0.35
/** Up to this number they stay steps down to a third of that zoom. */
export const fewSteps = 120

let current: { flow: Flow; element: HTMLElement } | null = null

/** The canvas that is mounted registers itself here, so that actions reach it. */
export function holdCanvas(flow: Flow, element: HTMLElement): () => void {
  const held = { flow, element }
  current = held
  return () => {
    if (current === held) current = null
  }
}
export const canvasNow = (): { flow: Flow; element: HTMLElement } | null => current

/** The zoom of the canvas that is mounted; null without one. */
export const useZoom = create<number | null>(() => null)

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
const glide = () => ({ duration: still() ? 0 : 200 })

/** Shows all of `rect`, at most at actual size. */
export function fitRect(rect: Rect, { animate = true, maxZoom = 1 } = {}): void {
  if (!current || rect.width <= 0) return
  const { clientWidth: width, clientHeight: height } = current.element
  const margin = { x: 24, top: 56, bottom: 24 }
  const zoom = Math.min(
    maxZoom,
    (width - 2 * margin.x) / rect.width,
    (height - margin.top - margin.bottom) / Math.max(1, rect.height),
  )
  const scale = Math.max(zoomRange.min, zoom)
  // A drawing that fits with room to spare stands at the top left, where writing starts, when it is small; else in the middle.
  const x = Math.max(margin.x, (width - rect.width * scale) / 2) - rect.x * scale
  const y = Math.max(margin.top, (height - rect.height * scale) / 2) - rect.y * scale
  void current.flow.setViewport({ x, y, zoom: scale }, animate ? glide() : {})
}

/**
 * After the canvas has got another size: a drawing of which all was seen is fitted again, any other keeps in the middle what was
 * there.
 */
export function keepView(was: { width: number; height: number }, bounds: Rect): void {
  if (!current) return
  const { clientWidth: width, clientHeight: height } = current.element
  if (width === 0 || height === 0 || was.width === 0 || was.height === 0) return
  const { x, y, zoom } = current.flow.getViewport()
  const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y]
  const wasWhole =
    left >= 0 && top >= 0 && left + bounds.width * zoom <= was.width && top + bounds.height * zoom <= was.height
  const isWhole = left + bounds.width * zoom <= width && top + bounds.height * zoom <= height
  if (wasWhole && !isWhole) fitRect(bounds, { animate: false, maxZoom: zoom })
  else void current.flow.setViewport({ x: x + (width - was.width) / 2, y: y + (height - was.height) / 2, zoom })
}

/** First sight of a drawing: all of it when that can still be read, else its upper left part at a readable size. */
export function firstSight(bounds: Rect): void {
  if (!current || bounds.width <= 0) return
  const { clientWidth, clientHeight } = current.element
  const whole = Math.min((clientWidth - 48) / bounds.width, (clientHeight - 80) / Math.max(1, bounds.height))
  if (whole >= 1) {
    // A drawing that has yet to grow to the right begins at the left.
    const y = Math.max(72, (clientHeight - bounds.height) / 3)
    const x = Math.max(24, Math.min(96, (clientWidth - bounds.width) / 2))
    void current.flow.setViewport({ x: x - bounds.x, y: y - bounds.y, zoom: 1 })
    return
  }
  if (whole >= 0.5) {
    fitRect(bounds, { animate: false })
    return
  }
  const zoom = Math.min(1, Math.max(0.6, (clientHeight - 80) / Math.max(1, bounds.height)))
  void current.flow.setViewport({ x: 24 - bounds.x * zoom, y: 56 - bounds.y * zoom, zoom })
}

/** Brings `rect` into view with the least movement; nothing happens when it is seen already. */
export function reveal(rect: Rect): void {
  if (!current) return
  const { flow, element } = current
  const { x, y, zoom } = flow.getViewport()
  const [left, top] = [rect.x * zoom + x, rect.y * zoom + y]
  const [right, bottom] = [left + rect.width * zoom, top + rect.height * zoom]
  const pad = { left: 32, top: 64, right: 48, bottom: 88 }
  const dx = shift(left, right, pad.left, element.clientWidth - pad.right)
  const dy = shift(top, bottom, pad.top, element.clientHeight - pad.bottom)
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, still() ? {} : { duration: 120 })
}

function shift(from: number, to: number, low: number, high: number): number {
  if (from < low) return low - from
  if (to > high) return Math.max(high - to, low - from)
  return 0
}

export const zoomIn = (): void => void current?.flow.zoomIn({ duration: 120 })
export const zoomOut = (): void => void current?.flow.zoomOut({ duration: 120 })
export const actualSize = (): void => void current?.flow.zoomTo(1, { duration: 120 })

export const unionOf = (rects: readonly Rect[]): Rect | null =>
  rects.length === 0 ? null : rects.reduce((a, b) => union(a, b))

/** Screen pixels inside the canvas to drawing units. */
export function toDrawing(client: { x: number; y: number }): { x: number; y: number } {
  return current?.flow.screenToFlowPosition(client) ?? { x: 0, y: 0 }
}

export interface CanvasView {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** What is seen now, to come back to it; null without a canvas. */
export const viewNow = (): CanvasView | null => current?.flow.getViewport() ?? null
export const showView = (view: CanvasView): void => void current?.flow.setViewport(view)

/** Brings `rect` to the middle at a zoom at which it can be read. */
export function centreOn({ x, y, width, height }: Rect): void {
  if (!current) return
  const zoom = Math.max(0.75, current.flow.getZoom())
  void current.flow.setCenter(x + width / 2, y + height / 2, { zoom, ...glide() })
}

/** The middle of what is seen of the paper, in drawing units: where something pasted goes. */
export function middleOfView(): { x: number; y: number } {
  const box = current?.element.getBoundingClientRect()
  return box ? toDrawing({ x: box.x + box.width / 2, y: box.y + box.height / 2 }) : { x: 0, y: 0 }
}
