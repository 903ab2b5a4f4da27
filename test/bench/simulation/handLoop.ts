// The least that a simulation of five stations in a row, two servers each, must do: written for that one model alone.

/** Inlined generator (mulberry32), one binary heap of typed arrays, rings of one size; returns the number of events. */
export function tandemByHand(cases: number, between: number, service: number, seed: number): number {
  const stations = 5
  const room = 1 << 14
  const times = new Float64Array(room)
  const kinds = new Int32Array(room)
  const rings = Array.from({ length: stations }, () => new Int32Array(room))
  const first = new Int32Array(stations)
  const waiting = new Int32Array(stations)
  const free = new Int32Array(stations).fill(2)
  const began = new Float64Array(cases)
  let size = 0
  let s = seed | 0
  const random = () => {
    s = (s + 0x6d2b79f5) | 0
    let z = Math.imul(s ^ (s >>> 15), 1 | s)
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z
    return ((z ^ (z >>> 14)) >>> 0) / 4_294_967_296
  }
  const drawn = (mean: number) => -mean * Math.log(1 - random())
  const push = (at: number, kind: number) => {
    let i = size++
    while (i > 0) {
      const up = (i - 1) >> 1
      if ((times[up] as number) <= at) break
      times[i] = times[up] as number
      kinds[i] = kinds[up] as number
      i = up
    }
    times[i] = at
    kinds[i] = kind
  }
  let now = 0
  const pop = (): number => {
    const kind = kinds[0] as number
    now = times[0] as number
    const last = --size
    const at = times[last] as number
    const moved = kinds[last] as number
    let i = 0
    for (;;) {
      let down = 2 * i + 1
      if (down >= last) break
      if (down + 1 < last && (times[down + 1] as number) < (times[down] as number)) down++
      if (at <= (times[down] as number)) break
      times[i] = times[down] as number
      kinds[i] = kinds[down] as number
      i = down
    }
    times[i] = at
    kinds[i] = moved
    return kind
  }
  const enter = (station: number, one: number) => {
    if ((free[station] as number) > 0) {
      free[station] = (free[station] as number) - 1
      push(now + drawn(service), one * 8 + station + 1)
    } else {
      const ring = rings[station] as Int32Array
      ring[((first[station] as number) + (waiting[station] as number)) & (room - 1)] = one
      waiting[station] = (waiting[station] as number) + 1
    }
  }
  let arrived = 0
  let events = 0
  let sum = 0
  push(drawn(between), 0)
  while (size > 0) {
    const kind = pop()
    events++
    if (kind === 0) {
      began[arrived] = now
      enter(0, arrived++)
      if (arrived < cases) push(now + drawn(between), 0)
      continue
    }
    const station = (kind & 7) - 1
    const one = kind >> 3
    if ((waiting[station] as number) > 0) {
      const next = (rings[station] as Int32Array)[first[station] as number] as number
      first[station] = ((first[station] as number) + 1) & (room - 1)
      waiting[station] = (waiting[station] as number) - 1
      push(now + drawn(service), next * 8 + station + 1)
    } else free[station] = (free[station] as number) + 1
    if (station + 1 < stations) enter(station + 1, one)
    else sum += now - (began[one] as number)
  }
  return sum > 0 ? events : 0
}
