import type { compose } from '../../contract/compose.ts';
import type { Template } from '../../contract/compose-templates.ts';
import type { Handlers } from '../../contract/handlers.ts';
import { abilitiesOf } from './abilities.ts';
import { checkText } from './check-text.ts';
import { createDocumentHandlers } from './document-handlers.ts';
import { exportText } from './export-text.ts';
import { generate } from './generate.ts';
import type { ComposeModels, ComposeStore, WriteDocx } from './ports.ts';
import { rewrite, taughtTasks } from './rewrite.ts';
import { checkSchema, writeStructured } from './structured.ts';
import { createTemplateHandlers } from './template-handlers.ts';

/** Compose: texts from templates, rewriting, structured documents, and what is kept of them. */
export function createComposeHandlers(parts: {
  readonly store: ComposeStore;
  readonly models: ComposeModels;
  /** The library's templates in their order. */
  readonly library: readonly Template[];
  readonly writeDocx: WriteDocx;
  /** Null: what every project shares. */
  readonly announce: (projectId: string | null) => void;
}): Pick<Handlers, keyof typeof compose> {
  const { store, models, library, announce } = parts;
  const findTemplate = async (id: string): Promise<Template> =>
    library.find((template) => template.id === id) ?? (await store.getTemplate(id));
  return {
    'compose.abilities': async () => abilitiesOf(models.languages(), await taughtTasks(models)),
    ...createTemplateHandlers(store, library, findTemplate, () => announce(null)),
    ...createDocumentHandlers(store, announce),
    'compose.generate': (input, { signal }) => generate({ store, models, findTemplate }, input, signal),
    'compose.rewrite': (input, { signal }) => rewrite(models, input, signal),
    'compose.check': (input) => checkText(input.text, { ...input, facts: input.facts ?? null }),
    'compose.checkSchema': ({ schema }) => {
      const { problems, json } = checkSchema(schema);
      return { problems, json };
    },
    'compose.structured': (input, { signal }) => writeStructured(models, input, signal),
    'compose.export': ({ text, title, language, format }) =>
      exportText(text, title, language, format, parts.writeDocx),
  };
}
