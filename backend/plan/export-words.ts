import type { ReviewStanding } from '../../contract/plan.ts';
import type { CardFields, PlanItem, ReviewAnswer, Risk, SolutionMark } from '../../contract/plan-entries.ts';
import type { PlanLevel, prototypes } from '../../contract/plan-entries.ts';

/** The words around a plan in a document. */
export interface ExportWords {
  readonly title: (project: string) => string;
  readonly headings: Readonly<
    Record<'actions' | 'roadmap' | 'challenges' | 'risks' | 'review' | 'cards', string>
  >;
  readonly columns: Readonly<
    Record<
      'what' | 'kind' | 'level' | 'owner' | 'start' | 'due' | 'state' | 'risk' | 'likelihood' | 'impact',
      string
    > &
      Record<'mitigation' | 'solution' | 'note' | 'about' | 'question' | 'answer' | 'evidence', string>
  >;
  readonly levels: Readonly<Record<PlanLevel, string>>;
  readonly kinds: Readonly<Record<PlanItem['kind'], string>>;
  readonly states: Readonly<Record<PlanItem['state'], string>>;
  readonly riskStates: Readonly<Record<Risk['state'], string>>;
  readonly solutionStates: Readonly<Record<SolutionMark['state'], string>>;
  readonly answers: Readonly<Record<ReviewAnswer['answer'] | 'unanswered', string>>;
  readonly standings: Readonly<Record<ReviewStanding, string>>;
  readonly fields: Readonly<Record<keyof CardFields, string>>;
  readonly prototypes: Readonly<Record<(typeof prototypes)[number], string>>;
  readonly wholeProject: string;
  readonly goneIdea: string;
  readonly goneRun: string;
  readonly run: (dataset: string) => string;
  readonly none: string;
}

const en: ExportWords = {
  title: (project) => `Plan: ${project}`,
  headings: {
    actions: 'Actions on three levels',
    roadmap: 'Roadmap',
    challenges: 'Challenges and their solutions',
    risks: 'Risks',
    review: 'Responsible-AI review',
    cards: 'Opportunity cards',
  },
  columns: {
    what: 'What',
    kind: 'Kind',
    level: 'Level',
    owner: 'Owner',
    start: 'From',
    due: 'To',
    state: 'State',
    risk: 'Risk',
    likelihood: 'Likelihood',
    impact: 'Impact',
    mitigation: 'Mitigation',
    solution: 'Solution',
    note: 'Note',
    about: 'About',
    question: 'Question',
    answer: 'Answer',
    evidence: 'Evidence',
  },
  levels: { technology: 'Technology', market: 'Market', strategy: 'Strategy' },
  kinds: { action: 'Action', experiment: 'Experiment', milestone: 'Milestone' },
  states: { proposed: 'proposed', planned: 'planned', doing: 'under way', done: 'done', dropped: 'dropped' },
  riskStates: { open: 'open', mitigating: 'being mitigated', accepted: 'accepted', closed: 'closed' },
  solutionStates: { open: 'open', doing: 'under way', done: 'done', 'not-needed': 'not needed' },
  answers: {
    yes: 'yes',
    no: 'NO',
    'not-sure': 'not sure',
    'not-applicable': 'not applicable',
    unanswered: 'not answered',
  },
  standings: {
    no: 'At least one answer is “no”. The review stands at “no” until that is dealt with, however many others are “yes”.',
    'not-sure': 'No answer is “no”, but something is not sure.',
    unanswered: 'Nothing speaks against it so far, but questions are still open.',
    unsupported: 'Every question is answered, but some answers have neither a note nor evidence.',
    clear: 'Every question is answered with a reason, and none with “no”.',
  },
  fields: {
    scenario: 'Scenario',
    technique: 'Technique',
    value: 'Commercial value',
    challenges: 'Challenges and solutions',
  },
  prototypes: {
    assistant: 'the assistant',
    recommender: 'the recommender',
    compose: 'composed texts',
    analyse: 'the analysis',
    predict: 'the predictor',
  },
  wholeProject: 'the whole project',
  goneIdea: 'an idea since deleted',
  goneRun: 'a run since deleted',
  run: (dataset) => `run of the recommender on ${dataset}`,
  none: 'Nothing yet.',
};

const zh: ExportWords = {
  title: (project) => `规划：${project}`,
  headings: {
    actions: '三个层面的行动',
    roadmap: '路线图',
    challenges: '挑战与对策',
    risks: '风险',
    review: '负责任 AI 审查',
    cards: '机会卡',
  },
  columns: {
    what: '内容',
    kind: '类型',
    level: '层面',
    owner: '负责人',
    start: '开始',
    due: '截止',
    state: '状态',
    risk: '风险',
    likelihood: '可能性',
    impact: '影响',
    mitigation: '缓解措施',
    solution: '对策',
    note: '备注',
    about: '针对',
    question: '问题',
    answer: '回答',
    evidence: '依据',
  },
  levels: { technology: '技术', market: '市场', strategy: '战略' },
  kinds: { action: '行动', experiment: '实验', milestone: '里程碑' },
  states: { proposed: '提议', planned: '已计划', doing: '进行中', done: '已完成', dropped: '已放弃' },
  riskStates: { open: '未处理', mitigating: '缓解中', accepted: '已接受', closed: '已关闭' },
  solutionStates: { open: '未开始', doing: '进行中', done: '已完成', 'not-needed': '不需要' },
  answers: {
    yes: '是',
    no: '否',
    'not-sure': '不确定',
    'not-applicable': '不适用',
    unanswered: '未回答',
  },
  standings: {
    no: '至少有一个回答为“否”。在解决之前，整个审查都停在“否”，无论有多少个“是”。',
    'not-sure': '没有回答为“否”，但有不确定之处。',
    unanswered: '目前没有反对的理由，但还有问题未回答。',
    unsupported: '所有问题都已回答，但有些回答既无备注也无依据。',
    clear: '所有问题都有理由地回答过，没有一个为“否”。',
  },
  fields: { scenario: '应用场景', technique: '技术实现', value: '商业价值', challenges: '挑战与解决方案' },
  prototypes: {
    assistant: '助手',
    recommender: '推荐器',
    compose: '撰写的文本',
    analyse: '分析',
    predict: '预测器',
  },
  wholeProject: '整个项目',
  goneIdea: '已删除的想法',
  goneRun: '已删除的运行',
  run: (dataset) => `推荐器在“${dataset}”上的运行`,
  none: '暂无内容。',
};

/** The words of each language. */
export const exportWords = { en, 'zh-CN': zh } as const;
