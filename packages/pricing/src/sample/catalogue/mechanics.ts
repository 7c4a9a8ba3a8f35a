import type { Maker } from '../makers.ts'
import type { Category, Product } from '../product.ts'

interface Line {
  readonly category: Category
  readonly lot: string
  readonly en: string
  readonly ru: string
  readonly makers: readonly [Maker, ...Maker[]]
  /** One word of each list in turn: all combinations. */
  readonly words: readonly (readonly string[])[]
  readonly prices: readonly [number, number]
}

const heights = ['1U', '2U', '3U', '4U']
const sockets = ['SP3', 'SP5', 'SP6', 'LGA1700', 'LGA3647', 'LGA4189', 'LGA4677']

const lines: readonly Line[] = [
  ...[
    { height: '1U', bays: ['4LFF', '8SFF', '10NVME', '12NVME'] },
    { height: '2U', bays: ['8LFF', '12LFF', '16SFF', '24SFF', '24NVME'] },
    { height: '4U', bays: ['24LFF', '36LFF', '48SFF'] },
  ].flatMap(({ height, bays }): Line[] => [
    {
      category: 'Chassis',
      lot: 'CHS_SMC',
      en: 'Chassis Supermicro',
      ru: 'Корпус Supermicro',
      makers: ['Supermicro'],
      words: [[height], bays, ['750W', '920W', '1200W', '1600W', '2000W']],
      prices: [34_000, 190_000],
    },
    {
      category: 'Chassis',
      lot: 'CHS_CHENBRO',
      en: 'Chassis Chenbro',
      ru: 'Корпус Chenbro',
      makers: ['Chenbro'],
      words: [[height], bays, ['NOPSU', 'CRPS', 'ATX']],
      prices: [21_000, 140_000],
    },
  ]),
  {
    category: 'PSU',
    lot: 'PSU_CRPS',
    en: 'Power supply CRPS',
    ru: 'Блок питания CRPS',
    makers: ['Delta', 'GIGABYTE'],
    words: [
      ['550W', '800W', '1200W', '1300W', '1600W', '2000W', '2400W', '2700W', '3000W', '3200W'],
      ['GOLD', 'PLAT', 'TITAN'],
      ['185MM', '265MM'],
    ],
    prices: [8_500, 62_000],
  },
  {
    category: 'PSU',
    lot: 'PSU_SMC',
    en: 'Power supply Supermicro',
    ru: 'Блок питания Supermicro',
    makers: ['Supermicro', 'Delta'],
    words: [
      ['400W', '500W', '650W', '860W', '1000W', '1200W', '1600W', '2000W', '2200W', '2600W', '2700W'],
      ['1U_RED', '1U_SINGLE'],
    ],
    prices: [9_000, 58_000],
  },
  {
    category: 'Cooling',
    lot: 'HS',
    en: 'CPU heatsink',
    ru: 'Радиатор процессора',
    makers: ['Supermicro'],
    words: [sockets, ['1U', '2U', '4U'], ['PASSIVE', 'ACTIVE', 'LIQUID']],
    prices: [2_100, 31_000],
  },
  {
    category: 'Cooling',
    lot: 'FAN',
    en: 'Chassis fan',
    ru: 'Вентилятор корпуса',
    makers: ['Delta', 'Supermicro'],
    words: [
      ['40X28', '40X56', '60X38', '80X38', '92X38', '120X38'],
      ['9K', '13K', '16K', '20K', '25K'],
      ['HOTSWAP', 'FIXED'],
    ],
    prices: [900, 6_800],
  },
  {
    category: 'Backplane',
    lot: 'BPN',
    en: 'Backplane',
    ru: 'Объединительная плата',
    makers: ['Supermicro'],
    words: [heights, ['SATA3', 'SAS3', 'SAS3_EL1', 'SAS3_EL2', 'NVME4', 'NVME5', 'HYBRID'], ['LFF', 'SFF']],
    prices: [9_500, 74_000],
  },
  {
    category: 'Riser',
    lot: 'RISER',
    en: 'Riser card PCIe',
    ru: 'Райзер PCIe',
    makers: ['Supermicro', 'GIGABYTE'],
    words: [
      ['1U', '2U'],
      ['G3', 'G4', 'G5'],
      ['X8', 'X16', '2X8', '2X16', '3X16'],
      ['LEFT', 'RIGHT'],
    ],
    prices: [1_900, 17_500],
  },
  {
    category: 'Drive tray',
    lot: 'TRAY',
    en: 'Drive tray',
    ru: 'Салазки для диска',
    makers: ['Supermicro', 'HPE'],
    words: [
      ['SFF', 'LFF', 'LFF_TO_SFF'],
      ['G9', 'G10', 'G11', 'STD', 'NVME'],
      ['BLACK', 'GREY'],
    ],
    prices: [800, 3_400],
  },
  {
    category: 'Rail kit',
    lot: 'RAIL',
    en: 'Rail kit',
    ru: 'Комплект рельсов',
    makers: ['Supermicro', 'Dell'],
    words: [heights, ['SHORT', 'STD', 'LONG', 'TOOLLESS'], ['FIXED', 'SLIDE', 'SLIDE_CMA', 'SHELF']],
    prices: [2_800, 16_500],
  },
  {
    category: 'Rack',
    lot: 'RACK',
    en: 'Rack cabinet',
    ru: 'Шкаф телекоммуникационный',
    makers: ['APC', 'Hyperline'],
    words: [
      ['18U', '24U', '32U', '42U', '45U', '48U'],
      ['600X800', '600X1000', '600X1200', '800X1000', '800X1200'],
      ['GLASS', 'PERF'],
    ],
    prices: [24_000, 215_000],
  },
  {
    category: 'UPS',
    lot: 'UPS',
    en: 'UPS',
    ru: 'Источник бесперебойного питания',
    makers: ['APC', 'Delta'],
    words: [
      ['750VA', '1000VA', '1500VA', '2200VA', '3000VA', '5000VA', '6000VA', '8000VA', '10000VA'],
      ['LINE', 'ONLINE'],
      ['TOWER', 'RACK'],
    ],
    prices: [19_000, 540_000],
  },
  {
    category: 'License',
    lot: 'LIC_MS',
    en: 'License Microsoft',
    ru: 'Лицензия Microsoft',
    makers: ['Microsoft'],
    words: [
      ['WINSVR_STD', 'WINSVR_DC', 'SQL_STD', 'SQL_ENT', 'RDS_CAL', 'USER_CAL'],
      ['2019', '2022', '2025'],
      ['2CORE', '16CORE'],
    ],
    prices: [6_500, 690_000],
  },
]

/** What holds, feeds and cools a server, and what stands around it. */
export const mechanics: readonly Product[] = lines.flatMap((line) => {
  const { category, lot, en, ru, makers, prices } = line
  const [least, greatest] = prices
  const variants = combine(line.words)
  return variants.map((words, index): Product => {
    const title = words.join(' ').replaceAll('_', ' ')
    return {
      category,
      lot: `${lot}_${words.join('_')}`,
      en: `${en} ${title}`,
      ru: `${ru} ${title}`,
      makers,
      price: Math.round(least * (greatest / least) ** (index / (variants.length - 1))),
    }
  })
})

/** [[a, b], [c, d]] → ac, ad, bc, bd */
function combine(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((word) => [...row, word])), [[]])
}
