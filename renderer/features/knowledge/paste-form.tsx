import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pasteLimit } from '../../../contract/knowledge.ts';
import { useFormat } from '../../i18n/format.ts';
import { Button } from '../../ui/button.tsx';

interface PasteFormProps {
  onSave(text: { readonly title: string; readonly text: string }): void;
  onCancel(): void;
}

/** Text pasted as a source of its own. */
export function PasteForm({ onSave, onCancel }: PasteFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const tooLong = text.length > pasteLimit;
  const ready = title.trim() !== '' && text.trim() !== '' && !tooLong;
  const field =
    'w-full rounded-md border border-hairline-strong bg-transparent px-3 py-2 font-content text-content';
  return (
    <form
      className="space-y-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave({ title, text });
      }}
    >
      <p className="text-ui text-ink-2">{t('knowledge.add.pasteHint')}</p>
      <label className="block">
        <span className="text-small text-ink-3">{t('knowledge.add.pasteTitle')}</span>
        <input
          autoFocus
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          className={field}
        />
      </label>
      <label className="block">
        <span className="text-small text-ink-3">{t('knowledge.add.pasteText')}</span>
        <textarea
          rows={8}
          value={text}
          aria-invalid={tooLong}
          onChange={(event) => setText(event.target.value)}
          className={field}
        />
      </label>
      {tooLong && (
        <p role="alert" className="text-ui text-red">
          {t('knowledge.add.tooLong', {
            length: format.number(text.length),
            limit: format.number(pasteLimit),
          })}
        </p>
      )}
      <div className="flex gap-3">
        <Button type="submit" look="primary" disabled={!ready}>
          {t('knowledge.add.pasteSave')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
