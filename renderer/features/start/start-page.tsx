import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { Project } from '../../../contract/projects.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { HelpLink } from '../../i18n/help-link.tsx';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Column } from '../../ui/page.tsx';
import { useNow } from '../../ui/use-now.ts';
import { ProjectRow } from './project-row.tsx';
import { useProjectActions } from './use-project-actions.ts';

interface StartPageProps {
  /** Puts a project into a file. */
  onSave(project: Project): void;
  onShowImports(project: Project): void;
  /** Brings a project in from a file. */
  onImport(): void;
  /** Brings in the sample in which every place holds results, and opens it. */
  onSample(): Promise<Problem | null>;
  /** Shows what was recently deleted. */
  onShowDeleted(): void;
}

/** Where one sits down: the projects, or on the first day what this is. */
export function StartPage({ onSave, onShowImports, onImport, onSample, onShowDeleted }: StartPageProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const projects = useAsk('projects.list', {});
  const actions = useProjectActions();
  const now = useNow(30_000);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [bringing, setBringing] = useState(false);

  const attempt = (work: Promise<unknown>) => {
    setProblem(null);
    work.catch((error: unknown) => setProblem(problemOf(error)));
  };
  const open = (making: Promise<Project>, place: '/projects/$projectId/brief') =>
    attempt(making.then((project) => navigate({ to: place, params: { projectId: project.id } })));

  const openFilled = async () => {
    setBringing(true);
    setProblem(await onSample());
    setBringing(false);
  };

  const sorted = projects.data?.toSorted((a, b) => b.updatedAt - a.updatedAt) ?? [];
  const firstRun = projects.data?.length === 0;

  return (
    <Column>
      <header className="mb-8">
        <h1 className="font-content text-display font-semibold tracking-[-0.012em] text-balance">
          {projects.isPending ? '\u00a0' : firstRun ? t('start.lead') : t('start.title')}
        </h1>
      </header>
      {firstRun && (
        <div className="mb-8 space-y-3 font-content text-content text-ink-2">
          <p className="text-balance">{t('start.privacy')}</p>
          <p className="text-balance">{t('start.model')}</p>
          <p>
            <HelpLink topic="limits" />
          </p>
        </div>
      )}
      {/* Not before it is known what stands above: a button that moves away under the pointer loses its click. */}
      {!projects.isPending && (
        <div className="mb-8 flex flex-wrap gap-3">
          <Button look="primary" onClick={() => open(actions.create(), '/projects/$projectId/brief')}>
            {t('start.newProject')}
          </Button>
          <Button onClick={() => open(actions.openSample(), '/projects/$projectId/brief')}>
            {t('start.openSample')}
          </Button>
          <Button disabled={bringing} onClick={() => void openFilled()}>
            {t('start.openFilled')}
          </Button>
          <Button onClick={onImport}>{t('carry.import.open')}</Button>
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {projects.error && <ProblemNotice problem={problemOf(projects.error)} />}
      {sorted.length > 0 && (
        <ul aria-label={t('start.title')}>
          {sorted.map((project) => (
            <ProjectRow
              key={project.id}
              project={project}
              now={now}
              onRename={(name) => attempt(actions.rename(project, name))}
              onDelete={() => attempt(actions.remove(project))}
              onSave={() => onSave(project)}
              onShowImports={() => onShowImports(project)}
            />
          ))}
        </ul>
      )}
      {!projects.isPending && (
        <p className="mt-6">
          <button
            type="button"
            onClick={onShowDeleted}
            className="rounded-sm text-small text-ink-3 underline decoration-hairline-strong underline-offset-2 hover:text-ink"
          >
            {t('trash.open')}
          </button>
        </p>
      )}
    </Column>
  );
}
