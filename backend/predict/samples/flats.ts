import { randomNormal } from '../../numerics/random.ts';
import { pick, rounded, type Sample } from './sample.ts';

const districts = [
  { en: 'harbour', 'zh-CN': '港口区', price: 1.25 },
  { en: 'old town', 'zh-CN': '老城区', price: 1.15 },
  { en: 'garden quarter', 'zh-CN': '花园区', price: 1 },
  { en: 'railway side', 'zh-CN': '铁路旁', price: 0.82 },
] as const;

/** Flats for rent: the rent grows with area, less than in proportion, and by district and balcony. */
export const flats: Sample = {
  name: { en: 'Rents of flats', 'zh-CN': '公寓租金' },
  description: {
    en: '1,200 made-up flats; predict the monthly rent.',
    'zh-CN': '1200 套虚构的公寓；预测月租金。',
  },
  task: 'regression',
  rows: 1200,
  columns: [
    { en: 'district', 'zh-CN': '区域' },
    { en: 'area', 'zh-CN': '面积' },
    { en: 'rooms', 'zh-CN': '房间数' },
    { en: 'floor', 'zh-CN': '楼层' },
    { en: 'built', 'zh-CN': '建成年份' },
    { en: 'balcony', 'zh-CN': '阳台' },
    { en: 'walk_to_train', 'zh-CN': '步行到车站分钟' },
    { en: 'rent', 'zh-CN': '租金' },
  ],
  draw(random, _row, language) {
    const district = pick(
      random,
      districts.map((entry, at) => [entry, 4 - at * 0.5] as const),
    );
    const area = Math.max(18, 65 + 28 * randomNormal(random));
    const rooms = Math.max(1, Math.round(area / 25 + 0.5 * randomNormal(random)));
    const floor = Math.floor(7 * random());
    const built = 1900 + Math.floor(125 * random());
    const hasBalcony = random() < 0.55;
    const walk = Math.round(2 + 18 * random());
    const rent =
      district.price *
      (180 + 62 * area ** 0.72 + (hasBalcony ? 70 : 0) + (built > 2005 ? 140 : 0) - 9 * walk + 12 * floor) *
      (1 + 0.06 * randomNormal(random));
    const words = language === 'en' ? ['yes', 'no'] : ['有', '无'];
    return [
      district[language],
      rounded(area, 1),
      rooms,
      floor,
      random() < 0.1 ? null : built,
      hasBalcony ? words[0]! : words[1]!,
      walk,
      Math.round(rent),
    ];
  },
};
