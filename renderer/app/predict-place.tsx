import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PicturesPart } from '../features/pictures/pictures-part.tsx';
import { PredictPage } from '../features/predict/predict-page.tsx';
import { Choice } from '../ui/choice.tsx';
import { PlaceTitle } from '../ui/page.tsx';
import { learntFrom } from './predict-search.ts';

const route = getRouteApi('/projects/$projectId/predict');

/** What is learnt from the person's own data, at its address: from a table, or from labelled pictures. */
export function PredictPlace() {
  const { t } = useTranslation();
  const { projectId } = route.useParams();
  const { from = 'table' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="mx-auto w-full max-w-[56rem] px-6 pt-10 pb-24 short:pt-6">
      <PlaceTitle lead={from === 'table' && t('predict.lead')}>{t('nav.predict')}</PlaceTitle>
      <div className="mb-6">
        <Choice
          label={t('predict.from.label')}
          value={from}
          options={learntFrom.map((value) => ({ value, label: t(`predict.from.${value}`) }))}
          onChange={(next) => void navigate({ search: { from: next } })}
        />
      </div>
      {from === 'table' ? (
        <PredictPage key={projectId} projectId={projectId} />
      ) : (
        <PicturesPart key={projectId} projectId={projectId} />
      )}
    </div>
  );
}
