import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/errors.ts';
import type { OutputOf } from '../../../contract/index.ts';
import type { PictureRun } from '../../../contract/pictures.ts';
import { problemOf, useBackend } from '../../backend.ts';
import { useFormat } from '../../i18n/format.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { downloadBytes } from '../../ui/download.ts';
import { Notice } from '../../ui/notice.tsx';

/** Takes the network along as an ONNX file, and says how close the file is to what the app says. */
export function OnnxPart({ run }: { readonly run: PictureRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const [busy, setBusy] = useState(false);
  const [check, setCheck] = useState<OutputOf<'pictures.exportOnnx'>['check'] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    setCheck(null);
    try {
      const file = await backend.call('pictures.exportOnnx', { runId: run.id });
      downloadBytes(file.name, file.base64);
      setCheck(file.check);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="mt-6 space-y-3">
      <Button disabled={busy} onClick={() => void save()}>
        {t('pictures.onnx.save')}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
      {check && (
        <Notice tone={check.passed ? 'calm' : 'unsure'}>
          {t(check.passed ? 'pictures.onnx.passed' : 'pictures.onnx.notPassed', {
            count: check.rows,
            difference: check.largestDifference.toExponential(1),
            rows: format.number(check.rows),
          })}
        </Notice>
      )}
    </div>
  );
}
