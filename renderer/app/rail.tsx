import { Link } from '@tanstack/react-router';
import { Boxes, Lightbulb, NotebookPen, Settings2, ShieldCheck, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { ProjectSwitcher } from './project-switcher.tsx';

const itemLook =
  'relative flex h-8 items-center gap-3 rounded-md px-3 text-ui text-ink-2 -outline-offset-2 hover:text-ink max-wide:justify-center max-wide:px-0 aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:before:absolute aria-[current=page]:before:inset-y-1.5 aria-[current=page]:before:-left-3 aria-[current=page]:before:w-[2px] aria-[current=page]:before:bg-accent max-wide:aria-[current=page]:before:-left-2';

function Item({ icon: Icon, label }: { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <>
      <Icon size={16} strokeWidth={1.75} className="shrink-0" aria-hidden />
      <span className="truncate max-wide:sr-only">{label}</span>
    </>
  );
}

/** Where one can go: the project and its places, and at the foot what concerns the whole app. */
export function Rail() {
  const { t } = useTranslation();
  const projectId = useStore(useDesk(), (state) => state.projectId);
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex min-h-0 w-52 flex-col overflow-y-auto border-r border-hairline bg-paper-low px-3 py-3 max-wide:w-14 max-wide:px-2"
    >
      <ProjectSwitcher />
      {projectId !== null && (
        <ul className="mt-4 space-y-0.5">
          <li>
            <Link
              to="/projects/$projectId/brief"
              params={{ projectId }}
              title={t('nav.brief')}
              className={itemLook}
            >
              <Item icon={NotebookPen} label={t('nav.brief')} />
            </Link>
          </li>
          <li>
            <Link
              to="/projects/$projectId/ideas"
              params={{ projectId }}
              title={t('nav.ideas')}
              activeOptions={{ includeSearch: false }}
              className={itemLook}
            >
              <Item icon={Lightbulb} label={t('nav.ideas')} />
            </Link>
          </li>
        </ul>
      )}
      <ul className="mt-auto space-y-0.5 pt-6">
        <li>
          <Link to="/models" title={t('nav.models')} className={itemLook}>
            <Item icon={Boxes} label={t('nav.models')} />
          </Link>
        </li>
        <li>
          <Link to="/privacy" title={t('nav.privacy')} className={itemLook}>
            <Item icon={ShieldCheck} label={t('nav.privacy')} />
          </Link>
        </li>
        <li>
          <Link to="/settings" title={t('nav.settings')} className={itemLook}>
            <Item icon={Settings2} label={t('nav.settings')} />
          </Link>
        </li>
      </ul>
    </nav>
  );
}
