import { useTranslation } from 'react-i18next';
import { problemOf, useAsk } from '../../backend.ts';
import { ProblemNotice } from '../../i18n/problem-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { DropZone } from '../../ui/drop-zone.tsx';
import {
  importInput,
  interactionRoles,
  itemRoles,
  newTable,
  withRole,
  type ImportDraft,
} from './import-draft.ts';
import { useRecommendDesk } from './recommend-desk.ts';
import { RuleChoice } from './rule-choice.tsx';
import { sourceOfFile, tableEndings } from '../../table-file.ts';
import { TableLook } from './table-look.tsx';

interface ImportFormProps {
  readonly projectId: string;
  readonly draft: ImportDraft;
}

/** A table before it is taken in: what its columns are taken for, what counts, and the table of items beside it. */
export function ImportForm({ projectId, draft }: ImportFormProps) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const table = draft.interactions;
  const preview = useAsk('recommend.preview', {
    source: table.source,
    options: table.options,
    purpose: 'interactions',
  });
  const set = (next: ImportDraft | null) => desk.drafts.set((now) => ({ ...now, [projectId]: next }));
  const guess = preview.data?.guess.purpose === 'interactions' ? preview.data.guess : null;
  const cancel = () => {
    set(null);
    desk.imports.set((now) => ({ ...now, [projectId]: null }));
  };

  return (
    <div className="space-y-6">
      {preview.error && <ProblemNotice problem={problemOf(preview.error)} />}
      {preview.data && guess && (
        <>
          <TableLook
            preview={preview.data.table}
            options={table.options}
            columns={table.columns ?? guess.columns}
            roles={interactionRoles}
            onRole={(column, role) =>
              set({
                ...draft,
                interactions: { ...table, columns: withRole(table.columns ?? guess.columns, column, role) },
              })
            }
            onOptions={(options) => set({ ...draft, interactions: { ...table, options, columns: null } })}
          />
          {(table.columns ?? guess.columns).value !== null && (
            <RuleChoice
              rule={draft.rule ?? guess.rule}
              range={guess.valueRange}
              onChange={(rule) => set({ ...draft, rule })}
            />
          )}
        </>
      )}
      {guess && !draft.items && (
        <DropZone
          choose={t('recommend.data.chooseItems')}
          accept={tableEndings}
          onFiles={([file]) =>
            void (
              file &&
              sourceOfFile(file).then((source) => set({ ...draft, items: newTable(file.name, source) }))
            )
          }
        >
          {t('recommend.data.addItems')}
        </DropZone>
      )}
      <Foot projectId={projectId} draft={draft} guess={guess} onChange={set} onCancel={cancel} />
    </div>
  );
}

interface FootProps extends ImportFormProps {
  readonly guess: Parameters<typeof importInput>[2] | null;
  onChange(draft: ImportDraft): void;
  onCancel(): void;
}

/** The table of items, if there is one, and the button that begins. */
function Foot({ projectId, draft, guess, onChange, onCancel }: FootProps) {
  return draft.items ? (
    <WithItems projectId={projectId} draft={draft} guess={guess} onChange={onChange} onCancel={onCancel} />
  ) : (
    <Go projectId={projectId} draft={draft} guess={guess} itemGuess={null} onCancel={onCancel} />
  );
}

function WithItems({ projectId, draft, guess, onChange, onCancel }: FootProps) {
  const { t } = useTranslation();
  const items = draft.items!;
  const preview = useAsk('recommend.preview', {
    source: items.source,
    options: items.options,
    purpose: 'items',
  });
  const itemGuess = preview.data?.guess.purpose === 'items' ? preview.data.guess : null;
  return (
    <>
      {preview.error && <ProblemNotice problem={problemOf(preview.error)} />}
      {preview.data && itemGuess && (
        <TableLook
          preview={preview.data.table}
          options={items.options}
          columns={items.columns ?? itemGuess.columns}
          roles={itemRoles}
          onRole={(column, role) =>
            onChange({
              ...draft,
              items: { ...items, columns: withRole(items.columns ?? itemGuess.columns, column, role) },
            })
          }
          onOptions={(options) => onChange({ ...draft, items: { ...items, options, columns: null } })}
        />
      )}
      <Button look="quiet" className="-ml-3" onClick={() => onChange({ ...draft, items: null })}>
        {t('recommend.data.removeItems')}
      </Button>
      <Go
        projectId={projectId}
        draft={draft}
        guess={itemGuess ? guess : null}
        itemGuess={itemGuess}
        onCancel={onCancel}
      />
    </>
  );
}

interface GoProps {
  readonly projectId: string;
  readonly draft: ImportDraft;
  readonly guess: Parameters<typeof importInput>[2] | null;
  readonly itemGuess: Parameters<typeof importInput>[3];
  onCancel(): void;
}

function Go({ projectId, draft, guess, itemGuess, onCancel }: GoProps) {
  const { t } = useTranslation();
  const desk = useRecommendDesk();
  const asked = guess ? importInput(projectId, draft, guess, itemGuess) : null;
  const input = asked && 'input' in asked ? asked.input : null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        look="primary"
        disabled={!input}
        onClick={() => void (input && desk.importDataset(input, draft.interactions.name))}
      >
        {t('recommend.data.import')}
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {t('recommend.data.cancel')}
      </Button>
      {asked && 'missing' in asked && (
        <p className="text-small text-red">{t(`recommend.data.${asked.missing}`)}</p>
      )}
    </div>
  );
}
