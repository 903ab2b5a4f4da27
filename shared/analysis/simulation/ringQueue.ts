// A queue of numbers, first in, first out, in a ring that grows when it is full.

export interface RingQueue {
  push(value: number): void
  /** Takes the first out; undefined when there is none. */
  shift(): number | undefined
  /** The first, which stays. */
  peek(): number | undefined
  readonly size: number
}

export function ringQueue(): RingQueue {
  let ring = new Int32Array(16)
  let first = 0
  let size = 0
  return {
    get size() {
      return size
    },
    push(value) {
      if (size === ring.length) {
        const wider = new Int32Array(size * 2)
        for (let i = 0; i < size; i++) wider[i] = ring[(first + i) & (size - 1)] as number
        ring = wider
        first = 0
      }
      ring[(first + size++) & (ring.length - 1)] = value
    },
    shift() {
      if (size === 0) return undefined
      const value = ring[first] as number
      first = (first + 1) & (ring.length - 1)
      size--
      return value
    },
    peek: () => (size === 0 ? undefined : (ring[first] as number)),
  }
}
