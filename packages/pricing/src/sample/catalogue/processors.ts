import type { Product } from '../product.ts'

interface Family {
  readonly maker: 'AMD' | 'Intel'
  /** As the LOT's name has it. */
  readonly lot: string
  readonly name: string
  readonly code: string
  readonly socket: string
  readonly models: string
  /** Of the least and the greatest model, in roubles. */
  readonly prices: readonly [number, number]
}

const families: readonly Family[] = [
  {
    maker: 'AMD',
    lot: 'AMD_EPYC',
    name: 'AMD EPYC',
    code: 'Rome',
    socket: 'SP3',
    models:
      '7232P 7252 7262 7272 7282 7302 7302P 7352 7402 7402P 7452 7502 7502P 7532 7542 7552 7642 7662 7702 7702P 7742 7F32 7F52 7F72 7H12',
    prices: [28_000, 310_000],
  },
  {
    maker: 'AMD',
    lot: 'AMD_EPYC',
    name: 'AMD EPYC',
    code: 'Milan',
    socket: 'SP3',
    models:
      '7203 7203P 72F3 7303 7303P 7313 7313P 7343 7373X 73F3 7413 7443 7443P 7453 7473X 74F3 7513 7543 7543P 7573X 75F3 7643 7643P 7663 7663P 7713 7713P 7763 7773X',
    prices: [39_000, 520_000],
  },
  {
    maker: 'AMD',
    lot: 'AMD_EPYC',
    name: 'AMD EPYC',
    code: 'Siena',
    socket: 'SP6',
    models: '8024P 8024PN 8124P 8124PN 8224P 8224PN 8324P 8324PN 8434P 8434PN 8534P 8534PN',
    prices: [48_000, 390_000],
  },
  {
    maker: 'AMD',
    lot: 'AMD_EPYC',
    name: 'AMD EPYC',
    code: 'Genoa',
    socket: 'SP5',
    models:
      '9124 9174F 9184X 9224 9254 9274F 9334 9354 9354P 9374F 9384X 9454 9454P 9474F 9534 9554 9554P 9634 9654 9654P 9684X',
    prices: [92_000, 990_000],
  },
  {
    maker: 'AMD',
    lot: 'AMD_EPYC',
    name: 'AMD EPYC',
    code: 'Turin',
    socket: 'SP5',
    models:
      '9015 9115 9135 9175F 9255 9275F 9335 9355 9355P 9365 9375F 9455 9455P 9475F 9535 9555 9555P 9565 9575F 9645 9655 9655P 9745 9755 9825 9845 9965',
    prices: [58_000, 1_350_000],
  },
  {
    maker: 'Intel',
    lot: 'INTEL_XEON',
    name: 'Intel Xeon',
    code: 'Cascade Lake',
    socket: 'LGA3647',
    models:
      '3204 3206R 4208 4210 4210R 4214 4214R 4215R 4216 5215 5217 5218 5218R 5220 5220R 5222 6222V 6226 6226R 6230 6230R 6238R 6240 6240R 6242 6242R 6244 6246R 6248 6248R 6252 6254 6256 6258R 8260 8268 8270 8276 8280',
    prices: [14_000, 420_000],
  },
  {
    maker: 'Intel',
    lot: 'INTEL_XEON',
    name: 'Intel Xeon',
    code: 'Ice Lake',
    socket: 'LGA4189',
    models:
      '4309Y 4310 4310T 4314 4316 5315Y 5317 5318S 5318Y 5320 6312U 6314U 6326 6330 6330N 6334 6336Y 6338 6338N 6342 6346 6348 6354 8352S 8352V 8352Y 8358 8358P 8360Y 8362 8368 8368Q 8380',
    prices: [36_000, 610_000],
  },
  {
    maker: 'Intel',
    lot: 'INTEL_XEON',
    name: 'Intel Xeon',
    code: 'Sapphire Rapids',
    socket: 'LGA4677',
    models:
      '3408U 4410T 4410Y 4416+ 5411N 5412U 5415+ 5416S 5418N 5418Y 5420+ 6414U 6416H 6418H 6426Y 6428N 6430 6434 6438M 6438N 6438Y+ 6442Y 6444Y 6448H 6448Y 6454S 6458Q 8444H 8450H 8452Y 8458P 8460Y+ 8462Y+ 8468 8468V 8470 8470N 8480+ 8490H',
    prices: [42_000, 1_180_000],
  },
  {
    maker: 'Intel',
    lot: 'INTEL_XEON',
    name: 'Intel Xeon',
    code: 'Emerald Rapids',
    socket: 'LGA4677',
    models:
      '3508U 4509Y 4510 4510T 4514Y 4516Y+ 5512U 5515+ 5520+ 6526Y 6530 6534 6538N 6538Y+ 6542Y 6544Y 6548N 6548Y+ 6554S 6558Q 8558 8558P 8558U 8562Y+ 8568Y+ 8570 8580 8581V 8592+ 8593Q',
    prices: [47_000, 1_240_000],
  },
]

/** Server processors of some years, as they stand in the lists of their makers. */
export const processors: readonly Product[] = families.flatMap(({ maker, lot, name, code, socket, models, prices }) => {
  const list = models.split(' ')
  const [least, greatest] = prices
  return list.map((model, index): Product => {
    const title = `${name} ${model}`
    return {
      category: 'CPU',
      lot: `CPU_${lot}_${model}`,
      en: `${title}, ${code}, ${socket}, tray`,
      ru: `Процессор ${title} (${code}, ${socket}), OEM`,
      makers: [maker],
      price: Math.round(least * (greatest / least) ** (index / (list.length - 1))),
    }
  })
})
