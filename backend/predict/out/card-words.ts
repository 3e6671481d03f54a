import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { DataProblem } from '../../../contract/predict-data.ts';
import type { MetricId } from '../../../contract/predict-results.ts';

/** What a model card says beside its figures. */
export interface CardWords {
  readonly models: Readonly<Record<PredictModelId, string>>;
  readonly metrics: Readonly<Record<MetricId, string>>;
  readonly title: (target: string) => string;
  readonly model: (name: string, day: string, version: string) => string;
  readonly data: string;
  readonly dataLines: (name: string, training: number, test: number, leftOut: number, seed: number) => string;
  readonly used: string;
  readonly leftOut: string;
  readonly results: string;
  readonly header: string;
  readonly crossValidation: (folds: number, mean: string, deviation: string) => string;
  readonly better: string;
  readonly unclear: string;
  readonly notBetter: string;
  readonly what: string;
  readonly noColumn: string;
  readonly importance: (metric: string) => string;
  readonly settings: string;
  readonly limits: string;
  readonly limitLines: readonly string[];
  readonly overfits: string;
  readonly problem: (code: DataProblem['code'], what: string) => string;
}

const problemsEn: Readonly<Record<DataProblem['code'], string>> = {
  leakage: 'One column alone nearly tells the target; it may not be known beforehand',
  'id-like': 'Another value in nearly every row',
  constant: 'The same in every row',
  empty: 'Empty column',
  'free-text': 'Free text',
  'many-missing': 'Many values are missing',
  'mixed-types': 'Cells that are no numbers were taken for missing',
  infinite: 'Infinite values were taken for missing',
  imbalance: 'One class is rare',
  'rare-class': 'A class has very few rows',
  'duplicate-rows': 'Repeated rows',
  'duplicate-columns': 'Two columns say the same',
  'target-missing': 'Rows without a target were left out',
  'few-rows': 'Few rows',
  outliers: 'Values far outside the rest',
};

const problemsZh: Readonly<Record<DataProblem['code'], string>> = {
  leakage: '仅凭一列就几乎能得出目标，预测时可能并不知道它',
  'id-like': '几乎每行的值都不同',
  constant: '每行的值都相同',
  empty: '空列',
  'free-text': '自由文本',
  'many-missing': '缺失值很多',
  'mixed-types': '不是数字的单元格按缺失处理',
  infinite: '无穷大的值按缺失处理',
  imbalance: '某一类别很少',
  'rare-class': '某一类别的行数极少',
  'duplicate-rows': '重复的行',
  'duplicate-columns': '两列内容相同',
  'target-missing': '没有目标值的行未使用',
  'few-rows': '行数很少',
  outliers: '远离其余数据的值',
};

const en: CardWords = {
  models: {
    baseline: 'Baseline (most frequent class, or mean)',
    linear: 'Linear model (logistic or ridge regression)',
    mlp: 'Small neural network (10 ReLU units)',
    'mlp-wide': 'Neural network (64 and 32 ReLU units)',
    'decision-tree': 'Decision tree',
    'random-forest': 'Random forest',
    'gradient-boosting': 'Gradient-boosted trees',
  },
  metrics: {
    accuracy: 'Accuracy',
    'balanced-accuracy': 'Balanced accuracy',
    f1: 'F1',
    auc: 'AUC',
    'log-loss': 'Log loss',
    rmse: 'RMSE',
    mae: 'MAE',
    r2: 'R²',
  },
  title: (target) => `Model card: predicting ${target}`,
  model: (name, day, version) => `${name}, trained on ${day} with Inkling ${version} on this machine.`,
  data: 'Data',
  dataLines: (name, training, test, leftOut, seed) =>
    `${name}: trained on ${training} rows, tested on ${test} others drawn at random (seed ${seed}). ${leftOut} rows were left out for want of a target. Encoding and scaling were learnt from the training rows only.`,
  used: 'Columns used',
  leftOut: 'Columns left out',
  results: 'Results on the test rows',
  header: '| Figure | Value | 95 % interval | Baseline |',
  crossValidation: (folds, mean, deviation) =>
    `Cross-validation in ${folds} parts of the training rows: ${mean} on average, standard deviation ${deviation}.`,
  better: 'It is better than the baseline by more than chance explains.',
  unclear: 'Its lead over the baseline may be chance.',
  notBetter: 'It is not better than the baseline: don’t rely on it.',
  what: 'What it goes by',
  noColumn: 'It uses no column.',
  importance: (metric) => `How much ${metric} worsens on the test rows when a column is shuffled:`,
  settings: 'Settings',
  limits: 'Limits',
  limitLines: [
    'It holds for rows like those it was trained on. When the world changes, test it again before relying on it.',
    'What goes together need not cause one another: the columns above are signs, not levers.',
    'Before it decides about people, look at how it does for each group, and let a person decide.',
  ],
  overfits:
    'It does far better on its training rows than on the test rows: it has learnt some of them by heart.',
  problem: (code, what) => `${problemsEn[code]}: ${what}.`,
};

const zh: CardWords = {
  models: {
    baseline: '基线（最常见的类别或平均值）',
    linear: '线性模型（逻辑回归或岭回归）',
    mlp: '小型神经网络（10 个 ReLU 单元）',
    'mlp-wide': '神经网络（64 和 32 个 ReLU 单元）',
    'decision-tree': '决策树',
    'random-forest': '随机森林',
    'gradient-boosting': '梯度提升树',
  },
  metrics: {
    accuracy: '准确率',
    'balanced-accuracy': '平衡准确率',
    f1: 'F1',
    auc: 'AUC',
    'log-loss': '对数损失',
    rmse: '均方根误差',
    mae: '平均绝对误差',
    r2: 'R²',
  },
  title: (target) => `模型卡：预测${target}`,
  model: (name, day, version) => `${name}，${day} 由 Inkling ${version} 在本机训练。`,
  data: '数据',
  dataLines: (name, training, test, leftOut, seed) =>
    `${name}：用 ${training} 行训练，用另外随机抽取的 ${test} 行测试（随机种子 ${seed}）。${leftOut} 行因没有目标值而未使用。编码与缩放只从训练行学得。`,
  used: '使用的列',
  leftOut: '未使用的列',
  results: '测试行上的结果',
  header: '| 指标 | 数值 | 95 % 区间 | 基线 |',
  crossValidation: (folds, mean, deviation) =>
    `在训练行上做 ${folds} 折交叉验证：平均 ${mean}，标准差 ${deviation}。`,
  better: '它优于基线，差距超出偶然的范围。',
  unclear: '它对基线的领先可能只是偶然。',
  notBetter: '它并不优于基线：不要依赖它。',
  what: '它依据什么',
  noColumn: '它不使用任何列。',
  importance: (metric) => `打乱某一列后，测试行上的${metric}变差多少：`,
  settings: '设置',
  limits: '局限',
  limitLines: [
    '它只适用于与训练行相似的数据。情况变化后，请重新测试再使用。',
    '相关并不等于因果：以上各列是信号，而不是可以拨动的杠杆。',
    '在用它做关于人的决定之前，请查看它对各群体的表现，并由人来决定。',
  ],
  overfits: '它在训练行上的表现远好于测试行：有些行它只是记住了。',
  problem: (code, what) => `${problemsZh[code]}：${what}。`,
};

export const cardWords: Readonly<Record<'en' | 'zh-CN', CardWords>> = { en, 'zh-CN': zh };
