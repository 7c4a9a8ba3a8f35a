import { limits } from '../limits.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * A cell's text for XML: at most 32 767 characters; control characters, lone surrogates and U+FFFE/F dropped; what looks like one of
 * Excel's `_xHHHH_` escapes escaped itself; a carriage return written as such an escape, since XML would make it a line feed.
 */
export function textXml(text: string): string {
  const short = text.length > limits.cellCharacters ? text.slice(0, limits.cellCharacters) : text
  return escapeXml(short.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')).replaceAll('\r', '_x000D_')
}

/** Escapes markup; drops what XML 1.0 cannot hold. */
export function escapeXml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(/\p{Surrogate}/gu, '')
      .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)
  )
}
