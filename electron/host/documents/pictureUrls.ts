// The pictures on a canvas as data: URLs, which drawings in exports show.
import type { PlanReader } from '#shared/model/plan.ts'
import { pictureType } from './pictureType.ts'

/** By attachment; of one version, or of all. `bytesOf` finds the bytes of a file by its SHA-256. */
export function pictureUrls(
  plan: Pick<PlanReader, 'get' | 'list'>,
  bytesOf: (sha256: string) => Uint8Array | undefined,
  processVersion?: string,
): Record<string, string> {
  const urls: Record<string, string> = {}
  for (const { attachment } of plan.list('picture', processVersion === undefined ? {} : { processVersion })) {
    const file = plan.get('attachment', attachment)
    const bytes = file && bytesOf(file.sha256)
    const type = bytes && pictureType(bytes)
    if (bytes && type) urls[attachment] = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  }
  return urls
}
