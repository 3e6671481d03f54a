import { useCallback } from 'react';
import { useStore } from '../../ui/store.ts';
import { IdeaForm, type IdeaFieldName } from './idea-form.tsx';
import { draftKeyOf, useIdeasDesk } from './ideas-desk.ts';
import type { IdeaActions } from './use-idea-actions.ts';

interface OwnDraftProps {
  readonly projectId: string;
  readonly actions: IdeaActions;
  onField(key: string, name: IdeaFieldName, text: string): void;
}

/** An idea of one's own as it is being written. It follows its text itself: a letter draws this form, not the page. */
export function OwnDraft({ projectId, actions, onField }: OwnDraftProps) {
  const key = draftKeyOf(projectId);
  const draft = useStore(useIdeasDesk().drafts, (drafts) => drafts[key]);
  const onOwnField = useCallback(
    (name: IdeaFieldName, text: string) => onField(key, name, text),
    [onField, key],
  );
  if (!draft) return null;
  return (
    <div className="relative max-w-column py-5">
      <span className="edge absolute top-5 bottom-5 -left-4" data-hand="person" />
      <IdeaForm
        draft={draft}
        onField={onOwnField}
        onSave={() => actions.finishAdding(draft)}
        onCancel={() => actions.dropDraft(key)}
      />
    </div>
  );
}
