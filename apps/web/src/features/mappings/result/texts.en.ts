export const partNumberSurveyEn = {
  holds: 'Looks at',
  all: 'All part numbers without a LOT that are neither ignored nor put off',
  unmapped: 'Unmapped part numbers',
  suggested: 'Of them with a LOT to suggest by more than likeness',
} as const
