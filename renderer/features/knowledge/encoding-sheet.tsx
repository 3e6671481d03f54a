import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenEncoding } from '../../../contract/knowledge.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { EncodingPreview } from './encoding-preview.tsx';

/** Files to be read in one encoding; without it, each as it is found. */
export interface EncodingGroup {
  readonly paths: readonly string[];
  readonly encoding: ChosenEncoding | undefined;
}

interface EncodingSheetProps {
  /** Plain text files to be looked at; none closes the sheet. */
  readonly paths: readonly string[];
  readonly add: string;
  onAdd(groups: EncodingGroup[]): void;
  onClose(): void;
}

/** How text files read, before they are added, and the person's word on their encoding. */
export function EncodingSheet({ paths, add, onAdd, onClose }: EncodingSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      open={paths.length > 0}
      title={t('knowledge.encoding.title')}
      description={t('knowledge.encoding.say')}
      closeLabel={t('common.close')}
      onOpenChange={(open) => !open && onClose()}
    >
      {paths.length > 0 && (
        <Looking key={paths.join('\n')} paths={paths} add={add} onAdd={onAdd} onClose={onClose} />
      )}
    </Sheet>
  );
}

function Looking({ paths, add, onAdd, onClose }: EncodingSheetProps) {
  const { t } = useTranslation();
  const [at, setAt] = useState(paths[0] ?? '');
  const [chosen, setChosen] = useState<Readonly<Record<string, ChosenEncoding | undefined>>>({});
  return (
    <div className="space-y-3">
      {paths.length > 1 ? (
        <Select
          label={t('knowledge.encoding.file')}
          value={at}
          options={paths.map((path) => ({ value: path, label: nameOf(path) }))}
          onChange={setAt}
        />
      ) : (
        <p className="text-ui font-medium [overflow-wrap:anywhere]">{nameOf(at)}</p>
      )}
      <EncodingPreview
        key={at}
        path={at}
        chosen={chosen[at]}
        onChoose={(encoding) => setChosen((now) => ({ ...now, [at]: encoding }))}
      />
      <div className="flex gap-3">
        <Button look="primary" onClick={() => onAdd(groupsOf(paths, chosen))}>
          {add}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

function groupsOf(
  paths: readonly string[],
  chosen: Readonly<Record<string, ChosenEncoding | undefined>>,
): EncodingGroup[] {
  const groups = new Map<ChosenEncoding | undefined, string[]>();
  for (const path of paths) groups.set(chosen[path], [...(groups.get(chosen[path]) ?? []), path]);
  return [...groups].map(([encoding, group]) => ({ encoding, paths: group }));
}
