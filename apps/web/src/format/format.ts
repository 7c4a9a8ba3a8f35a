import { locales } from '../i18n/i18n.ts'
import type { Language } from '../i18n/i18n.ts'

/** Numbers and times as people of a language write them. */
export interface Format {
  /** 64 120 · 64,120 */
  readonly number: (value: number) => string
  /** A decimal from the wire ("12.50"), its digits kept as they are: no float in between. */
  readonly decimal: (value: string) => string
  /** A decimal with the sign of its currency. */
  readonly money: (value: string, currency: string) => string
  /** A part of a whole, 0..1: 12 % */
  readonly percent: (share: number) => string
  /** A score of 0..1, with its two decimals: 0.90 */
  readonly score: (value: number) => string
  readonly bytes: (value: number) => string
  /** 24 Nov 2026, 10:57:03 */
  readonly dateTime: (iso: string) => string
  /** 10:57:03 */
  readonly time: (iso: string) => string
  /** A calendar day "2026-11-24", in no time zone. */
  readonly day: (day: string) => string
  /** 4 min ago */
  readonly relative: (iso: string, now: number) => string
  /** 1 min 18 s; at most two parts */
  readonly duration: (ms: number) => string
  /** "a, b and c" */
  readonly list: (items: readonly string[]) => string
}

/** The symbols of ISO 80000, which need no plural. */
const durationUnits: Record<Language, { s: string; min: string; h: string }> = {
  en: { s: 's', min: 'min', h: 'h' },
  ru: { s: 'с', min: 'мин', h: 'ч' },
}

const minute = 60
const hour = 60 * minute
const dayLength = 24 * hour

export function createFormat(language: Language): Format {
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 })
  const score = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const decimalFormats = new Map<string, Intl.NumberFormat>()

  const decimalFormat = (digits: number, currency: string | null) => {
    const key = `${digits}${currency ?? ''}`
    const known = decimalFormats.get(key)
    if (known !== undefined) return known
    const digitOptions = { minimumFractionDigits: digits, maximumFractionDigits: digits }
    const made = new Intl.NumberFormat(
      locale,
      currency === null ? digitOptions : { ...digitOptions, style: 'currency', currency, currencyDisplay: 'symbol' },
    )
    decimalFormats.set(key, made)
    return made
  }
  // Intl formats decimal text exactly; only the number of its digits must be told.
  const exact = (value: string, currency: string | null) => {
    const [, fraction = ''] = value.split('.')
    const trimmed = fraction.replace(/0+$/, '')
    const digits = currency === null ? trimmed.length : Math.max(2, trimmed.length)
    return isDecimalText(value) ? decimalFormat(digits, currency).format(value) : value
  }
  const { s, min, h } = durationUnits[language]

  return {
    number: (value) => number.format(value),
    decimal: (value) => exact(value, null),
    money: (value, currency) => exact(value, currency),
    percent: (share) => percent.format(share),
    score: (value) => score.format(value),
    bytes: (value) => bytes(value, locale),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    time: (iso) => time.format(new Date(iso)),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    relative: (iso, now) => {
      const [distance, unit] = distanceOf(new Date(iso), new Date(now))
      return relative.format(distance, unit)
    },
    duration: (ms) => {
      const seconds = Math.max(0, Math.round(ms / 1_000))
      if (seconds < minute) return `${seconds}\u00A0${s}`
      if (seconds < hour) return `${Math.floor(seconds / minute)}\u00A0${min} ${seconds % minute}\u00A0${s}`
      return `${number.format(Math.floor(seconds / hour))}\u00A0${h} ${Math.floor((seconds % hour) / minute)}\u00A0${min}`
    },
    list: (items) => list.format(items),
  }
}

/**
 * How far a time is from now: whole minutes and hours within a day, from then on calendar days, and calendar months once a whole one has
 * passed, since "yesterday" and "last month" are words of the calendar.
 */
function distanceOf(at: Date, now: Date): [distance: number, unit: Intl.RelativeTimeFormatUnit] {
  const seconds = (at.getTime() - now.getTime()) / 1_000
  const age = Math.abs(seconds)
  if (age < minute) return [0, 'second']
  if (age < hour) return [Math.trunc(seconds / minute), 'minute']
  if (age < dayLength) return [Math.trunc(seconds / hour), 'hour']
  const [earlier, later] = at < now ? [at, now] : [now, at]
  const unfinished = later.getDate() < earlier.getDate() ? 1 : 0
  const months = calendarMonth(later) - calendarMonth(earlier) - unfinished
  const sign = Math.sign(seconds)
  if (months > 0) return [sign * months, 'month']
  // A day of 25 hours, when the clocks are set back, may have passed within one.
  return [sign * Math.max(1, calendarDay(later) - calendarDay(earlier)), 'day']
}

/** Days and months since some day, by the clock on the wall. */
function calendarDay(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (dayLength * 1_000)
}

function calendarMonth(date: Date): number {
  return date.getFullYear() * 12 + date.getMonth()
}

function isDecimalText(value: string): value is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(value)
}

function bytes(value: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(value) / Math.log(1024)))
  const unit = units[power] ?? 'byte'
  const digits = power === 0 ? 0 : 1
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value / 1024 ** power)
}
