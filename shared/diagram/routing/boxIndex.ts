// Finds boxes near a place quickly: they are filed in square cells.
import type { Rect } from '../types.ts'

const cell = 160
const cellOf = (value: number): number => Math.floor(value / cell)

export class BoxIndex<T extends Rect> {
  readonly cells = new Map<number, T[]>()

  constructor(boxes: readonly T[]) {
    for (const box of boxes) this.add(box)
  }

  add(box: T): void {
    for (let i = cellOf(box.x); i <= cellOf(box.x + box.width); i++) {
      for (let j = cellOf(box.y); j <= cellOf(box.y + box.height); j++) {
        const key = i * 65536 + j
        const list = this.cells.get(key)
        if (list) list.push(box)
        else this.cells.set(key, [box])
      }
    }
  }

  /** Calls back for every box that shares more than a border with the area; large ones may come more than once. */
  visit({ x, y, width, height }: Rect, callback: (box: T) => void): void {
    for (let i = cellOf(x); i <= cellOf(x + width); i++) {
      for (let j = cellOf(y); j <= cellOf(y + height); j++) {
        for (const box of this.cells.get(i * 65536 + j) ?? []) {
          if (box.x < x + width && x < box.x + box.width && box.y < y + height && y < box.y + box.height) callback(box)
        }
      }
    }
  }

  /** The boxes that share more than a border with the area, each once. */
  find(area: Rect): Set<T> {
    const found = new Set<T>()
    this.visit(area, (box) => found.add(box))
    return found
  }
}
