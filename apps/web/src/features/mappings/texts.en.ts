export const mappingsEn = {
  title: 'Vendor mappings',
} as const
