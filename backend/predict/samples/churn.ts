import { randomNormal } from '../../numerics/random.ts';
import { chance, pick, rounded, type Sample } from './sample.ts';

const plans = [
  { en: 'basic', 'zh-CN': '基础版' },
  { en: 'team', 'zh-CN': '团队版' },
  { en: 'business', 'zh-CN': '企业版' },
] as const;
const channels = [
  { en: 'search', 'zh-CN': '搜索' },
  { en: 'referral', 'zh-CN': '推荐' },
  { en: 'advert', 'zh-CN': '广告' },
  { en: 'fair', 'zh-CN': '展会' },
] as const;

/** Customers of a subscription: many support requests, a monthly contract and little use make them leave. */
export const churn: Sample = {
  name: { en: 'Customers who leave', 'zh-CN': '客户流失' },
  description: {
    en: '2,000 made-up customers of a subscription; predict who leaves within three months.',
    'zh-CN': '2000 位虚构的订阅客户；预测谁会在三个月内流失。',
  },
  task: 'binary',
  rows: 2000,
  columns: [
    { en: 'customer_no', 'zh-CN': '客户编号' },
    { en: 'since', 'zh-CN': '注册日期' },
    { en: 'plan', 'zh-CN': '套餐' },
    { en: 'contract', 'zh-CN': '合同' },
    { en: 'channel', 'zh-CN': '来源渠道' },
    { en: 'months', 'zh-CN': '使用月数' },
    { en: 'monthly_fee', 'zh-CN': '月费' },
    { en: 'logins_per_week', 'zh-CN': '每周登录次数' },
    { en: 'support_requests', 'zh-CN': '客服请求数' },
    { en: 'satisfaction', 'zh-CN': '满意度' },
    { en: 'age_group', 'zh-CN': '年龄段' },
    { en: 'churned', 'zh-CN': '是否流失' },
  ],
  draw(random, row, language) {
    const plan = pick(random, [
      [0, 5],
      [1, 3],
      [2, 2],
    ]);
    const isYearly = random() < 0.4;
    const months = 1 + Math.floor(48 * random() ** 1.5);
    const logins = Math.max(0, 4 + plan + 2.5 * randomNormal(random));
    const requests = Math.floor(-1.8 * Math.log(1 - random()));
    const satisfaction = Math.min(
      5,
      Math.max(1, Math.round(4.2 - 0.4 * requests + 0.8 * randomNormal(random))),
    );
    const logOdds =
      0.7 +
      (isYearly ? -1.8 : 0) +
      0.55 * requests -
      0.4 * logins -
      0.025 * months -
      0.35 * (satisfaction - 3) +
      0.3 * plan;
    const since = new Date(Date.UTC(2026, 5, 30) - (months + random()) * 30.44 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const yes = random() < chance(logOdds);
    const isEnglish = language === 'en';
    return [
      `K${String(10_000 + row * 7)}`,
      since,
      plans[plan]![language],
      isYearly ? (isEnglish ? 'yearly' : '年付') : isEnglish ? 'monthly' : '月付',
      pick(
        random,
        channels.map((channel, at) => [channel[language], 4 - at] as const),
      ),
      months,
      rounded([9, 29, 79][plan]! * (1 + 0.1 * randomNormal(random)), 2),
      rounded(logins, 1),
      requests,
      random() < 0.15 ? null : satisfaction,
      pick(random, [
        ['18-29', 3],
        ['30-44', 4],
        ['45-59', 3],
        ['60+', 1],
      ]),
      yes ? (isEnglish ? 'yes' : '是') : isEnglish ? 'no' : '否',
    ];
  },
};
