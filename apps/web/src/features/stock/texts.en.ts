export const stockEn = {
  title: 'Stock',
  lead: 'What the warehouses hold, by part number.',
} as const
