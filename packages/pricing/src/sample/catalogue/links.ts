import type { Maker } from '../makers.ts'
import type { Product } from '../product.ts'

const colours = [
  { code: 'GY', ru: 'серый' },
  { code: 'BU', ru: 'синий' },
  { code: 'RD', ru: 'красный' },
  { code: 'BK', ru: 'чёрный' },
] as const

/** A cable of one kind in some lengths. */
interface Kind {
  readonly lot: string
  readonly en: string
  readonly ru: string
  readonly makers: readonly [Maker, ...Maker[]]
  /** In metres. */
  readonly lengths: readonly number[]
  /** Of the shortest, and of each further metre. */
  readonly price: number
  readonly metre: number
}

const short = [0.5, 1, 1.5, 2, 3, 5]
const long = [1, 2, 3, 5, 10, 15, 20, 30]

const kinds: readonly Kind[] = [
  ...[
    { lot: '10G_SFP', speed: '10G SFP+', price: 1_900 },
    { lot: '25G_SFP28', speed: '25G SFP28', price: 3_100 },
    { lot: '40G_QSFP', speed: '40G QSFP+', price: 4_200 },
    { lot: '100G_QSFP28', speed: '100G QSFP28', price: 6_400 },
    { lot: '200G_QSFP56', speed: '200G QSFP56', price: 14_000 },
    { lot: '400G_QSFP112', speed: '400G QSFP112', price: 29_000 },
  ].flatMap(({ lot, speed, price }): Kind[] => [
    {
      lot: `DAC_${lot}`,
      en: `DAC cable ${speed}`,
      ru: `Кабель DAC ${speed}`,
      makers: ['NVIDIA', 'Hyperline'],
      lengths: short,
      price,
      metre: price / 8,
    },
    {
      lot: `AOC_${lot}`,
      en: `AOC cable ${speed}`,
      ru: `Оптический кабель AOC ${speed}`,
      makers: ['NVIDIA'],
      lengths: long,
      price: price * 3,
      metre: 240,
    },
  ]),
  ...[
    { lot: 'SAS_8643_8643', plugs: 'SFF-8643 – SFF-8643' },
    { lot: 'SAS_8643_8087', plugs: 'SFF-8643 – SFF-8087' },
    { lot: 'SAS_8643_4SATA', plugs: 'SFF-8643 – 4×SATA' },
    { lot: 'SAS_8644_8644', plugs: 'SFF-8644 – SFF-8644' },
    { lot: 'SAS_8644_8088', plugs: 'SFF-8644 – SFF-8088' },
    { lot: 'SLIM_8654_8643', plugs: 'SlimSAS 8i – 2×SFF-8643' },
    { lot: 'SLIM_8654_8654', plugs: 'SlimSAS 8i – SlimSAS 8i' },
    { lot: 'MCIO_74_74', plugs: 'MCIO x8 – MCIO x8' },
    { lot: 'OCULINK_U2', plugs: 'OCuLink – U.2' },
  ].map(({ lot, plugs }): Kind => ({
    lot: `CBL_${lot}`,
    en: `Cable ${plugs}`,
    ru: `Кабель ${plugs}`,
    makers: ['Supermicro', 'Broadcom'],
    lengths: short,
    price: 1_700,
    metre: 420,
  })),
  ...['CAT5E', 'CAT6', 'CAT6A'].flatMap((category) =>
    colours.map(({ code, ru }): Kind => ({
      lot: `PC_${category}_${code}`,
      en: `Patch cord ${category} LSZH ${code}`,
      ru: `Патч-корд ${category} LSZH, ${ru}`,
      makers: ['Hyperline'],
      lengths: [...short, 10, 20],
      price: 140,
      metre: 55,
    })),
  ),
  ...['OM3_LC_LC', 'OM4_LC_LC', 'OM4_MPO_MPO', 'OS2_LC_LC', 'OS2_LC_SC'].map((type): Kind => ({
    lot: `FO_${type}`,
    en: `Fibre patch cord ${type.replaceAll('_', ' ')} duplex`,
    ru: `Патч-корд оптический ${type.replaceAll('_', ' ')} дуплекс`,
    makers: ['Hyperline'],
    lengths: long,
    price: 620,
    metre: 60,
  })),
  ...['C13_C14', 'C19_C20', 'C13_SCHUKO', 'C19_SCHUKO'].map((plugs): Kind => ({
    lot: `PWR_${plugs}`,
    en: `Power cord ${plugs.replace('_', ' – ')}`,
    ru: `Шнур питания ${plugs.replace('_', ' – ')}`,
    makers: ['Hyperline', 'APC'],
    lengths: [0.5, 1, 1.5, 2, 3, 5],
    price: 280,
    metre: 90,
  })),
]

