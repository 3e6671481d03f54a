import type { CSSProperties } from 'react';
import type { DevelopTemplate } from '../../../contract/develop-templates.ts';
import { AssumptionMap } from './assumption-map.tsx';
import { FieldBox } from './field-box.tsx';
import { Objections } from './objections.tsx';
import { fieldsOf, useSay } from './words.ts';

/** The section beside which the facts that speak against are listed. */
const verdictSection = 'verdict';

/** A document as its template lays it out. */
export function DocumentView({ template }: { readonly template: DevelopTemplate }) {
  const say = useSay();
  if (template.layout.kind === 'canvas') return <Canvas template={template} areas={template.layout.areas} />;
  return (
    <div className={template.layout.kind === 'map' ? 'max-w-[62rem]' : 'max-w-[46rem]'}>
      {template.layout.kind === 'map' && <AssumptionMap />}
      {template.sections.map((section) => (
        <section key={section.id} className="mb-10">
          {section.title && (
            <h2 className="mb-3 border-b border-hairline pb-1 font-content text-lead font-semibold">
              {say(section.title)}
            </h2>
          )}
          {section.id === verdictSection && <Objections />}
          <div className="space-y-6">
            {section.fields.map((field) => (
              <FieldBox key={field.id} template={template} field={field} />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

/** A canvas like the printed original: one grid with hairlines, which folds to one column when it is narrow. */
function Canvas({
  template,
  areas,
}: {
  readonly template: DevelopTemplate;
  readonly areas: readonly string[];
}) {
  const style = { '--areas': areas.map((line) => `"${line}"`).join(' ') } as CSSProperties;
  return (
    <div className="canvas-frame">
      <div className="canvas" style={style}>
        {fieldsOf(template).map((field) => (
          <div key={field.id} className="canvas-box" style={{ '--area': field.id } as CSSProperties}>
            <FieldBox template={template} field={field} />
          </div>
        ))}
      </div>
    </div>
  );
}
