import { ChevronDown, Download, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { textFormats, useTextExport } from './use-text-export.ts';
import type { OpenDocument } from './use-document.ts';

interface DocumentHeadProps {
  readonly document: OpenDocument;
  onDelete(): void;
}

/** The name of a text, and how it is kept, taken along and deleted. */
export function DocumentHead({ document, onDelete }: DocumentHeadProps) {
  const { t } = useTranslation();
  const { save, busy, problem } = useTextExport();
  const { kept, title, text } = document;
  if (!kept) return null;
  const canKeep = document.isUnkept || document.isOpen;
  const { language } = kept.document;
  return (
    <>
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <input
          aria-label={t('compose.document.title')}
          lang={language}
          value={title}
          maxLength={200}
          aria-invalid={title.trim() === ''}
          onChange={(event) => document.rename(event.target.value)}
          className="min-w-0 flex-1 basis-80 bg-transparent font-content text-display font-semibold tracking-[-0.012em] outline-none focus-visible:outline-2"
        />
        <div className="flex items-center gap-2 pt-1">
          <Button
            look={canKeep ? 'primary' : 'plain'}
            disabled={!canKeep}
            title={t('compose.document.keepHint')}
            onClick={() => void document.keep()}
          >
            {t('compose.document.keep')}
          </Button>
          <DropdownMenu.Root>
            <DropdownMenu.Trigger asChild>
              <Button disabled={busy} icon={<Download size={14} aria-hidden />}>
                {t('compose.export.title')}
                <ChevronDown size={14} aria-hidden />
              </Button>
            </DropdownMenu.Trigger>
            <DropdownMenu.Portal>
              <DropdownMenu.Content align="end" sideOffset={4} className={menuLook}>
                {textFormats.map((format) => (
                  <DropdownMenu.Item
                    key={format}
                    className={menuItemLook}
                    onSelect={() => void save({ title, text, language, format })}
                  >
                    {t(`compose.export.formats.${format}`)}
                  </DropdownMenu.Item>
                ))}
              </DropdownMenu.Content>
            </DropdownMenu.Portal>
          </DropdownMenu.Root>
          <IconButton
            label={t('compose.texts.delete', { title })}
            className="hover:text-red"
            onClick={onDelete}
          >
            <Trash2 size={16} aria-hidden />
          </IconButton>
        </div>
      </header>
      {title.trim() === '' && (
        <p className="-mt-4 mb-4 text-small text-red">{t('compose.document.noTitle')}</p>
      )}
      {problem && (
        <div className="mb-4">
          <ProblemNotice problem={problem} />
        </div>
      )}
    </>
  );
}
