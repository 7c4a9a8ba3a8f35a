/** Numbers that a day has for versions of one kind: `2026-11-24-999` is its last (docs/pricing-rules.md, Time). */
export const versionsPerDay = 999
