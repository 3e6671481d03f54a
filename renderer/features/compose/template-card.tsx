import { CopyPlus, PencilLine, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../contract/compose-templates.ts';
import { useFormat } from '../../i18n/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { useSay } from './say.ts';

interface TemplateCardProps {
  readonly template: Template;
  onWrite(): void;
  onEdit(): void;
  onCopy(): void;
  onDelete(): void;
}

/** A template: what it is for, what it needs, and in which languages it writes. */
export function TemplateCard({ template, onWrite, onEdit, onCopy, onDelete }: TemplateCardProps) {
  const { t } = useTranslation();
  const say = useSay();
  const format = useFormat();
  const name = say(template.name);
  const needed = template.variables.filter(({ required }) => required).map(({ label }) => say(label));
  return (
    <li className="group relative border-b border-hairline py-4">
      <button
        type="button"
        onClick={onWrite}
        className="rounded-sm text-left font-content text-lead font-semibold after:absolute after:inset-0 hover:text-accent"
      >
        {name}
      </button>
      <p className="font-content text-content text-ink-2 [overflow-wrap:anywhere]">
        {say(template.description)}
      </p>
      <p className="mt-1 text-small text-ink-3">
        {needed.length > 0 && t('compose.templates.needs', { what: format.list(needed) })}
        {t('compose.templates.facts', {
          count: template.usualWords,
          languages: format.list(template.languages.map((language) => t(`compose.languages.${language}`))),
        })}
      </p>
      <span className="absolute top-3 right-0 z-10 flex opacity-0 transition-opacity duration-100 group-focus-within:opacity-100 group-hover:opacity-100">
        <IconButton label={t('compose.templates.copy', { name })} onClick={onCopy}>
          <CopyPlus size={15} aria-hidden />
        </IconButton>
        {template.origin === 'person' && (
          <>
            <IconButton label={t('compose.templates.edit', { name })} onClick={onEdit}>
              <PencilLine size={15} aria-hidden />
            </IconButton>
            <IconButton
              label={t('compose.templates.delete', { name })}
              className="hover:text-red"
              onClick={onDelete}
            >
              <Trash2 size={15} aria-hidden />
            </IconButton>
          </>
        )}
      </span>
    </li>
  );
}
