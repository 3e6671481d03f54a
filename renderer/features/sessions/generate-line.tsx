import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Stepper } from '../../ui/stepper.tsx';

interface GenerateLineProps {
  readonly disabled: boolean;
  /** What is missing, in words. */
  readonly hint: string | null;
  onGenerate(count: number): void;
}

const most = 12;

/** How many ideas, and go; says where they will appear. */
export function GenerateLine({ disabled, hint, onGenerate }: GenerateLineProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('3');
  const [begun, setBegun] = useState(false);
  const count = Number(typed);
  const isCount = Number.isInteger(count) && count >= 1 && count <= most;
  return (
    <div className="mt-6 flex flex-wrap items-center gap-3 border-t border-hairline pt-4">
      <Stepper
        label={t('ideas.howMany')}
        fewer={t('ideas.fewer')}
        more={t('ideas.more')}
        value={typed}
        min={1}
        max={most}
        problemId={null}
        onChange={setTyped}
      />
      <Button
        look="primary"
        disabled={disabled || !isCount}
        onClick={() => {
          setBegun(true);
          onGenerate(count);
        }}
      >
        {t('ideas.generate')}
      </Button>
      <p role="status" className="text-small text-ink-3">
        {hint ?? (begun ? t('sessions.begun') : '')}
      </p>
    </div>
  );
}
