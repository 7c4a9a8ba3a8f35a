import { products } from './catalogue/products.ts'
import { Dice } from './dice.ts'
import type { Maker } from './makers.ts'
import type { Category, Product } from './product.ts'

/** A LOT that is made of others. */
export interface BundleProduct {
  readonly category: 'Server' | 'Kit'
  readonly lot: string
  readonly en: string
  readonly ru: string
  readonly makers: readonly [Maker, ...Maker[]]
  readonly price: number
  /** No two of the same LOT. */
  readonly items: readonly { readonly lot: string; readonly quantity: number }[]
}

const serverCount = 112
const kitCount = 38

interface Platform {
  readonly memory: 'DDR4' | 'DDR5'
  /** Boards for one processor, and for two. */
  readonly single: RegExp
  readonly dual: RegExp | null
}

const platforms: Record<string, Platform> = {
  SP3: { memory: 'DDR4', single: /H11SSL|H12SS|MZ32|MZ01/, dual: /H11DSI|H12DSI|MZ72/ },
  SP5: { memory: 'DDR5', single: /H13SSL|H14SSL|MZ33/, dual: /H13DSH|MZ73/ },
  SP6: { memory: 'DDR5', single: /ME03|ME33/, dual: null },
  LGA3647: { memory: 'DDR4', single: /X11SP/, dual: /X11DP/ },
  LGA4189: { memory: 'DDR4', single: /X12SP/, dual: /X12DP/ },
  LGA4677: { memory: 'DDR5', single: /X13SEI/, dual: /X13DE|X13DAI|MS73/ },
}

/** Servers and kits, the same at every call. */
export const bundles: readonly BundleProduct[] = [
  ...makeDifferent(serverCount, makeServer),
  ...makeDifferent(kitCount, makeKit),
]

function makeDifferent(count: number, make: (dice: Dice) => BundleProduct): BundleProduct[] {
  const dice = new Dice(count)
  const made = new Map<string, BundleProduct>()
  while (made.size < count) {
    const bundle = make(dice)
    if (!made.has(bundle.lot)) made.set(bundle.lot, bundle)
  }
  return [...made.values()]
}

function makeServer(dice: Dice): BundleProduct {
  const processor = choose(dice, 'CPU')
  const socket = Object.keys(platforms).find((name) => processor.en.includes(name)) ?? 'SP5'
  const { memory, single, dual } = platforms[socket] ?? fail(`There is no platform for socket ${socket}`)
  const sockets =
    dual !== null && !processor.lot.endsWith('P') && !processor.lot.endsWith('U') && dice.chance(0.6) ? 2 : 1
  const board = choose(dice, 'Motherboard', sockets === 2 && dual !== null ? dual : single)
  const withGpu = dice.chance(0.15)
  const withDisks = !withGpu && dice.chance(0.3)
  const height = withGpu ? '4U' : withDisks ? '2U' : dice.pick(['1U', '1U', '2U'])
  const chassis = choose(dice, 'Chassis', new RegExp(`_${height}_\\d+${withDisks ? 'LFF' : '(SFF|NVME|LFF)'}`))
  const module = choose(dice, 'RAM', new RegExp(`^MEM_${memory}_\\d+G_\\d+_RDIMM_`))
  const modules = sockets * dice.pick([4, 8, 12])
  const drive = choose(dice, 'SSD', /_U2_|_SATA_/)
  const drives = dice.pick([2, 4, 6, 8])
  const size = /_(\d+)G_/.exec(module.lot)?.[1] ?? '0'
  const capacity = /_([\d.]+[GT])_/.exec(drive.lot)?.[1] ?? ''
  const items = [
    { product: chassis, quantity: 1 },
    { product: board, quantity: 1 },
    { product: processor, quantity: sockets },
    { product: choose(dice, 'Cooling', new RegExp(`^HS_${socket}_${height}_`)), quantity: sockets },
    { product: module, quantity: modules },
    { product: drive, quantity: drives },
    { product: choose(dice, 'NIC', /_(LP|OCP3)$/), quantity: 1 },
    { product: choose(dice, 'PSU', withGpu ? /CRPS_2\d00W/ : /CRPS_(800|1\d00)W/), quantity: 2 },
    { product: choose(dice, 'Rail kit', new RegExp(`^RAIL_${height}_\\w+_SLIDE`)), quantity: 1 },
    { product: choose(dice, 'Cable', /^PWR_C13/), quantity: 2 },
    ...(withDisks ? [{ product: choose(dice, 'HDD', /^HDD_35_/), quantity: dice.pick([4, 6, 8]) }] : []),
    ...(withGpu ? [{ product: choose(dice, 'GPU'), quantity: dice.pick([1, 2]) }] : []),
  ]
  const model = processor.lot.split('_').at(-1) ?? ''
  const total = Number(size) * modules
  const title = `${height} ${sockets}×${processor.lot.slice('CPU_'.length).replaceAll('_', ' ')}, ${total}GB ${memory}, ${drives}×${capacity}B SSD`
  return {
    category: 'Server',
    lot: `SRV_${height}_${sockets}X${model}_${total}G_${drives}X${capacity}`,
    en: `Server ${title}`,
    ru: `Сервер ${title}`,
    makers: [dice.pick<Maker>(['Supermicro', 'Supermicro', 'HPE', 'Dell', 'Lenovo'])],
    ...assembled(items),
  }
}

function makeKit(dice: Dice): BundleProduct {
  const kind = dice.pick(['memory', 'network', 'raid'])
  const makers: readonly [Maker] = [dice.pick<Maker>(['HPE', 'Dell', 'Lenovo'])]
  if (kind === 'memory') {
    const module = choose(dice, 'RAM', /_RDIMM_/)
    const count = dice.pick([2, 4, 8])
    return {
      category: 'Kit',
      lot: `KIT_${count}X_${module.lot}`,
      en: `Kit of ${count}: ${module.en}`,
      ru: `Комплект ${count} шт.: ${module.ru}`,
      makers,
      ...assembled([{ product: module, quantity: count }]),
    }
  }
  const [main, cable] =
    kind === 'network'
      ? [choose(dice, 'NIC', /CX|E810|XXV|57414/), choose(dice, 'Cable', /^DAC_(25|100)G/)]
      : [choose(dice, 'RAID', /8I|16I/), choose(dice, 'Cable', /^CBL_S/)]
  return {
    category: 'Kit',
    lot: `KIT_${main.lot}_2CBL`,
    en: `Kit: ${main.en} with 2 cables`,
    ru: `Комплект: ${main.ru} и 2 кабеля`,
    makers,
    ...assembled([
      { product: main, quantity: 1 },
      { product: cable, quantity: 2 },
    ]),
  }
}

function assembled(parts: readonly { product: Product; quantity: number }[]): Pick<BundleProduct, 'items' | 'price'> {
  return {
    items: parts.map(({ product, quantity }) => ({ lot: product.lot, quantity })),
    price: Math.round(parts.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0) * 1.08),
  }
}

function choose(dice: Dice, category: Category, like = /^/): Product {
  const [first, ...others] = products.filter((product) => product.category === category && like.test(product.lot))
  return first === undefined ? fail(`No product of ${category} is like ${like.source}`) : dice.pick([first, ...others])
}

function fail(why: string): never {
  throw new Error(why)
}