export const cables: readonly Product[] = kinds.flatMap(({ lot, en, ru, makers, lengths, price, metre }) =>
  lengths.map((length): Product => ({
    category: 'Cable',
    lot: `${lot}_${length}M`,
    en: `${en}, ${length} m`,
    ru: `${ru}, ${String(length).replace('.', ',')} м`,
    makers,
    price: Math.round(price + metre * length),
  })),
)

const reaches = ['SR', 'LR', 'ER', 'BIDI', 'CWDM', 'T'] as const
const ports = [
  { lot: '1G_SFP', title: '1G SFP', price: 1_500 },
  { lot: '10G_SFP', title: '10G SFP+', price: 2_900 },
  { lot: '25G_SFP28', title: '25G SFP28', price: 6_900 },
  { lot: '40G_QSFP', title: '40G QSFP+', price: 9_800 },
  { lot: '100G_QSFP28', title: '100G QSFP28', price: 21_000 },
  { lot: '200G_QSFP56', title: '200G QSFP56', price: 58_000 },
  { lot: '400G_QSFP112', title: '400G QSFP112', price: 124_000 },
] as const

export const transceivers: readonly Product[] = ports.flatMap(({ lot, title, price }) =>
  reaches.flatMap((reach, index) =>
    (['COM', 'IND'] as const).map((grade): Product => ({
      category: 'Transceiver',
      lot: `XCVR_${lot}_${reach}_${grade}`,
      en: `Transceiver ${title} ${reach}${grade === 'IND' ? ', industrial' : ''}`,
      ru: `Трансивер ${title} ${reach}${grade === 'IND' ? ', расширенный диапазон температур' : ''}`,
      makers: ['NVIDIA', 'Intel', 'Broadcom'],
      price: Math.round(price * (1 + index / 2) * (grade === 'IND' ? 1.4 : 1)),
    })),
  ),
)

const switches = [
  {
    maker: 'NVIDIA',
    lot: 'MLNX',
    models:
      'SN2010 SN2100 SN2201 SN2410 SN2700 SN3420 SN3700 SN3700C SN3750 SN4410 SN4600 SN4600C SN4700 SN5400 SN5600 QM8700 QM8790 QM9700 QM9790',
  },
  {
    maker: 'HPE',
    lot: 'ARUBA',
    models:
      '1930-24G 1930-48G 2530-24G 2930F-24G 2930F-48G 2930M-24G 5406R 6000-24G 6100-24G 6200F-48G 6300M-24G 6300M-48G 8320-48P 8325-32C 8360-48Y',
  },
  {
    maker: 'Dell',
    lot: 'DELL',
    models: 'N1524 N2224X N3224F N3248X S4112F S4128F S4148T S5212F S5224F S5232F S5248F S5296F Z9264F Z9332F',
  },
  {
    maker: 'Lenovo',
    lot: 'LENOVO',
    models: 'CE0128TB CE0152TB G8052 G8272 G8296 NE1032 NE1072T NE2572 NE10032 DB610S DB620S DB720S',
  },
] as const

export const networkSwitches: readonly Product[] = switches.flatMap(({ maker, lot, models }) =>
  models.split(' ').map((model, index): Product => ({
    category: 'Switch',
    lot: `SW_${lot}_${model}`,
    en: `Switch ${lot} ${model}`,
    ru: `Коммутатор ${lot} ${model}`,
    makers: [maker],
    price: Math.round(36_000 * 1.24 ** index),
  })),
)
