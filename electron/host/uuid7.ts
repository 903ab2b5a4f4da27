// Ids of rows and plans: UUIDv7, so that ids sort by creation.
import { randomFillSync } from 'node:crypto'

let lastTime = 0
let counter = 0

/** Random bytes are asked of the system for many ids at a time: an import makes thousands. */
const pool = Buffer.alloc(4096)
let used = pool.length

function eightRandomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 8
  return pool.subarray(used - 8, used)
}

/** A UUIDv7; ids made in this process are strictly increasing, also within a millisecond and when the clock goes back. */
export function newId(): string {
  lastTime = Math.max(lastTime, Date.now())
  // 12 counter bits after the time; when they run over, the next id borrows the next millisecond.
  counter = counter >= 0xfff ? 0 : counter + 1
  if (counter === 0) lastTime++
  const time = lastTime.toString(16).padStart(12, '0')
  const tail = eightRandomBytes()
  tail[0] = ((tail[0] as number) & 0x3f) | 0x80
  const rest = tail.toString('hex')
  const middle = (0x7000 | counter).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${rest.slice(0, 4)}-${rest.slice(4)}`
}
