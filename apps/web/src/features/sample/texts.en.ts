export const sampleEn = {
  offer: {
    title: 'Just looking around?',
    text: 'Load a made-up integrator of servers: 2,000 components, 6,000 part numbers of 25 vendors, 400 of them unmapped, and the stock of three warehouses. It takes some seconds. It cannot be taken out again: begin your own data on a fresh data folder.',
    load: 'Load sample data',
  },
  size: 'Size',
  sizeTimes: '{{scale, number}} × the usual sample',
  sizeOnce: 'The usual sample',
  result: {
    lots: 'Components',
    bundles: 'Of them bundles',
    partNumbers: 'Part numbers',
    unmapped: 'Unmapped',
    ignored: 'Ignored',
    warehouses: 'Warehouses',
    stockLines: 'Lines of stock',
    toMappings: 'Map part numbers',
    toComponents: 'Look at the components',
    toStock: 'Look at the stock',
  },
} as const
