import type { Part, Template, TemplateFields, Variable } from '../../../contract/compose-templates.ts';

const namePattern = /^[a-zA-Z][a-zA-Z0-9-]{0,59}$/u;

/** Whether a variable can be called so: what stands in braces in a phrasing. */
export function isName(text: string): boolean {
  return namePattern.test(text);
}

/** A variable nobody has named yet. */
export function newVariable(variables: readonly Variable[]): Variable {
  return {
    id: freeId('value', variables),
    type: 'text',
    label: { en: '', 'zh-CN': '' },
    hint: { en: '', 'zh-CN': '' },
    required: false,
    sources: [],
    choices: [],
  };
}

/** A part with one empty phrasing in a language. */
export function newPart(parts: readonly Part[], language: 'en' | 'zh-CN'): Part {
  return {
    id: freeId('part', parts),
    name: { en: '', 'zh-CN': '' },
    layout: 'paragraph',
    heading: { en: '', 'zh-CN': '' },
    each: null,
    importance: 1,
    frames: { en: language === 'en' ? [''] : [], 'zh-CN': language === 'zh-CN' ? [''] : [] },
    begun: [],
    facts: [],
    unless: null,
  };
}

/** A template to begin with: one thing to fill in, one part that says it. */
export function newTemplate(language: 'en' | 'zh-CN'): TemplateFields {
  return {
    name: { en: '', 'zh-CN': '' },
    description: { en: '', 'zh-CN': '' },
    kind: null,
    usualWords: 120,
    variables: [
      {
        ...newVariable([]),
        id: 'product',
        label: { en: 'Product', 'zh-CN': '产品' },
        required: true,
        sources: ['idea.title', 'brief.title'],
      },
    ],
    parts: [newPart([], language)],
  };
}

/** What a person can change of a template. */
export function fieldsOf(template: Template): TemplateFields {
  const { name, description, kind, usualWords, variables, parts } = template;
  return { name, description, kind, usualWords, variables, parts };
}

/** The draft as it is stored: without phrasings that say nothing, a part without a name called after its place. */
export function storable(fields: TemplateFields): TemplateFields {
  const filled = (frames: readonly string[]) => frames.filter((frame) => frame.trim() !== '');
  return {
    ...fields,
    parts: fields.parts.map((part, i) => ({
      ...part,
      name:
        part.name.en || part.name['zh-CN'] ? part.name : { en: `Part ${i + 1}`, 'zh-CN': `第 ${i + 1} 部分` },
      frames: { en: filled(part.frames.en), 'zh-CN': filled(part.frames['zh-CN']) },
    })),
    variables: fields.variables.map((variable) => ({
      ...variable,
      label:
        variable.label.en || variable.label['zh-CN']
          ? variable.label
          : { en: variable.id, 'zh-CN': variable.id },
    })),
  };
}

function freeId(word: string, taken: readonly { readonly id: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ id }) => id === `${word}-${number}`)) number++;
  return `${word}-${number}`;
}
