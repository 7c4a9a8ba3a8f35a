import { articleOf } from './article.ts'
import type { Dice } from './dice.ts'
import type { Maker } from './makers.ts'

/** Something in a distributor's file that is no component of the integrator. */
export interface Goods {
  readonly maker: Maker
  readonly partNumber: string
  readonly description: string
  readonly price: number
}

interface Kind {
  readonly maker: Maker
  readonly texts: readonly [string, ...string[]]
  readonly prices: readonly [number, number]
}

/** What a newcomer to the file has to think about: no LOT is for it yet. */
const strange: readonly [Kind, ...Kind[]] = [
  {
    maker: 'ASUS',
    texts: ['Ноутбук ASUS ExpertBook B1 15.6"', 'Монитор ASUS ProArt 27"', 'Мини-ПК ASUS NUC 14 Pro'],
    prices: [24_000, 130_000],
  },
  {
    maker: 'Lenovo',
    texts: ['Ноутбук Lenovo ThinkPad T14 Gen 5', 'Lenovo ThinkCentre M70q', 'Док-станция ThinkPad USB-C'],
    prices: [14_000, 168_000],
  },
  {
    maker: 'Dell',
    texts: ['Монитор Dell P2423', 'Ноутбук Dell Latitude 5450', 'Dell KVM 8-port console'],
    prices: [18_000, 150_000],
  },
  {
    maker: 'HPE',
    texts: ['HPE Aruba AP-515 access point', 'HPE StoreEver MSL2024 library', 'HPE LTO-9 Ultrium cartridge'],
    prices: [9_000, 610_000],
  },
  {
    maker: 'Kingston',
    texts: ['USB Flash Kingston DataTraveler 64GB', 'Карта памяти Kingston microSD 128GB'],
    prices: [450, 3_900],
  },
  {
    maker: 'Seagate',
    texts: ['Внешний диск Seagate Expansion 4TB', 'Seagate IronWolf 8TB NAS'],
    prices: [9_000, 28_000],
  },
  {
    maker: 'GIGABYTE',
    texts: ['Видеокарта GIGABYTE GeForce RTX 4070', 'Мини-ПК GIGABYTE BRIX'],
    prices: [31_000, 99_000],
  },
]

/** What somebody has put aside for good. */
const ignored: readonly [Kind, ...Kind[]] = [
  {
    maker: 'HPE',
    texts: ['HPE 3Y Tech Care Essential', 'Гарантия HPE Foundation Care NBD 3 года', 'Доставка по Москве'],
    prices: [4_000, 95_000],
  },
  {
    maker: 'Dell',
    texts: ['Dell ProSupport 3Y NBD', 'УЦЕНКА! Корпус Dell, вмятина', 'Dell warranty extension 5Y'],
    prices: [2_000, 80_000],
  },
  { maker: 'Lenovo', texts: ['Lenovo 3Y Onsite upgrade', 'Б/У Рельсы Lenovo SR650'], prices: [1_500, 60_000] },
  {
    maker: 'Microsoft',
    texts: ['Microsoft 365 Business Basic, 1 год', 'Office Home and Business 2024 BOX'],
    prices: [5_000, 32_000],
  },
  {
    maker: 'Hyperline',
    texts: ['Стяжка нейлоновая 200 мм, 100 шт.', 'Маркер кабельный, набор', 'Коннектор RJ-45, 100 шт.'],
    prices: [150, 1_900],
  },
  { maker: 'APC', texts: ['APC extended warranty 1Y', 'Услуга: запуск ИБП APC'], prices: [3_000, 44_000] },
]

export const makeStrangeGoods = (number: number, dice: Dice): Goods => makeGoods(dice.pick(strange), number, dice)
export const makeIgnoredGoods = (number: number, dice: Dice): Goods => makeGoods(dice.pick(ignored), number, dice)

function makeGoods({ maker, texts, prices: [least, greatest] }: Kind, number: number, dice: Dice): Goods {
  return {
    maker,
    partNumber: articleOf(maker, null, number),
    description: dice.pick(texts),
    price: Math.round(least * (greatest / least) ** dice.roll()),
  }
}
