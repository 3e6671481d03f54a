import type { ComposeLanguage, Template, Values } from '../../../contract/compose-templates.ts';
import type { InputOf } from '../../../contract/index.ts';
import { keepsRule, numberOf, numberRules, type NumberName } from './number-rules.ts';
import { valueOf, valueProblem, wordsOf, type ValueProblem } from './value-of.ts';

type GenerateInput = InputOf<'compose.generate'>;
export const tones = ['plain', 'warm', 'formal', 'lively'] as const;
export type Tone = (typeof tones)[number];
export const samplingNames = ['temperature', 'topP', 'minP', 'topK', 'repetitionPenalty'] as const;
export const numberNames = Object.keys(numberRules) as NumberName[];

/** What is typed to write from a template, as typed. */
export interface WriteForm {
  /** Null: the window's, where the template has it. */
  readonly language: ComposeLanguage | null;
  readonly ideaId: string | null;
  /** Values that were typed here; the others are as the project has them. */
  readonly edits: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<NumberName, string>>;
  readonly banned: string;
  readonly required: string;
  readonly tone: Tone;
  readonly useModel: boolean;
}

/** A form nobody has touched. */
export const emptyForm: WriteForm = {
  language: null,
  ideaId: null,
  edits: {},
  numbers: {
    ...(Object.fromEntries(numberNames.map((name) => [name, ''])) as Record<NumberName, string>),
    variants: '3',
  },
  banned: '',
  required: '',
  tone: 'plain',
  useModel: true,
};

/** Longest word or phrase that is banned or required, and how many. */
export const wordLimit = 60;
export const mostWords = 100;
/** Whether a list of words can be asked for. */
export function wordsFit(text: string): boolean {
  const words = wordsOf(text);
  return words.length <= mostWords && words.every((word) => word.length <= wordLimit);
}

/** What can't be written from, by variable. */
export function valueProblems(
  template: Template,
  texts: Readonly<Record<string, string>>,
): ReadonlyMap<string, ValueProblem> {
  const problems = new Map<string, ValueProblem>();
  for (const variable of template.variables) {
    const problem = valueProblem(variable, texts[variable.id] ?? '');
    if (problem) problems.set(variable.id, problem);
  }
  return problems;
}

/** Whether every wish beside the values is within bounds. */
export function wishesAreSound(form: WriteForm): boolean {
  return (
    numberNames.every((name) => keepsRule(name, form.numbers[name])) &&
    wordsFit(form.banned) &&
    wordsFit(form.required)
  );
}

/** The form as the backend takes it. */
export function generateInput(
  projectId: string,
  template: Template,
  language: ComposeLanguage,
  texts: Readonly<Record<string, string>>,
  form: WriteForm,
): GenerateInput {
  const values: Record<string, Values[string]> = {};
  for (const variable of template.variables) {
    const value = valueOf(variable, texts[variable.id] ?? '');
    if (value !== undefined) values[variable.id] = value;
  }
  const { variants, length, seed } = form.numbers;
  const sampling = Object.fromEntries(
    samplingNames.flatMap((name) => {
      const number = numberOf(form.numbers[name]);
      return number === undefined ? [] : [[name, number]];
    }),
  );
  return {
    projectId,
    ...(form.ideaId === null ? {} : { ideaId: form.ideaId }),
    templateId: template.id,
    language,
    values,
    variants: Number(variants),
    ...(numberOf(seed) === undefined ? {} : { seed: numberOf(seed) }),
    sampling,
    lengthTarget: numberOf(length) ?? null,
    bannedWords: wordsOf(form.banned),
    requiredWords: wordsOf(form.required),
    tone: form.tone,
    useModel: form.useModel,
  };
}
