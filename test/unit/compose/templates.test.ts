import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBan } from '../../../backend/compose/banned.ts';
import { fillParts } from '../../../backend/compose/fill-parts.ts';
import { fillValues } from '../../../backend/compose/fill-values.ts';
import { planVariants } from '../../../backend/compose/plan-variants.ts';
import { templateFaults } from '../../../backend/compose/template-faults.ts';
import { readValues } from '../../../backend/compose/values.ts';
import { layOutText } from '../../../backend/compose/written.ts';
import { readLibrary } from '../../../backend/library-folder.ts';
import { createRandom } from '../../../backend/numerics/random.ts';
import { composeLanguages, type Template, type Values } from '../../../contract/compose-templates.ts';

let templates: readonly Template[];
beforeAll(async () => {
  ({ templates } = await readLibrary(path.join(import.meta.dirname, '../../../library')));
});

/** Something for every variable. */
function someValues(template: Template, onlyRequired: boolean): Values {
  const wanted = template.variables.filter(({ required }) => required || !onlyRequired);
  return Object.fromEntries(
    wanted.map(({ id, type, choices }) => [
      id,
      type === 'number'
        ? 20
        : type === 'choice'
          ? choices[0]!.id
          : type === 'list'
            ? [`a first ${id}`, `a second ${id}`]
            : `a ${id} of ours`,
    ]),
  );
}

const wish = { lengthTarget: null, tone: 'plain', requiredWords: [], valueLengths: new Map() } as const;

describe('the library’s templates', () => {
  it('are the twelve of the issue at least, without a fault, in both languages', () => {
    expect(templates.map(({ id }) => id)).toEqual([
      'landing-page',
      'elevator-pitch',
      'investor-mail',
      'outreach-sequence',
      'product-description',
      'release-note',
      'social-post',
      'user-story',
      'faq',
      'interview-guide',
      'job-ad',
      'press-release',
    ]);
    for (const template of templates) {
      expect(templateFaults(template), template.id).toEqual([]);
      expect(template.languages, template.id).toEqual(composeLanguages);
      for (const text of [
        template.name,
        template.description,
        ...template.variables.map(({ label }) => label),
        ...template.parts.map(({ name }) => name),
      ])
        for (const language of composeLanguages) expect(text[language], template.id).not.toBe('');
      for (const part of template.parts)
        if (part.begun.length === 0)
          for (const language of composeLanguages)
            expect(part.frames[language].length, `${template.id} ${part.id}`).toBeGreaterThan(0);
    }
  });

  it.each(composeLanguages)('become texts with the required values alone, and with all (%s)', (language) => {
    for (const template of templates)
      for (const onlyRequired of [true, false]) {
        const given = readValues(template, someValues(template, onlyRequired), language);
        const { choices } = fillParts(template, given, language, createBan([]));
        const [variant] = planVariants(choices, { ...wish, count: 1, random: createRandom(1) });
        const filled = variant!.parts.map(({ part, phrasing }) => ({
          part,
          lines: phrasing.lines.map((line) => ({ ...line, by: 'template' as const })),
        }));
        const { text, sentences } = layOutText(filled, language);
        expect(text, template.id).not.toMatch(/[{}]|undefined|null| {3}|\.\.|，，|。。/u);
        expect(sentences.length, template.id).toBeGreaterThan(0);
        for (const { start, end } of sentences) expect(text.slice(start, end).trim()).not.toBe('');
        if (!onlyRequired) expect(text.length, template.id).toBeGreaterThan(80);
      }
  });

  it('meet a length where the facts allow it, and differ from one another', () => {
    const template = templates.find(({ id }) => id === 'landing-page')!;
    const given = readValues(template, someValues(template, false), 'en');
    const { choices } = fillParts(template, given, 'en', createBan([]));
    for (const lengthTarget of [70, 100]) {
      const variants = planVariants(choices, { ...wish, lengthTarget, count: 3, random: createRandom(2) });
      for (const { length } of variants)
        expect(Math.abs(length - lengthTarget)).toBeLessThanOrEqual(lengthTarget * 0.15);
      const texts = variants.map(({ parts }) =>
        parts.map(({ phrasing }) => phrasing.lines.map(({ text }) => text).join(' ')).join(' '),
      );
      expect(new Set(texts).size).toBe(3);
    }
  });

  it('never say a banned word, and tell what was left out for it', () => {
    const template = templates.find(({ id }) => id === 'landing-page')!;
    const given = readValues(
      template,
      { ...someValues(template, false), benefits: ['cheap to run', 'quick'] },
      'en',
    );
    const ban = createBan(['cheap', 'ready', 'meet']);
    const { choices, barred } = fillParts(template, given, 'en', ban);
    for (const { phrasings } of choices)
      for (const { lines } of phrasings) for (const { text } of lines) expect(ban.find(text)).toEqual([]);
    expect(barred.map(({ part }) => part.id)).toEqual(['benefits']);
  });
});

