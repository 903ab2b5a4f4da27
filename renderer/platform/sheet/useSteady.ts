// Handlers that stay the same from render to render, so that what is given them need not be drawn anew.
import { useInsertionEffect, useRef, useState } from 'react'

type Handlers = Readonly<Record<string, (...args: never[]) => unknown>>

/** The same functions each time, each doing what the latest of its name does; for events, never for what is drawn. */
export function useSteady<T extends Handlers>(handlers: T): T {
  const latest = useRef(handlers)
  useInsertionEffect(() => {
    latest.current = handlers
  })
  const [steady] = useState(
    () =>
      Object.fromEntries(
        Object.keys(handlers).map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)]),
      ) as unknown as T,
  )
  return steady
}
