/** The English texts of the models that can be had. */
export const catalogueEn = {
  title: 'Models to be had',
  lead: 'Chosen for what this app does, smallest first. Each says how it would do on this machine, before anything is fetched.',
  machine: {
    here: 'This machine: {{facts}}.',
    cores_one: '{{count}} core',
    cores_other: '{{count}} cores',
    coresWith_one: '{{count}} core with {{instructions}}',
    coresWith_other: '{{count}} cores with {{instructions}}',
    memory: '{{all}} of memory, {{free}} of it free',
    disk: '{{free}} free on the disk',
    speed:
      'The built-in model writes {{speed}} tokens a second here; what the others would do is reckoned from that.',
    noSpeed:
      'How fast each would write is told once this machine is measured: the built-in model writes for three seconds.',
    measure: 'Measure this machine',
    again: 'Measure again',
    measuring: 'Measuring this machine',
    measured: 'The built-in model writes {{speed}} tokens a second.',
  },
  verdicts: {
    fits: 'Fits',
    tight: 'Tight',
    'wont-fit': 'Won’t fit',
  },
  reasons: {
    memory: 'it takes {{memory}} of memory',
    'free-memory': 'close other programs first: it takes {{memory}} of memory',
    disk: 'it needs {{disk}} on the disk while it comes in',
    slow: 'slower than one reads',
  },
  facts: {
    fetched: '{{size}} to fetch',
    fetchedAbout: 'about {{size}} to fetch',
    memory: '{{size}} of memory',
    speed: 'about {{speed}} tokens a second',
  },
};
