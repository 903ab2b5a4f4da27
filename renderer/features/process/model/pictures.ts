// Pictures on the canvas: put there from files, moved, resized, copied, removed – each as one command.
import { call } from '#platform/bridge.ts'
import { execute } from '#platform/execute.ts'
import { notify, notifyProblems } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { rowOf } from '#platform/useRows.ts'
import type { Point, Rect } from '#shared/diagram/types.ts'
import { editor, select } from './state.ts'

const mostMb = 10
/** A picture comes at a size that fits among steps; it can be made larger. */
const first = { width: 320, height: 240 }
export const leastPicture = 24

const types = ['image/png', 'image/jpeg', 'image/webp'] as const
type PictureType = (typeof types)[number]
const isPicture = (type: string): type is PictureType => (types as readonly string[]).includes(type)

/** The pictures among files that were pasted or dropped. */
export const picturesIn = (files: Iterable<File>): File[] => [...files].filter((file) => file.type.startsWith('image/'))

/** Puts picture files on the canvas, the first with its middle at `at`, each further one a little lower right. */
export async function addPictures(version: string, files: readonly File[], at: Point): Promise<void> {
  const t = currentT()
  let n = 0
  for (const file of files) {
    const name = file.name || t('editing.picture.pasted')
    if (!isPicture(file.type)) {
      notify({ tone: 'warning', text: t('editing.picture.wrongType', { name }) })
      continue
    }
    if (file.size > mostMb * 1024 ** 2) {
      notify({ tone: 'warning', text: t('editing.picture.tooLarge', { name, max: mostMb }) })
      continue
    }
    const size = await sizeOf(file)
    if (!size) {
      notify({ tone: 'warning', text: t('editing.picture.wrongType', { name }) })
      continue
    }
    const scale = Math.min(1, first.width / size.width, first.height / size.height)
    const width = Math.max(leastPicture, Math.round(size.width * scale))
    const height = Math.max(leastPicture, Math.round(size.height * scale))
    const answer = await call('picture.add', {
      processVersion: version,
      name,
      mime: file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
      x: Math.round(at.x - width / 2) + 24 * n,
      y: Math.round(at.y - height / 2) + 24 * n,
      width,
      height,
    })
    if (!answer.ok) notifyProblems(answer.problems)
    else select({ picture: answer.value.id })
    n++
  }
}

/** Width and height in px; null for a file that is not the picture it says it is. */
async function sizeOf(file: File): Promise<{ width: number; height: number } | null> {
  try {
    const bitmap = await createImageBitmap(file)
    const { width, height } = bitmap
    bitmap.close()
    return { width, height }
  } catch {
    return null
  }
}

/** Asks for picture files and puts them at `at`. */
export function choosePictures(version: string, at: Point): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = types.join(',')
  input.multiple = true
  input.dataset.pictureChooser = ''
  input.hidden = true
  input.onchange = () => {
    void addPictures(version, [...(input.files ?? [])], at)
    input.remove()
  }
  input.oncancel = () => input.remove()
  document.body.append(input)
  input.click()
}

/** Writes a picture's place and size. */
export async function placePicture(id: string, { x, y, width, height }: Rect): Promise<void> {
  const patch = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
  const row = rowOf('picture', id)
  if (row && (Object.keys(patch) as (keyof typeof patch)[]).some((field) => row[field] !== patch[field]))
    await execute('rows.update', { entity: 'picture', id, patch })
}

export async function nudgePicture(id: string, by: Point): Promise<void> {
  const row = rowOf('picture', id)
  if (row) await placePicture(id, { ...row, x: row.x + by.x, y: row.y + by.y })
}

/** Makes a picture larger or smaller about its top left corner, its proportions kept. */
export async function scalePicture(id: string, factor: number): Promise<void> {
  const row = rowOf('picture', id)
  if (!row) return
  const width = Math.max(leastPicture, row.width * factor)
  await placePicture(id, { ...row, width, height: Math.max(leastPicture, (width * row.height) / row.width) })
}

export async function captionPicture(id: string, text: string): Promise<void> {
  const caption = text.trim() || null
  if (rowOf('picture', id)?.caption !== caption)
    await execute('rows.update', { entity: 'picture', id, patch: { caption } })
}

export async function removePicture(): Promise<void> {
  const { picture } = editor()
  if (!picture) return
  await execute('rows.remove', { entity: 'picture', ids: [picture] })
  select({})
}

export async function copyPicture(): Promise<void> {
  const { picture } = editor()
  if (!picture) return
  const done = await execute('picture.copy', { ids: [picture], dx: 24, dy: 24 })
  const [id] = done?.ids ?? []
  if (id) select({ picture: id })
}

const urls = new Map<string, Promise<string | null>>()

/** A blob: URL of an attachment's bytes, read once; attachments never change. Null when the bytes are not there. */
export function pictureUrl(attachment: string): Promise<string | null> {
  let url = urls.get(attachment)
  if (!url) {
    url = call('attachment.read', { id: attachment }).then((answer) => {
      if (answer.ok)
        return URL.createObjectURL(new Blob([new Uint8Array(answer.value.bytes)], { type: answer.value.mime }))
      // Asked for before the plan holds it, or after it was removed: the next to ask asks again.
      urls.delete(attachment)
      return null
    })
    urls.set(attachment, url)
  }
  return url
}
