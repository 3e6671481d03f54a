import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, MaskSource } from '../../../contract/personal-data.ts';
import { problemOf, useAsk, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { downloadText } from '../../ui/download.ts';
import { useStore } from '../../ui/store.ts';
import { useAnalyseDesk, workKey } from './analyse-desk.ts';
import { FoundList } from './found-list.tsx';
import { KindChoice } from './kind-choice.tsx';
import { MaskedResult, type Masked } from './masked-result.tsx';

interface MaskWorkProps {
  readonly projectId: string;
  readonly name: string;
  readonly source: MaskSource;
}

/** What was found in one text or table, and masking it. */
export function MaskWork({ projectId, name, source }: MaskWorkProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = useAnalyseDesk();
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<ReadonlySet<Finding['kind']>>(new Set());
  const [isReversible, setReversible] = useState(false);
  const [masked, setMasked] = useState<Masked | null>(null);
  const found = useAsk('analyse.findPersonal', { source, words: [...words] });
  const work = useStore(desk.works, (state) => state[workKey('mask', projectId)] ?? null);
  const kinds = (found.data?.counts ?? []).map(({ kind }) => kind).filter((kind) => !left.has(kind));
  const failure = work?.problem ?? (found.error && problemOf(found.error));

  const mask = async () => {
    const texts: string[] = [];
    let file = { name, mediaType: 'text/plain' };
    let secret: Masked['secret'] = null;
    const done = await desk.follow(
      'mask',
      { projectId, id: projectId, name },
      (signal) =>
        backend.stream(
          'analyse.mask',
          { source, words: [...words], isReversible, ...(left.size > 0 && { kinds }) },
          signal,
        ),
      (event) => {
        if (event.type === 'file') file = event;
        else if (event.type === 'text') texts.push(event.text);
        else if (event.type === 'done') secret = event.secret;
      },
    );
    if (!done) return;
    const text = texts.join('');
    setMasked({ text, secret, isTable: source.kind === 'table' });
    if (source.kind === 'table') downloadText(file.name, text, file.mediaType);
  };

  return (
    <section aria-label={name} className="space-y-4 border-t border-hairline pt-5">
      {failure && <ProblemNotice problem={failure} />}
      {found.data && (
        <>
          <p className="font-content text-content">
            {found.data.total === 0
              ? t('analyse.mask.nothing')
              : t('analyse.mask.found', {
                  count: found.data.total,
                  kinds: format.list(
                    found.data.counts.map(({ kind, count }) =>
                      t('analyse.mask.ofKind', { kind: t(`analyse.kinds.${kind}`), count }),
                    ),
                  ),
                })}
          </p>
          {found.data.counts.length > 1 && (
            <KindChoice counts={found.data.counts} left={left} onChange={setLeft} />
          )}
          <FoundList findings={found.data.findings.filter(({ kind }) => !left.has(kind))} source={source} />
          <form
            className="flex flex-wrap items-center gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              setWords(typed.split(/[,，\n]/u).flatMap((word) => word.trim() || []));
            }}
          >
            <input
              value={typed}
              aria-label={t('analyse.mask.words')}
              placeholder={t('analyse.mask.words')}
              onChange={(event) => setTyped(event.target.value)}
              className="h-8 min-w-64 flex-1 rounded-md border border-hairline-strong bg-transparent px-3 text-ui"
            />
            <Button type="submit">{t('analyse.mask.look')}</Button>
          </form>
          <div className="flex flex-wrap items-center gap-4">
            <Button
              look="primary"
              disabled={(work?.running ?? false) || (found.data.total > 0 && kinds.length === 0)}
              onClick={() => void mask()}
            >
              {t('analyse.mask.mask')}
            </Button>
            <label className="flex items-center gap-2 text-ui text-ink-2">
              <input
                type="checkbox"
                className="accent-accent"
                checked={isReversible}
                onChange={(event) => setReversible(event.target.checked)}
              />
              {t('analyse.mask.reversible')}
            </label>
          </div>
          <p className="max-w-column text-small text-ink-3">{t('analyse.mask.honest')}</p>
        </>
      )}
      {masked && <MaskedResult masked={masked} />}
    </section>
  );
}
