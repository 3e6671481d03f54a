import { Dices } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../contract/errors.ts';
import type { GenerateInput } from '../../../../contract/ideation.ts';
import type { BoxState } from '../../../../contract/sessions.ts';
import { boxLimits, type BoxRow } from '../../../../contract/stimuli.ts';
import { problemOf, useAsk, useBackend } from '../../../backend.ts';
import { useFormat } from '../../../i18n/format.ts';
import type { Language } from '../../../i18n/language.ts';
import { Button } from '../../../ui/button.tsx';
import { GenerateLine } from '../generate-line.tsx';
import { SessionPage } from '../session-page.tsx';
import { useKept, useSessionsDesk } from '../sessions-desk.ts';
import { BoxRowLine } from './box-row-line.tsx';

interface BoxPageProps {
  readonly projectId: string;
  onGenerate(input: Omit<GenerateInput, 'projectId'>): void;
  onClose(): void;
}

const emptyBox: BoxState = { rows: [], picked: [], used: [] };
/** Rows that an empty box is offered at once. */
const firstRows = 4;

/** The morphological box: parameters by options, one picked in each row. */
export function BoxPage({ projectId, onGenerate, onClose }: BoxPageProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const backend = useBackend();
  const { drafts } = useSessionsDesk();
  const { kept, problem } = useKept(projectId);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [left, setLeft] = useState<number | null>(null);
  const proposed = useAsk('sessions.proposeRows', { projectId, language: i18n.language as Language });
  const box = kept?.box ?? emptyBox;
  const set = (change: Partial<BoxState>) => drafts.set(projectId, 'box', { ...box, ...change });
  /** With other rows, or an option less, the places of old combinations mean others: they are forgotten. */
  const setRows = (
    rows: readonly BoxRow[],
    picked: readonly (number | null)[],
    used: readonly string[] = [],
  ) => {
    setLeft(null);
    set({ rows: [...rows], picked: [...picked], used: [...used] });
  };

  const ready = box.rows.filter(({ name, options }) => name.trim() !== '' && options.length > 0);
  const isReady = box.rows.length > 0 && ready.length === box.rows.length;
  const combination = box.picked.flatMap((place) => (place === null ? [] : [place]));
  const isPicked = isReady && combination.length === box.rows.length;
  const offers = (proposed.data ?? []).filter(({ name }) => !box.rows.some((row) => row.name === name));

  const deal = async () => {
    setFailure(null);
    try {
      const answer = await backend.call('sessions.deal', { rows: box.rows, used: box.used });
      setLeft(answer.combination ? answer.left : 0);
      if (answer.combination)
        set({ picked: answer.combination, used: [...box.used, answer.combination.join('.')] });
    } catch (error) {
      setFailure(problemOf(error));
    }
  };
  const generate = (count: number) => {
    const key = combination.join('.');
    if (!box.used.includes(key)) set({ used: [...box.used, key] });
    onGenerate({
      ...{ method: 'morphological-box', count },
      ...{ box: { rows: box.rows }, combinations: [combination] },
    });
  };

  return (
    <SessionPage
      kind="morphological-box"
      problems={[failure, problem, proposed.error && problemOf(proposed.error)]}
      onClose={onClose}
    >
      {kept && box.rows.length === 0 && (
        <Button
          look="primary"
          disabled={offers.length === 0}
          onClick={() => setRows(offers.slice(0, firstRows), Array<null>(firstRows).fill(null))}
        >
          {t('sessions.box.begin')}
        </Button>
      )}
      <div className="border-t border-hairline empty:border-0">
        {box.rows.map((row, at) => (
          <BoxRowLine
            key={at}
            row={row}
            picked={box.picked[at] ?? null}
            onPick={(place) =>
              set({ picked: box.rows.map((_, i) => (i === at ? place : (box.picked[i] ?? null))) })
            }
            onChange={(next) => {
              const isLess = next.options.length < row.options.length;
              setRows(
                box.rows.with(at, next),
                box.rows.map((_, i) => (i === at && isLess ? null : (box.picked[i] ?? null))),
                isLess ? [] : box.used,
              );
            }}
            onRemove={() =>
              setRows(
                box.rows.filter((_, i) => i !== at),
                box.picked.filter((_, i) => i !== at),
              )
            }
          />
        ))}
      </div>
      {kept && box.rows.length < boxLimits.rows && (
        <div className="mt-3 flex flex-wrap items-center gap-x-1 gap-y-1 text-ui text-ink-2">
          <span className="mr-1">{t('sessions.box.addRow')}</span>
          {offers.map((row) => (
            <Button
              key={row.name}
              look="quiet"
              onClick={() => setRows([...box.rows, row], [...box.picked, null])}
            >
              {row.name}
            </Button>
          ))}
          <Button
            look="quiet"
            onClick={() =>
              setRows([...box.rows, { name: '', role: null, options: [] }], [...box.picked, null])
            }
          >
            {t('sessions.box.ownRow')}
          </Button>
        </div>
      )}
      {isReady && (
        <div className="mt-6 flex flex-wrap items-center gap-3">
          <Button icon={<Dices size={15} aria-hidden />} onClick={() => void deal()}>
            {t('sessions.box.deal')}
          </Button>
          <p role="status" className="text-small text-ink-3 tabular-nums">
            {left === 0
              ? t('sessions.box.none')
              : left !== null && t('sessions.box.left', { count: left, number: format.number(left) })}
          </p>
        </div>
      )}
      {isPicked && (
        <p className="mt-4 font-content text-content">
          {box.rows.map(({ options }, at) => options[combination[at] ?? 0]?.text).join(' · ')}
        </p>
      )}
      <GenerateLine
        disabled={!isPicked}
        hint={isPicked || box.rows.length === 0 ? null : t('sessions.box.pickAll')}
        onGenerate={generate}
      />
    </SessionPage>
  );
}
