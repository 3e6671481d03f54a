import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import { problemOf, useAsk } from '../../backend.ts';
import { HelpLink } from '../../i18n/help-link.tsx';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Column, PlaceTitle } from '../../ui/page.tsx';
import { useStore } from '../../ui/store.ts';
import { EncodingSheet } from './encoding-sheet.tsx';
import { ImportLine } from './import-line.tsx';
import { useImports, type ImportOrder } from './imports.ts';
import { PasteForm } from './paste-form.tsx';
import { SourceSheet, type SourcePlace } from './source-sheet.tsx';
import { SourcesTable } from './sources-table.tsx';
import { TryQuestion } from './try-question.tsx';
import { useAdding } from './use-adding.ts';
import { useSourceRemoval } from './use-source-removal.ts';

const readable = '.txt,.md,.markdown,.html,.htm,.pdf,.docx,.csv,.tsv,.xlsx,.png,.jpg,.jpeg';

/** What a project knows: its sources, the way to add to them, and a question to try them with. */
export function KnowledgePage({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation();
  const imports = useImports();
  const sources = useAsk('sources.list', { projectId });
  const view = useStore(imports.views, (state) => state[projectId] ?? null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pasting, setPasting] = useState(false);
  const [place, setPlace] = useState<SourcePlace | null>(null);
  const remove = useSourceRemoval(projectId, setProblem);

  const running = view?.state === 'running';
  const all = sources.data ?? [];
  const cutOff = all.filter(({ state }) => state === 'importing').length;
  const start = (order: ImportOrder) => imports.start(order);
  const adding = useAdding(projectId);
  const failure = problem ?? (sources.error && problemOf(sources.error));

  return (
    <Column>
      <PlaceTitle lead={t('knowledge.lead')}>{t('nav.knowledge')}</PlaceTitle>
      <div className="space-y-4">
        {failure && <ProblemNotice problem={failure} />}
        {!running && cutOff > 0 && (
          <Notice
            tone="unsure"
            actions={
              <Button onClick={() => start({ kind: 'import', input: { projectId, resume: true } })}>
                {t('knowledge.import.resumeNow')}
              </Button>
            }
          >
            {t('knowledge.import.resume', { count: cutOff })}
          </Notice>
        )}
        <DropZone
          choose={t('knowledge.add.choose')}
          accept={readable}
          multiple
          onFiles={(files) => void adding.read(files)}
        >
          {t('knowledge.add.drop')}
        </DropZone>
        <label className="flex items-center gap-2 text-ui text-ink-2">
          <input
            type="checkbox"
            checked={adding.always}
            onChange={(event) => adding.setAlways(event.target.checked)}
            className="accent-accent"
          />
          {t('knowledge.encoding.always')}
        </label>
        {view && <ImportLine view={view} onDismiss={() => imports.dismiss(projectId)} />}
        {pasting ? (
          <PasteForm
            onCancel={() => setPasting(false)}
            onSave={(text) => {
              setPasting(false);
              start({ kind: 'import', input: { projectId, texts: [text] } });
            }}
          />
        ) : (
          <Button look="quiet" className="-ml-3" onClick={() => setPasting(true)}>
            {t('knowledge.add.paste')}
          </Button>
        )}
      </div>
      {sources.data && all.length === 0 && !running && (
        <section className="mt-6 border-t border-hairline pt-6">
          <p className="font-content text-content text-ink-2">{t('knowledge.empty.say')}</p>
          <div className="mt-4 flex flex-wrap gap-3">
            <Button onClick={() => start({ kind: 'sample', input: { projectId, language: 'en' } })}>
              {t('knowledge.empty.sampleEn')}
            </Button>
            <Button onClick={() => start({ kind: 'sample', input: { projectId, language: 'zh' } })}>
              {t('knowledge.empty.sampleZh')}
            </Button>
          </div>
          <p className="mt-4">
            <HelpLink topic="assistant" />
          </p>
        </section>
      )}
      {all.length > 0 && (
        <section aria-label={t('knowledge.sources.title')} className="mt-8">
          <SourcesTable
            sources={all}
            importing={running}
            onOpen={({ id, name }) =>
              setPlace({ sourceId: id, source: name, headings: [], start: 0, end: 0 })
            }
            onEncoding={(path) => adding.readAnew(path)}
            onDelete={(source) => void remove(source)}
          />
        </section>
      )}
      {all.length > 0 && <TryQuestion projectId={projectId} sources={all} onOpen={setPlace} />}
      <EncodingSheet
        paths={adding.looked}
        add={t('knowledge.encoding.add')}
        onAdd={(groups) => adding.addLooked(groups)}
        onClose={() => adding.leave()}
      />
      <SourceSheet place={place} onClose={() => setPlace(null)} />
    </Column>
  );
}
