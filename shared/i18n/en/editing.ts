// Words of editing a process by hand: tools beside the selection, align and distribute, lines of flows, pictures.
import type { Same } from '../same.ts'
import type { editing as zh } from '../zh/editing.ts'

export const editing: Same<typeof zh> = {
  pad: 'Tools of the selection',
  padAction: 'Go to the tools of the selection',
  delete: 'Delete',
  addNote: 'Add note',
  changeKind: 'Change kind…',
  quickAdd: 'Drag to connect, click to add a step',
  resize: 'Resize',
  resizeTip: 'Drag to resize (Ctrl+Shift+arrows)',
  kinds: 'Kinds of step',
  kindsHint: 'Click to add after the selected step, or drag onto the paper, a flow or a step.',
  arrange: {
    left: 'Align left',
    centre: 'Align centres',
    right: 'Align right',
    top: 'Align top',
    middle: 'Align middles',
    bottom: 'Align bottom',
    horizontal: 'Distribute horizontally',
    vertical: 'Distribute vertically',
  },
  flow: {
    piece: 'Piece of the flow',
    pieceTip: 'Drag to move this piece · Alt-drag adds a bend',
    corner: 'Bend of the flow',
    cornerTip: 'Drag to move · double-click removes it',
    bend: 'Add a bend to the flow',
    unbend: 'Remove a bend of the flow',
  },
  picture: {
    one: 'Picture',
    insert: 'Insert picture…',
    pasted: 'Picture',
    caption: 'Caption',
    editCaption: 'Edit caption',
    wrongType: '“{{name}}” is not a picture that can be used; choose a PNG, JPEG or WebP file.',
    tooLarge: 'The picture “{{name}}” is larger than {{max}} MB; make it smaller first.',
  },
  copyPicture: 'Copy as picture',
  copiedSelection: 'The selected steps are in the clipboard as a picture.',
  copiedWhole: 'The whole process is in the clipboard as a picture.',
  notCopied: 'The picture could not be put into the clipboard; use “Export PNG” instead.',
  hint: {
    flow: 'Tab piece · Ctrl+arrows move it · Alt+B bend · Alt+R automatic route · F2 label · Delete',
    picture: 'Arrows move · Ctrl+Shift+arrows resize · F2 caption · Delete',
    drag: 'Hold Ctrl for no snapping · hold Alt to copy',
  },
}
