import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeNames } from '../../../backend/ideation/brief-parts.ts';
import { readLibrary } from '../../../backend/library-folder.ts';
import { fieldsOf } from '../../../backend/develop/find-field.ts';
import { experimentPlace } from '../../../backend/develop/objections.ts';

const { documents } = await readLibrary(path.join(import.meta.dirname, '../../../library'));

/** Every text of a template that a person reads, both languages of it. */
function localizedIn(value: unknown): { en: string; 'zh-CN': string }[] {
  if (Array.isArray(value)) return value.flatMap(localizedIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('zh-CN' in value) return [value as { en: string; 'zh-CN': string }];
  return Object.values(value).flatMap(localizedIn);
}

describe('the documents of the library', () => {
  it('are those the app promises, each at a place of its own', () => {
    expect(documents.map(({ id }) => id)).toEqual([
      'lean-canvas',
      'value-proposition',
      'business-model',
      'persona',
      'swot',
      'pr-faq',
      'user-stories',
      'assumptions',
      'experiments',
      'opportunity-card',
    ]);
    expect(new Set(documents.map(({ position }) => position)).size).toBe(documents.length);
  });

  it('say everything in both languages', () => {
    for (const { en, 'zh-CN': zh } of localizedIn(documents)) {
      expect(zh, en).toMatch(/\p{Script=Han}|^SWOT/u);
      expect(en, zh).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('take only from documents and fields there are, and fill only places a brief has', () => {
    const places = new Set(documents.flatMap((one) => fieldsOf(one).map(({ id }) => `${one.id}/${id}`)));
    expect(places).toContain(`${experimentPlace.templateId}/${experimentPlace.fieldId}`);
    const names: readonly string[] = [...placeNames, 'idea'];
    for (const field of documents.flatMap(fieldsOf)) {
      const besides = [
        ...(field.draft?.besides ?? []),
        ...(field.draft?.starters.flatMap((one) => one.besides) ?? []),
      ];
      for (const source of [...(field.draft?.take ?? []), ...besides.flatMap(({ take }) => take)])
        if (source.includes('/')) expect(places).toContain(source);
      for (const { en, 'zh-CN': zh } of field.draft?.starters ?? []) {
        for (const [, name] of en.matchAll(/\{(\w+)/gu)) expect([...names, 'pitch'], en).toContain(name);
        // A Chinese brief is read by no rule that could fill them.
        for (const [, name] of zh.matchAll(/\{(\w+)/gu)) expect(['idea', 'pitch'], zh).toContain(name);
      }
      for (const opening of field.draft?.openings ?? [])
        for (const [, name] of opening.matchAll(/\{(\w+)/gu)) expect(names).toContain(name);
      // The model is asked only with a beginning: left to itself it tells the brief again.
      if (field.draft?.ask) expect(field.draft.openings.length, field.id).toBeGreaterThan(0);
    }
  });

  it('give every field that has no draft a question to think about', () => {
    for (const template of documents)
      for (const field of fieldsOf(template))
        if (!field.draft && field.kind !== 'choice')
          expect(field.question, `${template.id}/${field.id}`).not.toBeNull();
  });
});
