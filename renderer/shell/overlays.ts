// Which overlay of the frame is open: palette, shortcut sheet, or none.
import { create } from 'zustand'

export type Overlay = 'palette' | 'shortcuts' | null

export const useOverlay = create<{ open: Overlay }>(() => ({ open: null }))
export const showOverlay = (open: Overlay): void => useOverlay.setState({ open })
