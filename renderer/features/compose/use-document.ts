import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { applyChanges } from '../../../contract/compose-texts.ts';
import type { VersionOrigin } from '../../../contract/compose-documents.ts';
import type { InputOf } from '../../../contract/index.ts';
import { useAsk } from '../../backend.ts';
import { useStore } from '../../ui/store.ts';
import { useComposeDesk } from './compose-desk.ts';
import { changesOf } from './rewritings.ts';
import type { Selection } from './selection.ts';

/** A text as it is kept and as it is being edited, and what can be done with it. */
export type OpenDocument = ReturnType<typeof useDocument>;

/** Opens a text. What isn't kept yet becomes a version when one leaves it. */
export function useDocument(documentId: string) {
  const { t } = useTranslation();
  const desk = useComposeDesk();
  const { data: kept, error: failure } = useAsk('compose.document', { documentId });
  const draft = useStore(desk.drafts.store, (state) => state[documentId]);
  const rewriting = useStore(desk.rewritings.store, (state) => state[documentId] ?? null);
  const openVersion = useStore(desk.drafts.open, (state) => state[documentId]);
  const problem = useStore(desk.drafts.problems, (state) => state[documentId] ?? null);
  const keep = (origin?: VersionOrigin) => desk.drafts.keep(documentId, origin);
  useEffect(() => () => void desk.drafts.keep(documentId), [desk, documentId]);

  const text = draft?.text ?? kept?.version.text ?? '';
  const title = draft?.title ?? kept?.document.title ?? '';
  const edit = (part: { readonly text?: string; readonly title?: string }) => {
    if (!kept) return;
    const { projectId, language, templateId } = kept.document;
    desk.drafts.edit(documentId, {
      projectId,
      language,
      templateId,
      title,
      text,
      oldTitle: kept.document.title,
      ...part,
    });
  };
  return {
    kept,
    failure,
    problem,
    text,
    title,
    rewriting,
    /** The newest version is still being written: typing on makes no other. */
    isOpen: openVersion !== undefined,
    /** There is more than what is kept. */
    isUnkept:
      draft !== undefined && (draft.text !== kept?.version.text || draft.title !== kept.document.title),
    write: (next: string) => edit({ text: next }),
    rename: (next: string) => edit({ title: next }),
    keep: () => keep(),
    dropDraft: () => desk.drafts.drop(documentId),
    rewrite: (
      projectId: string,
      { start, end, text: selected }: Selection,
      input: Omit<InputOf<'compose.rewrite'>, 'text'>,
    ) =>
      void desk.rewritings.rewrite({ projectId, documentId, start, end }, { ...input, text: selected }, () =>
        t('compose.rewrite.task', { action: t(`compose.rewrite.actions.${input.action}`) }),
      ),
    acceptChanges: (accepted: ReadonlySet<number>) => desk.rewritings.accept(documentId, accepted),
    dropProposal: () => desk.rewritings.forget(documentId),
    /** Puts what was accepted into the text, as a version of its own; what was typed before it becomes one too. */
    async takeProposal() {
      if (!rewriting?.done) return;
      const { done, accepted, start, end, input } = rewriting;
      if (!(await keep())) return;
      edit({ text: text.slice(0, start) + applyChanges(done.changes, accepted) + text.slice(end) });
      const taken = await keep({
        ...{ kind: 'rewrite', action: input.action, by: done.by ?? 'rules' },
        ...{ accepted: accepted.size, proposed: changesOf(done).size },
      });
      if (taken) desk.rewritings.forget(documentId);
    },
  };
}
