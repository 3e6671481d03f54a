import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SectionProps {
  readonly id: 'data' | 'train' | 'results' | 'use' | 'handOver' | 'together';
  readonly children: ReactNode;
}

/** One of the steps of the page. */
export function Section({ id, children }: SectionProps) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={`predict-${id}`} className="border-t border-hairline pt-7 pb-12">
      <h2 id={`predict-${id}`} className="mb-3 font-content text-lead font-semibold">
        {t(`predict.steps.${id}`)}
      </h2>
      {children}
    </section>
  );
}

/** A heading within a step. */
export function Heading({ children }: { readonly children: ReactNode }) {
  return <h3 className="mt-8 mb-1 text-ui font-medium">{children}</h3>;
}
