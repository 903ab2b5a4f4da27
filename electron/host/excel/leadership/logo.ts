// The plan's logo for the cover: checked when it is chosen, and fitted to its place with the proportions it has.
import { pictureType } from '#host/documents/pictureType.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { logoMostMb } from '#shared/sheets/leadership.ts'
import type { Logo } from './context.ts'

/** The room on the cover, px. */
const room = { width: 240, height: 64 }

/** Width and height from the header of a JPEG: the first frame marker says them. */
function jpegSize(view: DataView): { width: number; height: number } | null {
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    // C4, C8 and CC are tables, not frames.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
  }
  return null
}

/** The picture at the size it stands on the cover; null where it is neither PNG nor JPEG. */
function fitted(bytes: Uint8Array): Logo | null {
  const type = pictureType(bytes)
  if ((type !== 'image/png' && type !== 'image/jpeg') || bytes.length < 24) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = type === 'image/png' ? { width: view.getUint32(16), height: view.getUint32(20) } : jpegSize(view)
  if (!size || size.width === 0 || size.height === 0) return null
  const zoom = Math.min(1, room.width / size.width, room.height / size.height)
  return { bytes, type: type === 'image/png' ? 'png' : 'jpeg', width: size.width * zoom, height: size.height * zoom }
}

/** A file that is to be the logo. Throws PlanError 'notALogo' for anything but a PNG or JPEG of `logoMostMb` at most. */
export function logoFrom({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Logo {
  const logo = bytes.length > logoMostMb * 1024 ** 2 ? null : fitted(bytes)
  return logo ?? refuse('notALogo', { name, max: logoMostMb })
}

/** Null without a logo, or where its picture is neither PNG nor JPEG. `bytesOf` finds the bytes of a file by its SHA-256. */
export function logoOf(
  reader: Pick<PlanReader, 'get' | 'list'>,
  bytesOf: (sha256: string) => Uint8Array | undefined,
): Logo | null {
  const id = reader.list('plan')[0]?.logo
  const file = id ? reader.get('attachment', id) : undefined
  const bytes = file && bytesOf(file.sha256)
  return bytes ? fitted(bytes) : null
}
