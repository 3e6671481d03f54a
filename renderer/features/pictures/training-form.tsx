import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureSet } from '../../../contract/pictures.ts';
import { Button } from '../../ui/button.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { usePicturesDesk } from './pictures-desk.ts';

const mostWalks = 200;

/** How a network is to be taught, and the button that begins. */
export function TrainingForm({ set, busy }: { readonly set: PictureSet; readonly busy: boolean }) {
  const { t } = useTranslation();
  const desk = usePicturesDesk();
  const [walks, setWalks] = useState('30');
  const [augment, setAugment] = useState(true);
  const [mirror, setMirror] = useState(true);
  const epochs = Number(walks);
  const valid = Number.isInteger(epochs) && epochs >= 1 && epochs <= mostWalks;
  return (
    <form
      className="flex flex-wrap items-center gap-x-6 gap-y-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid && !busy) void desk.train(set, { epochs, augment, mirror });
      }}
    >
      <div className="flex items-center gap-2 text-ui text-ink-2">
        {t('pictures.form.walks')}
        <Stepper
          label={t('pictures.form.walks')}
          fewer={t('pictures.form.fewer')}
          more={t('pictures.form.more')}
          value={walks}
          min={1}
          max={mostWalks}
          problemId={valid ? null : 'walks-problem'}
          onChange={setWalks}
        />
      </div>
      <label className="flex items-center gap-2 text-ui text-ink-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={augment}
          onChange={(event) => setAugment(event.target.checked)}
        />
        {t('pictures.form.augment')}
      </label>
      <label className="flex items-center gap-2 text-ui text-ink-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={mirror && augment}
          disabled={!augment}
          onChange={(event) => setMirror(event.target.checked)}
        />
        {t('pictures.form.mirror')}
      </label>
      <Button type="submit" look="primary" disabled={!valid || busy}>
        {t('pictures.form.train')}
      </Button>
      {!valid && (
        <p id="walks-problem" className="text-small text-red">
          {t('pictures.form.walksProblem', { most: mostWalks })}
        </p>
      )}
    </form>
  );
}
