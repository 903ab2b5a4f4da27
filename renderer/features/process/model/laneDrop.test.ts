// Dropping a lane: beside others, into one, and out again.
import { describe, expect, it } from 'vitest'
import { layoutBands } from '#shared/diagram/bands.ts'
import type { Diagram, DiagramLane } from '#shared/diagram/types.ts'
import { laneDrop } from './laneDrop.ts'

const lane = (id: string, position: number, parent: string | null = null): DiagramLane => ({
  id,
  title: id,
  position,
  parent,
})
const diagramOf = (lanes: DiagramLane[]): Diagram => ({ steps: [], flows: [], phases: [], lanes })
const flat = diagramOf([lane('a', 1), lane('b', 2), lane('c', 3)])
const nested = diagramOf([lane('a', 1), lane('b', 2), lane('b1', 3, 'b'), lane('b2', 4, 'b'), lane('c', 5)])

/** Drops `id` at a share of the height of `onto`, right of all headers or at the outermost one. */
const drop = (diagram: Diagram, id: string, onto: string, share: number, outer = false) => {
  const bands = layoutBands(diagram, new Map())
  const box = bands.lanes.find((b) => b.id === onto)!.box
  const found = laneDrop(diagram, bands, id, {
    x: outer ? bands.lanes[0]!.box.x + 4 : box.x + 70,
    y: box.y + share * box.height,
  })
  return found && { parent: found.parent, index: found.index, into: found.into }
}

describe('a dragged lane', () => {
  it('comes before and after others', () => {
    expect(drop(flat, 'a', 'c', 0.9)).toEqual({ parent: null, index: 2, into: false })
    expect(drop(flat, 'c', 'a', 0.1)).toEqual({ parent: null, index: 0, into: false })
  })
  it('stays where it is dropped on itself or beside its own place', () => {
    expect(drop(flat, 'a', 'a', 0.5)).toBeNull()
    expect(drop(flat, 'a', 'b', 0.1)).toBeNull()
  })
  it('goes into the lane on whose middle it is dropped', () => {
    expect(drop(flat, 'a', 'c', 0.5)).toEqual({ parent: 'c', index: 0, into: true })
  })
  it('comes between inner lanes, and out again at the outermost header', () => {
    expect(drop(nested, 'a', 'b2', 0.2)).toEqual({ parent: 'b', index: 1, into: false })
    expect(drop(nested, 'b1', 'b2', 0.9)).toEqual({ parent: 'b', index: 1, into: false })
    expect(drop(nested, 'b1', 'b', 0.9, true)).toEqual({ parent: null, index: 2, into: false })
    expect(drop(nested, 'b1', 'c', 0.9)).toEqual({ parent: null, index: 3, into: false })
  })
  it('with inner lanes goes into none', () => {
    expect(drop(nested, 'b', 'c', 0.6)).toEqual({ parent: null, index: 2, into: false })
    expect(drop(nested, 'b', 'a', 0.6)).toBeNull()
  })
})
