import { broughtTasks, type InstalledModel } from '../../contract/models.ts';

/** An installed model in two lines. */
export function describeModel(model: InstalledModel): string {
  const facts = [
    model.task,
    model.languages.join(' '),
    `${(model.sizeBytes / 1e6).toFixed(0)} MB`,
    model.licence,
    broughtTasks.some((task) => task === model.task) ? '' : `context ${model.contextLength}`,
    model.imported?.packing ?? '',
    model.imported ? 'yours' : '',
    model.isDefault ? 'default' : '',
    model.state === 'missing' ? 'FILES MISSING' : '',
  ];
  return `${model.id}  ${model.name}\n  ${facts.filter((fact) => fact !== '').join(' · ')}`;
}
