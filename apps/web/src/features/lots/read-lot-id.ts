/** The id of a LOT in an address; null where it is none. */
export function readLotId(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
