// What a file says it is in its first bytes: the pictures that a canvas takes.

const starts = (bytes: Uint8Array, at: number, ...signature: number[]): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte)

/** The media type of a PNG, JPEG or WebP; null for anything else. */
export function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | 'image/webp' | null {
  if (starts(bytes, 0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(bytes, 0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  // RIFF….WEBP
  if (starts(bytes, 0, 0x52, 0x49, 0x46, 0x46) && starts(bytes, 8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  return null
}
