import { Link } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Engine } from '../contract/engines.ts';
import { useAsk } from './backend.ts';
import { classNames } from './ui/class-names.ts';

/** The engine that writes for a project; null while it is not known and where this machine does. */
export function useEngineOf(projectId: string | null): Engine | null {
  const [engine = null] = useEnginesOf(projectId === null ? [] : [projectId]);
  return engine;
}

/** The engines that write for some projects, each once. */
export function useEnginesOf(projectIds: readonly string[]): readonly Engine[] {
  const engines = useAsk('engines.list', {}).data ?? [];
  return engines.filter((engine) => projectIds.some((id) => engine.projectIds.includes(id)));
}

/** Says that what is written for a project is written elsewhere, and where: in every room of it, and wherever else it shows. */
export function LeavesMark({ engine }: { readonly engine: Engine }) {
  const { t } = useTranslation();
  const { host, model, reach } = engine;
  const isNear = reach === 'this-machine';
  return (
    <Link
      to="/models"
      title={t(reach === 'open' ? 'engines.mark.hintOpen' : 'engines.mark.hint', { host, model })}
      className={classNames(
        'flex min-w-0 items-center gap-1.5 rounded-sm hover:underline',
        isNear ? 'text-ink-2' : 'text-amber',
      )}
    >
      <ArrowUpRight size={12} className="shrink-0" aria-hidden />
      <span className="truncate">{t(isNear ? 'engines.mark.near' : 'engines.mark.leaves', { host })}</span>
    </Link>
  );
}
