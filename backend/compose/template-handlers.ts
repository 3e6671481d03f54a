import { randomUUID } from 'node:crypto';
import { composeLanguages, type Template } from '../../contract/compose-templates.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { fillValues } from './fill-values.ts';
import type { ComposeStore } from './ports.ts';
import { ideaOf } from './project-text.ts';
import { requireSound } from './template-faults.ts';

type TemplateHandlers = Pick<
  Handlers,
  | 'compose.templates'
  | 'compose.saveTemplate'
  | 'compose.deleteTemplate'
  | 'compose.restoreTemplate'
  | 'compose.fill'
>;

/** Templates: the library's and the person's own, and what a project has to fill them with. */
export function createTemplateHandlers(
  store: ComposeStore,
  library: readonly Template[],
  findTemplate: (id: string) => Promise<Template>,
  announce: () => void,
): TemplateHandlers {
  return {
    'compose.templates': async () => [...library, ...(await store.listTemplates())],
    'compose.saveTemplate': async ({ id, fields }) => {
      requireSound(fields);
      if (id !== undefined) await store.getTemplate(id);
      const template: Template = {
        ...fields,
        id: id ?? randomUUID(),
        origin: 'person',
        languages: composeLanguages.filter((language) =>
          fields.parts.some((part) => part.frames[language].length > 0),
        ),
        updatedAt: Date.now(),
      };
      await store.saveTemplate(template);
      announce();
      return template;
    },
    'compose.deleteTemplate': async ({ id }) => {
      await store.deleteTemplate(id, Date.now());
      announce();
      return {};
    },
    'compose.restoreTemplate': async ({ id }) => {
      const template = await store.restoreTemplate(id);
      announce();
      return template;
    },
    'compose.fill': async ({ projectId, ideaId, templateId }) => {
      const project = await store.getProject(projectId);
      const template = await findTemplate(templateId);
      const brief = await store.getBrief(projectId);
      const idea = ideaId === undefined ? null : await ideaOf(store, projectId, ideaId);
      return fillValues(template, { project, brief, idea });
    },
  };
}
