import type { Template, VariableSource } from '../../../contract/compose-templates.ts';
import { useAsk } from '../../backend.ts';
import { useStore } from '../../ui/store.ts';
import { useComposeDesk } from './compose-desk.ts';
import { generationKey } from './generations.ts';
import { useWindowLanguage } from './say.ts';
import { typedText } from './value-of.ts';
import { emptyForm, type WriteForm } from './write-form.ts';

/** What is typed for a template of a project, over what the project itself says. */
export function useWriteForm(projectId: string, template: Template) {
  const desk = useComposeDesk();
  const key = generationKey(projectId, template.id);
  const shown = useWindowLanguage();
  const form = useStore(desk.forms, (state) => state[key] ?? emptyForm);
  const filled = useAsk('compose.fill', {
    ...{ projectId, templateId: template.id },
    ...(form.ideaId === null ? {} : { ideaId: form.ideaId }),
  });
  const found = new Map(filled.data?.values.map((value) => [value.variableId, value]));
  const set = (part: Partial<WriteForm>) =>
    desk.forms.set((now) => ({ ...now, [key]: { ...(now[key] ?? emptyForm), ...part } }));
  const texts = Object.fromEntries(
    template.variables.map(({ id }) => [id, form.edits[id] ?? typedText(found.get(id)?.value ?? '')]),
  );
  const usual = template.languages.includes(shown) ? shown : (template.languages[0] ?? 'en');
  return {
    form,
    set,
    /** What stands in each field: what was typed, or what the project says. */
    texts,
    /** Whether the project was asked; before, fields that it fills are still empty. */
    ready: filled.data !== undefined || filled.error !== null,
    failure: filled.error,
    language: form.language ?? usual,
    /** Where a value that nobody typed over comes from. */
    sourceOf: (id: string): VariableSource | null =>
      form.edits[id] === undefined ? (found.get(id)?.source ?? null) : null,
    /** Whether the project says something else than what was typed. */
    isTypedOver: (id: string) =>
      form.edits[id] !== undefined && found.has(id) && form.edits[id] !== typedText(found.get(id)!.value),
    write: (id: string, text: string) => set({ edits: { ...form.edits, [id]: text } }),
    /** Back to what the project says. */
    takeBack: (id: string) =>
      set({ edits: Object.fromEntries(Object.entries(form.edits).filter(([name]) => name !== id)) }),
  };
}
