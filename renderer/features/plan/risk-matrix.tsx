import { useTranslation } from 'react-i18next';
import type { Risk } from '../../../contract/plan-entries.ts';
import type { RiskScales } from '../../../contract/plan-library.ts';
import { classNames } from '../../ui/class-names.ts';
import { riskBand } from './risk-band.ts';
import { useSay } from './words.ts';

interface RiskMatrixProps {
  readonly scales: RiskScales;
  /** In the order of the register, whose numbers they bear. */
  readonly risks: readonly Risk[];
  onOpen(id: string): void;
}

const bands = { low: 'bg-paper-low', middle: 'bg-amber-wash', high: 'bg-red-wash' } as const;

/** Likelihood by impact: each open risk by its number in the register, a button that opens it. */
export function RiskMatrix({ scales, risks, onOpen }: RiskMatrixProps) {
  const { t } = useTranslation();
  const say = useSay();
  return (
    <figure>
      <figcaption className="mb-2 text-small text-ink-2">
        <span className="font-medium">{t('plan.risks.matrix')}</span>{' '}
        <span className="text-ink-3">{t('plan.risks.matrixHint')}</span>
      </figcaption>
      <table
        aria-label={t('plan.risks.matrix')}
        className="w-full table-fixed border-separate border-spacing-0.5 text-small"
      >
        <tbody>
          {scales.likelihood.toReversed().map(({ step: likelihood, name, anchor }) => (
            <tr key={likelihood}>
              <th
                scope="row"
                title={say(anchor)}
                className="w-24 pr-2 text-right font-normal whitespace-nowrap text-ink-3"
              >
                {say(name)} <span className="tabular-nums">{likelihood}</span>
              </th>
              {scales.impact.map(({ step: impact }) => (
                <td
                  key={impact}
                  className={classNames('h-12 rounded-sm p-1 align-top', bands[riskBand(likelihood, impact)])}
                >
                  <span className="flex flex-wrap gap-1">
                    {risks.map((risk, index) =>
                      risk.state !== 'closed' && risk.likelihood === likelihood && risk.impact === impact ? (
                        <button
                          key={risk.id}
                          type="button"
                          title={risk.title}
                          aria-label={`${index + 1}. ${risk.title}`}
                          onClick={() => onOpen(risk.id)}
                          className="flex size-5 items-center justify-center rounded-full bg-ink text-paper tabular-nums hover:bg-accent"
                        >
                          {index + 1}
                        </button>
                      ) : null,
                    )}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="pr-2 text-right text-ink-3">
              {t('plan.risks.likelihood')} ↑<br />
              {t('plan.risks.impact')} →
            </td>
            {scales.impact.map(({ step, name, anchor }) => (
              <th
                key={step}
                scope="col"
                title={say(anchor)}
                className="truncate pt-1 align-top font-normal text-ink-3"
              >
                <span className="tabular-nums">{step}</span> {say(name)}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </figure>
  );
}
