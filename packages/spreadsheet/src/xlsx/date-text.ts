const dayMs = 86_400_000
/** 9999-12-31, the last day of Excel. */
const lastSerial = 2_958_465
const days1904 = 1462
/** Excel counts a 29.02.1900 that never was: serial 60. Days before it are one later than the later ones would have them. */
const lotusSerial = 60
const epoch = Date.UTC(1899, 11, 30)

/** ISO text of a date serial, rounded to the second, without the time at midnight; null outside Excel's calendar. */
export function serialText(serial: number, uses1904: boolean): string | null {
  const days = uses1904 ? serial + days1904 : serial
  if (!(days >= 0) || days >= lastSerial + 1) return null
  const shift = days < lotusSerial && !uses1904 ? dayMs : 0
  const seconds = Math.round(days * 86_400)
  return isoText(new Date(epoch + shift + seconds * 1000))
}

/** The serial of a date in UTC, as Excel counts from 1900; the inverse of {@link serialText} from serial 1 on. */
export function dateSerial(date: Date): number {
  const days = (date.getTime() - epoch) / dayMs
  return days <= lotusSerial ? days - 1 : days
}

/** The ISO date of a `t="d"` cell in the form of {@link serialText}; null if it is none. */
export function isoDateText(literal: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    literal.trim(),
  )
  if (match === null) return null
  const [, day = '', time, seconds = ':00'] = match
  if (time === undefined || `${time}${seconds}` === '00:00:00') return day
  return `${day}T${time}${seconds}`
}

function isoText(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19)
}
