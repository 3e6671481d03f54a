import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Project } from '../../../contract/projects.ts';
import { useFormat } from '../../i18n/format.ts';
import { IconButton } from '../../ui/button.tsx';
import { menuItemLook, menuLook } from '../../ui/menu-look.ts';

interface ProjectRowProps {
  readonly project: Project;
  readonly now: number;
  onRename(name: string): void;
  onDelete(): void;
  /** Puts the project into a file. */
  onSave(): void;
  onShowImports(): void;
}

/** One project: its name, what is in it, when it last changed. */
export function ProjectRow({ project, now, onRename, onDelete, onSave, onShowImports }: ProjectRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [renaming, setRenaming] = useState(false);

  const finish = (name: string) => {
    setRenaming(false);
    const trimmed = name.trim();
    if (trimmed && trimmed !== project.name) onRename(trimmed);
  };

  const counts = [
    t('start.ideas', { count: project.ideaCount }),
    ...(project.starredCount > 0 ? [t('start.starred', { count: project.starredCount })] : []),
  ].join(' · ');
  const params = { projectId: project.id };

  return (
    <li className="group relative border-t border-hairline last:border-b">
      {renaming ? (
        <input
          autoFocus
          aria-label={t('start.nameOf')}
          defaultValue={project.name}
          maxLength={200}
          onFocus={(event) => event.target.select()}
          onBlur={(event) => finish(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              event.currentTarget.value = project.name;
              setRenaming(false);
            }
          }}
          className="my-3 w-full rounded-sm bg-transparent font-content text-lead font-semibold"
        />
      ) : (
        <div className="py-3 pr-10">
          {/* The name's link covers the row; the counts lead straight to the ideas. */}
          <Link
            to="/projects/$projectId/brief"
            params={params}
            className="block font-content text-lead font-semibold [overflow-wrap:anywhere] group-hover:text-accent before:absolute before:inset-0"
          >
            {project.name}
          </Link>
          <p className="text-small text-ink-3 tabular-nums">
            {project.ideaCount === 0 ? (
              t('start.noIdeas')
            ) : (
              <Link
                to="/projects/$projectId/ideas"
                params={params}
                className="relative rounded-sm underline-offset-2 hover:text-ink hover:underline"
              >
                {counts}
              </Link>
            )}
            {' · '}
            {t('start.changed', { when: format.ago(project.updatedAt, now) })}
          </p>
        </div>
      )}
      {!renaming && (
        <DropdownMenu.Root>
          <DropdownMenu.Trigger asChild>
            <IconButton
              label={t('start.actions', { name: project.name })}
              className="absolute top-1/2 right-0 -translate-y-1/2"
            >
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content align="end" sideOffset={4} className={menuLook}>
              <DropdownMenu.Item className={menuItemLook} onSelect={() => setRenaming(true)}>
                {t('start.rename')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={onSave}>
                {t('carry.save.open')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={onShowImports}>
                {t('carry.imports.open')}
              </DropdownMenu.Item>
              <DropdownMenu.Item className={menuItemLook} onSelect={onDelete}>
                {t('start.delete')}
              </DropdownMenu.Item>
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </li>
  );
}
