import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../../contract/compose-templates.ts';
import type { Variant } from '../../../contract/compose-texts.ts';
import { useBackend } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AskedSentences } from './asked-sentences.tsx';
import { useComposeDesk } from './compose-desk.ts';
import { FramesColumn } from './frames-column.tsx';
import type { Generation } from './generations.ts';
import { sayIn } from './say.ts';
import { useComposeWork } from './use-compose-work.ts';
import { VariantColumn } from './variant-column.tsx';
import { VariantNotes } from './variant-notes.tsx';

interface VariantsProps {
  readonly generation: Generation | undefined;
  readonly template: Template;
  onDocument(documentId: string): void;
}

/** What was written, side by side, the best first. */
export function Variants({ generation, template, onDocument }: VariantsProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const desk = useComposeDesk();
  const { problem, attempt } = useComposeWork();
  const [busy, setBusy] = useState(false);

  if (!generation)
    return (
      <section aria-label={t('compose.variants.title')} className="max-w-column">
        <p className="font-content text-content text-ink-2">{t('compose.variants.empty')}</p>
        <p className="mt-3 text-ui text-ink-3">{t('compose.variants.honest')}</p>
      </section>
    );

  const { input, started, written } = generation;
  const take = async (variant: Variant) => {
    if (!started) return;
    setBusy(true);
    const saved = await attempt(() =>
      backend.call('compose.saveDocument', {
        projectId: input.projectId,
        title: titleOf(variant.text) ?? sayIn(template.name, input.language),
        language: input.language,
        templateId: template.id,
        text: variant.text,
        sentences: variant.sentences,
        origin: {
          kind: 'variant',
          templateId: template.id,
          templateName: sayIn(template.name, input.language),
          values: input.values,
          ideaId: input.ideaId ?? null,
          seed: started.seed,
          sampling: started.sampling,
          variant: variant.index,
          modelId: started.modelId,
          bannedWords: input.bannedWords ?? [],
          requiredWords: input.requiredWords ?? [],
          lengthTarget: input.lengthTarget ?? null,
        },
      }),
    );
    setBusy(false);
    if (saved) {
      desk.drafts.drop(saved.document.id);
      onDocument(saved.document.id);
    }
  };

  return (
    <section
      aria-label={t('compose.variants.title')}
      aria-busy={generation.running}
      className="min-w-0 space-y-4"
    >
      {problem && <ProblemNotice problem={problem} />}
      {generation.problem && (
        <ProblemNotice problem={generation.problem} kept={written ? t('compose.variants.kept') : null} />
      )}
      {written && written.notes.length > 0 && (
        <Notice tone="unsure">
          <ul lang={input.language}>
            {written.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Notice>
      )}
      {generation.running && (
        <p role="status" className="late text-ui text-ink-2">
          {t('compose.variants.writing')}
          <span aria-hidden className="nib" />
        </p>
      )}
      <div className="-mx-2 overflow-x-auto px-2 pb-3">
        <ol className="grid auto-cols-[minmax(18rem,1fr)] grid-flow-col gap-x-8">
          {written
            ? written.variants.map((variant) => (
                <VariantColumn
                  key={variant.index}
                  variant={variant}
                  language={input.language}
                  alone={written.variants.length === 1}
                  disabled={busy}
                  onTake={() => void take(variant)}
                />
              ))
            : generation.parts.map((parts, index) => (
                <FramesColumn key={index} number={index + 1} parts={parts} language={input.language} />
              ))}
        </ol>
      </div>
      {written && started && (
        <>
          <VariantNotes started={started} written={written} language={input.language} />
          <AskedSentences asked={written.asked} template={template} />
        </>
      )}
    </section>
  );
}

/** The words of the first heading, as the name of a text. */
function titleOf(text: string): string | null {
  const heading = /^#\s+(.+)$/mu.exec(text)?.[1]?.replaceAll('**', '').trim();
  return heading ? heading.slice(0, 200) : null;
}
