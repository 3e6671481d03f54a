import { Link } from '@tanstack/react-router';
import { Search, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useKeyHint } from '../ui/keys.tsx';
import { useStore } from '../ui/store.ts';
import { useDesk } from './desk-state.ts';
import { appPlaces, projectPlaces } from './places.ts';
import { ProjectSwitcher } from './project-switcher.tsx';

const itemLook =
  'relative flex h-8 shrink-0 items-center short:h-7 gap-3 rounded-md px-3 text-ui text-ink-2 -outline-offset-2 hover:text-ink max-wide:justify-center max-wide:px-0 aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:before:absolute aria-[current=page]:before:inset-y-1.5 aria-[current=page]:before:-left-3 aria-[current=page]:before:w-[2px] aria-[current=page]:before:bg-accent max-wide:aria-[current=page]:before:-left-2';

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
  const desk = useDesk();
  const { hint, ...keys } = useKeyHint('app.palette');
  const projectId = useStore(desk, (state) => state.projectId);
  return (
    <nav
      aria-label={t('nav.label')}
      className="flex min-h-0 w-52 flex-col overflow-y-auto border-r border-hairline bg-paper-low px-3 py-3 [scrollbar-width:none] max-wide:w-14 max-wide:px-2 short:py-2"
    >
      <ProjectSwitcher />
      <button
        type="button"
        data-part="find"
        title={t('nav.find') + hint}
        {...keys}
        onClick={() => desk.set((now) => ({ ...now, paletteOpen: true }))}
        className={`${itemLook} mt-2`}
      >
        <Item icon={Search} label={t('nav.find')} />
      </button>
      {projectId !== null && (
        <ul className="mt-4 space-y-0.5 short:mt-2">
          {projectPlaces.map(({ id, to, icon }) => (
            <li key={id}>
              <Link
                to={to}
                data-part={id}
                params={{ projectId }}
                title={t(`nav.${id}`)}
                activeOptions={{ includeSearch: false }}
                className={itemLook}
              >
                <Item icon={icon} label={t(`nav.${id}`)} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <ul className="mt-auto space-y-0.5 pt-6 short:pt-2">
        {appPlaces.map(({ id, to, icon }) => (
          <li key={id}>
            <Link to={to} title={t(`nav.${id}`)} className={itemLook}>
              <Item icon={icon} label={t(`nav.${id}`)} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
