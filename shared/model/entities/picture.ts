// A picture (图片) on the canvas of a process version: a photo of a form, a screenshot; its bytes are an attachment of this row.
import { defineEntity } from '../entity.ts'
import { integer, ref, text } from '../field.ts'

const place = { required: true, hidden: true, min: -1_000_000, max: 1_000_000 } as const
const size = { required: true, hidden: true, min: 16, max: 20_000 } as const

export const picture = defineEntity(
  'picture',
  {
    caption: text({ width: 30 }),
    processVersion: ref('processVersion', { required: true, onDelete: 'CASCADE', width: 20 }),
    attachment: ref('attachment', { required: true, onDelete: 'CASCADE', hidden: true }),
    /** Top-left corner and size in drawing units. */
    x: integer(place),
    y: integer(place),
    width: integer(size),
    height: integer(size),
  },
  { title: 'caption' },
)
