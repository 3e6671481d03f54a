import { randomNormal } from '../../numerics/random.ts';
import { chance, pick, rounded, type Sample } from './sample.ts';

/** Machines in a workshop: heat and vibration together, and age since the last service, make them fail; failures are rare. */
export const machines: Sample = {
  name: { en: 'Machines that fail', 'zh-CN': '设备故障' },
  description: {
    en: '1,500 made-up readings of machines, one in nine before a failure; predict which.',
    'zh-CN': '1500 条虚构的设备读数，约九分之一出现在故障之前；预测是哪些。',
  },
  task: 'binary',
  rows: 1500,
  columns: [
    { en: 'read_at', 'zh-CN': '读数时间' },
    { en: 'machine_type', 'zh-CN': '设备类型' },
    { en: 'temperature', 'zh-CN': '温度' },
    { en: 'vibration', 'zh-CN': '振动' },
    { en: 'load', 'zh-CN': '负载' },
    { en: 'days_since_service', 'zh-CN': '距上次保养天数' },
    { en: 'shift', 'zh-CN': '班次' },
    { en: 'failed', 'zh-CN': '是否故障' },
  ],
  draw(random, row, language) {
    const type = pick(random, [
      [0, 3],
      [1, 2],
      [2, 1],
    ]);
    const load = Math.min(1, Math.max(0, 0.6 + 0.2 * randomNormal(random)));
    const temperature = 45 + 25 * load + 5 * randomNormal(random);
    const vibration = Math.max(0.1, 1.5 + type * 0.5 + 0.8 * randomNormal(random));
    const days = Math.floor(180 * random());
    // Heat alone or vibration alone is borne: only both together aren't, which a straight line can't say.
    const isStrained = temperature > 62 && vibration > 2;
    const fails = random() < chance(-4.2 + (isStrained ? 3.2 : 0) + 0.012 * days + type * 0.2);
    const time = new Date(Date.UTC(2026, 0, 5) + row * 7.3 * 3_600_000).toISOString();
    const isEnglish = language === 'en';
    const types = isEnglish ? ['lathe', 'press', 'mill'] : ['车床', '冲床', '铣床'];
    const shifts = isEnglish ? ['early', 'late', 'night'] : ['早班', '晚班', '夜班'];
    return [
      `${time.slice(0, 10)} ${time.slice(11, 16)}`,
      types[type]!,
      random() < 0.05 ? null : rounded(temperature, 1),
      rounded(vibration, 2),
      rounded(load, 2),
      days,
      shifts[Math.floor(Number(time.slice(11, 13)) / 8)]!,
      fails ? (isEnglish ? 'yes' : '是') : isEnglish ? 'no' : '否',
    ];
  },
};
