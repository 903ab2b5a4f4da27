// Filling the screen while a presentation is on; where the system does not let us, the window is filled instead.

/** Asks for the whole screen. `onLeft` is called when the user leaves it by the system's own means. Returns how to give it back. */
export function fillScreen(onLeft: () => void): () => void {
  let over = false
  const changed = () => {
    if (!document.fullscreenElement && !over) onLeft()
  }
  document.documentElement.requestFullscreen().then(
    () => {
      if (over) void document.exitFullscreen()
      else document.addEventListener('fullscreenchange', changed)
    },
    () => undefined,
  )
  return () => {
    over = true
    document.removeEventListener('fullscreenchange', changed)
    if (document.fullscreenElement) void document.exitFullscreen()
  }
}
