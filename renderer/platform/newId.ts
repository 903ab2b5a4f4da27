// Ids of rows made in the window: UUIDv7, so that a step has its id before the host has it.
let lastTime = 0
let counter = 0

/** A UUIDv7; ids made in this window are strictly increasing. */
export function newId(): string {
  lastTime = Math.max(lastTime, Date.now())
  counter = counter >= 0xfff ? 0 : counter + 1
  // 12 counter bits after the time; when they run over, the next id borrows the next millisecond.
  if (counter === 0) lastTime++
  const tail = crypto.getRandomValues(new Uint8Array(8))
  tail[0] = (tail[0]! & 0x3f) | 0x80
  const rest = [...tail].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const time = lastTime.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-${(0x7000 | counter).toString(16)}-${rest.slice(0, 4)}-${rest.slice(4)}`
}