describe('a template of one’s own', () => {
  const fields = {
    name: { en: 'Note', 'zh-CN': '' },
    description: { en: '', 'zh-CN': '' },
    kind: null,
    usualWords: 50,
    variables: [
      {
        id: 'product',
        type: 'text' as const,
        label: { en: 'Product', 'zh-CN': '' },
        hint: { en: '', 'zh-CN': '' },
        required: true,
        sources: [],
        choices: [],
      },
    ],
    parts: [
      {
        id: 'one',
        name: { en: 'One', 'zh-CN': '' },
        layout: 'paragraph' as const,
        heading: { en: '', 'zh-CN': '' },
        each: null,
        importance: 1,
        frames: { en: ['{product} is here.'], 'zh-CN': [] },
        begun: [],
        facts: [],
        unless: null,
      },
    ],
  };

  it('may use its own variables only, and a slip of the pen is seen', () => {
    expect(templateFaults(fields)).toEqual([]);
    const part = fields.parts[0]!;
    const slip = { ...fields, parts: [{ ...part, frames: { en: ['{prodct} is here.'], 'zh-CN': [] } }] };
    expect(templateFaults(slip)).toEqual([
      'The part “One” uses {prodct}, which isn’t a variable of this template. Is {product} meant?',
    ]);
    expect(templateFaults({ ...fields, parts: [part, part] })).toContain('There are two parts named “one”.');
    expect(templateFaults({ ...fields, parts: [{ ...part, each: 'product' }] })[0]).toContain('is no list');
  });

  it('says what is missing, what it does not know, and what is of the wrong kind', () => {
    const template: Template = { ...fields, id: 'x', origin: 'person', languages: ['en'], updatedAt: 1 };
    expect(() => readValues(template, {}, 'en')).toThrow('“Product” is empty');
    expect(() => readValues(template, { product: '  ' }, 'en')).toThrow('“Product” is empty');
    expect(() => readValues(template, { product: 'a', prodct: 'b' }, 'en')).toThrow('Is “product” meant?');
    expect(() => readValues(template, { product: ['a', 'b'] }, 'en')).toThrow('takes one value');
  });
});

describe('filling from a project', () => {
  it('takes the sentence that tells the trouble, the first of several people, and lists', () => {
    const template = templates.find(({ id }) => id === 'investor-mail')!;
    const brief = {
      projectId: 'p',
      about: null,
      updatedAt: 0,
      title: 'Launderette',
      problem:
        'Our two shops have 26 machines. In the evening every machine is taken and 40 people walk away.',
      people: 'Students without a machine, families, and two cleaners.',
      constraints: '',
      assets: 'Payment records for two years, a folding table, and a noticeboard.',
      success: '',
    };
    const project = { id: 'p', name: 'P', createdAt: 0, updatedAt: 0, ideaCount: 0, starredCount: 0 };
    const { values, missing } = fillValues(template, { project, brief, idea: null });
    const value = (id: string) => values.find(({ variableId }) => variableId === id)?.value;
    expect(value('problem')).toBe('In the evening every machine is taken and 40 people walk away.');
    expect(value('audience')).toBe('Students without a machine');
    expect(value('assets')).toEqual(['Payment records for two years', 'a folding table', 'a noticeboard']);
    expect(missing).toEqual(['sender', 'what', 'ask']);
  });
});
