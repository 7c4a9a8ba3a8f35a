/**
 * Whether a client that sends this `If-None-Match` has what the tag stands for already (RFC 9110, 13.1.2: compared weakly). Tags hold no commas.
 */
export function isKnownEntity(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.split(',').some((known) => known.trim() === '*' || opaque(known) === opaque(tag))
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
