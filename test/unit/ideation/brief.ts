import type { BriefFields } from '../../../contract/projects.ts';

/** A brief for tests; fields can be given. */
export function briefOf(fields: Partial<BriefFields> = {}): BriefFields {
  return {
    title: 'Bakery Returns',
    problem:
      'Our bakery bakes 900 loaves a night and 140 come back unsold every evening. Last year 38,000 euros of bread was thrown away.',
    people: 'One head baker, four apprentices, commuters and a retirement home across the road.',
    constraints: 'No new staff; the oven is full from two to six at night.',
    assets: 'Till data for three years, two delivery vans, a local radio station that likes us.',
    success: '',
    ...fields,
  };
}
