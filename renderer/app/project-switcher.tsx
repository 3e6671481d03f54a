import { useNavigate } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../backend.ts';
import { menuItemLook, menuLook } from '../ui/menu-look.ts';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { InkMark } from './ink-mark.tsx';

/** The project on the desk, and the way to another. */
export function ProjectSwitcher() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const desk = useDesk();
  const projectId = useStore(desk, (state) => state.projectId);
  const projects = useAsk('projects.list', {}).data ?? [];
  const current = projects.find((project) => project.id === projectId);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        aria-label={t('nav.switchProject')}
        title={current?.name ?? t('nav.switchProject')}
        className="flex min-h-9 w-full items-center gap-3 rounded-md px-3 py-1.5 -outline-offset-2 hover:bg-paper max-wide:justify-center max-wide:px-0"
      >
        <InkMark />
        <span className="line-clamp-2 min-w-0 flex-1 text-left font-content text-[15px] leading-[19px] font-semibold max-wide:hidden">
          {current?.name ?? 'Inkling'}
        </span>
        <ChevronsUpDown size={13} className="shrink-0 text-ink-3 max-wide:hidden" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          className={`${menuLook} max-h-96 w-64 overflow-y-auto`}
        >
          {projects.map((project) => (
            <DropdownMenu.Item
              key={project.id}
              className={menuItemLook}
              onSelect={() =>
                void navigate({ to: '/projects/$projectId/ideas', params: { projectId: project.id } })
              }
            >
              <span className="truncate">{project.name}</span>
            </DropdownMenu.Item>
          ))}
          {projects.length > 0 && <DropdownMenu.Separator className="my-1 h-px bg-hairline" />}
          {current && (
            <DropdownMenu.Item
              className={menuItemLook}
              onSelect={() => desk.set((now) => ({ ...now, exportOpen: true }))}
            >
              {t('leave.open')}
            </DropdownMenu.Item>
          )}
          <DropdownMenu.Item className={menuItemLook} onSelect={() => void navigate({ to: '/' })}>
            {t('nav.home')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
