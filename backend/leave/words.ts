import type { DevelopEvidence } from '../../contract/develop-documents.ts';
import type { LeaveLanguage, LeavePart } from '../../contract/leave.ts';

/** The words around what was written, in one language. */
export interface LeaveWords {
  readonly parts: Readonly<Record<LeavePart, string>>;
  readonly brief: Readonly<Record<'problem' | 'people' | 'constraints' | 'assets' | 'success', string>>;
  readonly idea: Readonly<Record<'who' | 'why' | 'experiment', string>>;
  /** Of the groups: the words that set one apart, how often it was found again, and what is in none. */
  readonly groups: {
    readonly words: (words: readonly string[]) => string;
    readonly kept: (kept: number, reruns: number) => string;
    readonly none: string;
  };
  readonly hands: Readonly<Record<'model' | 'both' | 'person', string>>;
  readonly slides: Readonly<Record<SlideTopic, string>>;
  readonly sources: Readonly<Record<'brief' | 'idea' | 'plan' | 'documents', string>>;
  /** Of the experiment card. */
  readonly card: Readonly<Record<'hypothesis' | 'measure' | 'kill' | 'cost' | 'time' | 'result', string>>;
  readonly canvas: Readonly<
    Record<
      'solution' | 'revenue' | 'cost' | 'first' | 'advantage' | 'today' | 'concept' | 'metrics' | 'strengths',
      string
    >
  >;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly rungs: Readonly<Record<DevelopEvidence['fields']['rung'], string>>;
  /** What stands behind a claim with nothing behind it, and what that sign means. */
  readonly open: string;
  readonly openMeans: string;
  readonly assumption: string;
  readonly backedAssumption: string;
  /** Rank, idea, figure. */
  readonly scoreColumns: readonly string[];
  /** Of comparisons two by two, and of the last round of dots. */
  readonly pairs: { readonly title: string; readonly columns: readonly string[] };
  readonly dots: { readonly title: string; readonly columns: readonly string[] };
  readonly vetoed: string;
  readonly notAssessable: string;
  readonly stimulus: (text: string) => string;
  readonly seed: (seed: number) => string;
  readonly grownFrom: (title: string) => string;
  readonly goneIdea: string;
  readonly untitled: string;
}

/** The ten questions of a pitch, in their order. */
export const slideTopics = [
  'problem',
  'people',
  'idea',
  'how',
  'why',
  'value',
  'evidence',
  'risks',
  'experiment',
  'ask',
] as const;
export type SlideTopic = (typeof slideTopics)[number];

const en: LeaveWords = {
  parts: {
    brief: 'Brief',
    ideas: 'Ideas',
    groups: 'Groups',
    scores: 'Scores',
    documents: 'Documents',
    plan: 'Plan',
  },
  brief: {
    problem: 'The problem',
    people: 'The people',
    constraints: 'Constraints',
    assets: 'What is at hand',
    success: 'What success looks like',
  },
  idea: { who: 'For', why: 'Why it could work', experiment: 'First test' },
  groups: {
    words: (words) => `set apart by: ${words.join(', ')}`,
    kept: (kept, reruns) => `kept together in ${kept} of ${reruns} reruns`,
    none: 'In no group',
  },
  hands: {
    model: 'Made by Inkling',
    both: 'Made by Inkling, edited by a person',
    person: 'Written by a person',
  },
  slides: {
    problem: 'The problem',
    people: 'Who has it',
    idea: 'The idea',
    how: 'How it works',
    why: 'Why it could work',
    value: 'Value and business',
    evidence: 'Evidence so far',
    risks: 'Risks and assumptions',
    experiment: 'The first experiment',
    ask: 'What comes next',
  },
  sources: {
    brief: 'From the brief.',
    idea: 'From the idea.',
    plan: 'From the plan.',
    documents: 'From the documents of the idea.',
  },
  card: {
    hypothesis: 'Hypothesis',
    measure: 'What is measured',
    kill: 'When to stop',
    cost: 'Cost',
    time: 'Time',
    result: 'Result',
  },
  canvas: {
    solution: 'Solution',
    revenue: 'Revenue',
    cost: 'Costs',
    first: 'First users',
    advantage: 'Unfair advantage',
    today: 'What they do today',
    concept: 'In other words',
    metrics: 'What we count',
    strengths: 'What we have',
  },
  verdicts: { go: 'Go', 'test-first': 'Test first', stop: 'Stop' },
  rungs: { guess: 'guess', desk: 'desk research', says: 'people say', does: 'people do', pays: 'people pay' },
  open: '○',
  openMeans: '○ nothing stands behind it yet',
  assumption: 'Assumption',
  backedAssumption: 'Assumption, with evidence',
  scoreColumns: ['Rank', 'Idea', 'Figure'],
  pairs: { title: 'Two by two', columns: ['Rank', 'Idea', 'Won', 'Lost', 'Even'] },
  dots: { title: 'Dots', columns: ['Dots', 'Idea'] },
  vetoed: 'Vetoed',
  notAssessable: 'not assessable',
  stimulus: (text) => `stimulus: ${text}`,
  seed: (seed) => `seed ${seed}`,
  grownFrom: (title) => `grown from “${title}”`,
  goneIdea: 'an idea since deleted',
  untitled: 'Untitled project',
};

