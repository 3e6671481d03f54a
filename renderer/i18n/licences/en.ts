/** The English texts of what Inkling is built from. */
export const licencesEn = {
  title: 'What Inkling is built from',
  lead: 'Programs and models of other people, each under a licence that lets it be passed on. Their hashes are pinned, and a bill of materials lies beside the program.',
  show: 'Show parts and licences',
  search: 'Find a part or a licence',
  count_one: '{{count}} part',
  count_other: '{{count}} parts',
  nothing: 'No part by that name.',
  name: 'Part',
  version: 'Version',
  licence: 'Licence',
  kinds: { program: 'Program', model: 'Model', package: 'Package' },
  failed: 'The list of parts could not be read. It also lies in a file beside the program.',
};
