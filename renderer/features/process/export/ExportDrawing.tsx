// The dialog that exports and prints the drawing of a process, while it is open.
import '../canvas/fonts.css'
import { DrawingDialog } from './DrawingDialog.tsx'
import { useDrawingDialog } from './openDrawing.ts'

export default function ExportDrawing() {
  const open = useDrawingDialog((dialog) => dialog.open)
  return open && <DrawingDialog key={open.purpose} {...open} />
}