const zh: LeaveWords = {
  parts: { brief: '简报', ideas: '想法', groups: '分组', scores: '评分', documents: '文档', plan: '规划' },
  brief: {
    problem: '问题',
    people: '人群',
    constraints: '限制',
    assets: '现有资源',
    success: '成功的样子',
  },
  idea: { who: '为谁而做', why: '为何可行', experiment: '首个实验' },
  groups: {
    words: (words) => `区别用词：${words.join('、')}`,
    kept: (kept, reruns) => `${reruns} 次重复中有 ${kept} 次仍在一起`,
    none: '不属于任何分组',
  },
  hands: { model: 'Inkling 所出', both: 'Inkling 所出，经人修改', person: '人所写' },
  slides: {
    problem: '问题',
    people: '谁有这个问题',
    idea: '想法',
    how: '如何运作',
    why: '为何可行',
    value: '价值与商业',
    evidence: '目前的依据',
    risks: '风险与假设',
    experiment: '首个实验',
    ask: '下一步',
  },
  sources: {
    brief: '来自简报。',
    idea: '来自想法。',
    plan: '来自规划。',
    documents: '来自该想法的文档。',
  },
  card: {
    hypothesis: '假设',
    measure: '衡量什么',
    kill: '何时停止',
    cost: '成本',
    time: '时间',
    result: '结果',
  },
  canvas: {
    solution: '方案',
    revenue: '收入',
    cost: '成本',
    first: '首批用户',
    advantage: '独特优势',
    today: '他们现在的做法',
    concept: '换句话说',
    metrics: '我们数什么',
    strengths: '我们有什么',
  },
  verdicts: { go: '做', 'test-first': '先测试', stop: '停' },
  rungs: { guess: '猜测', desk: '案头研究', says: '人们说', does: '人们做', pays: '人们付钱' },
  open: '○',
  openMeans: '○ 尚无依据',
  assumption: '假设',
  backedAssumption: '假设（有依据）',
  scoreColumns: ['名次', '想法', '数值'],
  pairs: { title: '两两比较', columns: ['名次', '想法', '胜', '负', '平'] },
  dots: { title: '圆点投票', columns: ['圆点', '想法'] },
  vetoed: '否决',
  notAssessable: '无法评估',
  stimulus: (text) => `引子：${text}`,
  seed: (seed) => `随机种子 ${seed}`,
  grownFrom: (title) => `源自“${title}”`,
  goneIdea: '已删除的想法',
  untitled: '未命名项目',
};

/** The words of each language. */
export const leaveWords: Readonly<Record<LeaveLanguage, LeaveWords>> = { en, 'zh-CN': zh };
