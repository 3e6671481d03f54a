import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { documentLimit } from '../../../contract/compose-documents.ts';
import type { ComposeLanguage } from '../../../contract/compose-templates.ts';
import { GrowingText } from '../../ui/growing-text.tsx';
import { selectionOf, type Selection } from './selection.ts';

interface TextEditorProps {
  readonly text: string;
  readonly language: ComposeLanguage;
  /** A proposal lies beside it: the text waits for it. */
  readonly locked: boolean;
  onWrite(text: string): void;
  /** What is selected; it stays when one leaves the text for a button. */
  onSelect(selection: Selection | null): void;
  onKeep(): void;
}

/** The text in Markdown, to be written on. */
export function TextEditor({ text, language, locked, onWrite, onSelect, onKeep }: TextEditorProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const tell = () => {
    const { current } = area;
    if (current) onSelect(selectionOf(current.value, current.selectionStart, current.selectionEnd));
  };
  // After the text changed from elsewhere, the old selection is of other words.
  useEffect(() => {
    const { current } = area;
    if (current) onSelect(selectionOf(text, current.selectionStart, current.selectionEnd));
  }, [text, onSelect]);
  return (
    <GrowingText
      data-stores-itself
      ref={area}
      lang={language}
      aria-label={t('compose.document.text')}
      placeholder={t('compose.document.textHint')}
      value={text}
      maxLength={documentLimit}
      readOnly={locked}
      onChange={(event) => onWrite(event.target.value)}
      onSelect={tell}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onKeep();
      }}
      className="min-h-64 border-l-2 border-hairline-strong pl-5 font-content text-content whitespace-pre-wrap"
    />
  );
}
