// The events to come, the next one first: a binary heap in typed arrays; events of the same time leave in the order they came in.

export interface EventHeap {
  push(time: number, event: number): void
  /** Takes the next event out; -1 when none is left. Its time is `time` afterwards. */
  pop(): number
  readonly time: number
  readonly size: number
}

/** @param room how many events there is room for at first */
export function eventHeap(room = 256): EventHeap {
  let times = new Float64Array(room)
  let turns = new Float64Array(room)
  let events = new Int32Array(room)
  let size = 0
  let turn = 0
  /** In an array: a fraction that a closure changes would be an object each time. */
  const clock = new Float64Array(1)
  const grow = () => {
    const [oldTimes, oldTurns, oldEvents] = [times, turns, events]
    times = new Float64Array(size * 2)
    turns = new Float64Array(size * 2)
    events = new Int32Array(size * 2)
    times.set(oldTimes)
    turns.set(oldTurns)
    events.set(oldEvents)
  }
  return {
    get time() {
      return clock[0] as number
    },
    get size() {
      return size
    },
    push(at, event) {
      if (size === times.length) grow()
      const own = turn++
      let i = size++
      while (i > 0) {
        const up = (i - 1) >> 1
        if ((times[up] as number) <= at) break
        times[i] = times[up] as number
        turns[i] = turns[up] as number
        events[i] = events[up] as number
        i = up
      }
      times[i] = at
      turns[i] = own
      events[i] = event
    },
    pop() {
      if (size === 0) return -1
      const event = events[0] as number
      clock[0] = times[0] as number
      const last = --size
      const [at, own, moved] = [times[last] as number, turns[last] as number, events[last] as number]
      let i = 0
      for (;;) {
        let down = 2 * i + 1
        if (down >= last) break
        const right = down + 1
        if (
          right < last &&
          ((times[right] as number) < (times[down] as number) ||
            (times[right] === times[down] && (turns[right] as number) < (turns[down] as number)))
        )
          down = right
        if (at < (times[down] as number) || (at === times[down] && own < (turns[down] as number))) break
        times[i] = times[down] as number
        turns[i] = turns[down] as number
        events[i] = events[down] as number
        i = down
      }
      if (last > 0) {
        times[i] = at
        turns[i] = own
        events[i] = moved
      }
      return event
    },
  }
}
