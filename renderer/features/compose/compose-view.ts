export const composeTabs = ['templates', 'texts', 'schema'] as const;
export type ComposeTab = (typeof composeTabs)[number];

/** What of Compose is open: a part of it, and in it a template to write from, an own template to edit, or a text. */
export interface ComposeView {
  readonly part?: ComposeTab;
  /** The template that is written from. */
  readonly template?: string;
  /** The template of the person's own that is edited; `new`, or `copy:` with the template it begins as. */
  readonly edit?: string;
  readonly document?: string;
}
