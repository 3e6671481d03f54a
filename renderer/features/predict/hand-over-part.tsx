import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InklingError, type Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import type { PredictModelId } from '../../../contract/predict-config.ts';
import type { PredictDataset } from '../../../contract/predict-data.ts';
import type { PredictRun } from '../../../contract/predict-results.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import type { Language } from '../../i18n/language.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { markdownPage } from '../../markdown-page.ts';
import { Button } from '../../ui/button.tsx';
import { downloadBytes, downloadText } from '../../ui/download.ts';
import { Notice } from '../../ui/notice.tsx';
import { usePredictDesk } from './predict-desk.ts';
import { ModelSelect } from './model-select.tsx';

interface HandOverPartProps {
  readonly dataset: PredictDataset;
  readonly run: PredictRun;
}

type Kind = 'card' | 'cardPdf' | 'onnx' | 'model';
/** Whose weights are plain averages of numbers: these can be shared and merged. */
const shareable = new Set(['linear', 'mlp', 'mlp-wide']);

/** What is taken along: the card, the ONNX file, the model file. */
export function HandOverPart({ dataset, run }: HandOverPartProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const desk = usePredictDesk();
  const [model, setModel] = useState<PredictModelId>(run.verdict.best);
  const [busy, setBusy] = useState<Kind | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [check, setCheck] = useState<OutputOf<'predict.exportOnnx'>['check'] | null>(null);
  const of = { runId: run.id, model };

  const print = async (name: string, markdown: string) => {
    const result = await window.inkling.savePdf(
      name.replace(/\.md$/, ''),
      await markdownPage(name, markdown),
    );
    if (typeof result !== 'string')
      throw new InklingError(
        'internal',
        t('predict.handOver.pdfFailed', { reason: result.failed }),
        t('predict.handOver.pdfRemedy'),
      );
  };
  const make = async (kind: Kind) => {
    if (kind === 'onnx') {
      const { name, base64, check: checked } = await backend.call('predict.exportOnnx', of);
      downloadBytes(name, base64);
      setCheck(checked);
    } else if (kind === 'model') {
      const { name, text } = await backend.call('predict.exportModel', of);
      downloadText(name, text, 'application/json');
    } else {
      const language = i18n.language as Language;
      const { name, markdown } = await backend.call('predict.modelCard', { ...of, language });
      if (kind === 'cardPdf') await print(name, markdown);
      else downloadText(name, markdown);
    }
  };
  const save = async (kind: Kind) => {
    setProblem(null);
    setCheck(null);
    setBusy(kind);
    try {
      await desk.work(
        () => t(`predict.handOver.${kind}`),
        dataset.projectId,
        () => make(kind),
      );
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(null);
    }
  };
  const kinds: readonly Kind[] = [
    'card',
    'cardPdf',
    'onnx',
    ...(shareable.has(model) ? ['model' as const] : []),
  ];
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        <ModelSelect label={t('predict.results.model')} run={run} value={model} onChange={setModel} />
        {kinds.map((kind) => (
          <Button key={kind} disabled={busy !== null} onClick={() => void save(kind)}>
            {t(`predict.handOver.${kind}`)}
          </Button>
        ))}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {check && (
        <Notice tone={check.passed ? 'calm' : 'unsure'}>
          {t(check.passed ? 'predict.handOver.passed' : 'predict.handOver.notPassed', {
            rows: format.number(check.rows),
            difference: check.largestDifference.toExponential(1),
            tolerance: check.tolerance.toExponential(0),
          })}
        </Notice>
      )}
    </div>
  );
}
