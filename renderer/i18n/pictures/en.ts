/** The English texts of the labelled pictures. */
export const picturesEn = {
  lead: 'A folder for each kind of picture (cat, dog; good, broken) is enough: a small convolutional network learns to tell them apart, here, and says how often it is right on pictures it never saw.',
  drop: 'Drop a folder here that holds a folder for each kind. Pictures are brought to 32 × 32 pixels, in this window; the files stay where they are.',
  choose: 'Choose a folder',
  sample: 'Or take the sample: drawn cups, whole, cracked or chipped',
  which: 'Set of pictures',
  facts_one: '{{pictures}} picture of {{kinds}} kinds, {{size}} × {{size}}',
  facts_other: '{{pictures}} pictures of {{kinds}} kinds, {{size}} × {{size}}',
  delete: 'Delete “{{name}}”',
  deleted: 'Deleted “{{name}}”',
  shows: '{{file}}: {{kind}}',
  onnx: {
    save: 'Save as ONNX',
    passed_one: 'The ONNX file was run on {{rows}} picture: the largest difference is {{difference}}.',
    passed_other: 'The ONNX file was run on {{rows}} pictures: the largest difference is {{difference}}.',
    notPassed_one: 'The ONNX file differs by {{difference}} on {{rows}} picture: don’t rely on it.',
    notPassed_other: 'The ONNX file differs by {{difference}} on {{rows}} pictures: don’t rely on it.',
  },
  reading: 'Reading “{{name}}”',
  readSoFar: '{{done}} of {{all}}',
  readDone_one: '{{count}} picture read',
  readDone_other: '{{count}} pictures read',
  unreadable_one:
    '{{count}} file could not be drawn (no picture, or more than 64 megapixels) and was left out: {{names}}.',
  unreadable_other:
    '{{count}} files could not be drawn (no pictures, or more than 64 megapixels) and were left out: {{names}}.',
  faults: {
    'no-kinds':
      'No folder for each kind was found. Put the pictures of each kind in a folder of its own, and drop the folder that holds them.',
    'one-kind': 'There is only one kind. Two folders at least are needed to tell apart.',
    'many-kinds': 'More than 50 kinds. Leave some out.',
    'too-many': 'More than 5,000 pictures. A few hundred of each kind teach nearly as much.',
  },
  form: {
    walks: 'Walks over the pictures',
    fewer: 'Fewer',
    more: 'More',
    augment: 'Learn from changed copies too',
    mirror: 'mirrored as well',
    train: 'Teach a network',
    walksProblem: 'A whole number from 1 to {{most}}.',
  },
  teaching: 'Teaching on “{{name}}”',
  beginning: 'Beginning…',
  walk: 'Walk {{epoch}} of {{of}}',
  taught: 'Taught',
  runs: 'Earlier networks',
  runName: '{{moment}}: {{accuracy}}',
  chart: {
    title: 'Loss, walk by walk',
    train: 'learnt from',
    validation: 'not learnt from',
    kept: 'kept',
    walk: 'Walk',
    right: 'right',
    asTable: 'As a table',
    asChart: 'As a drawing',
  },
  result: {
    accuracy:
      'Test accuracy: {{accuracy}} of {{test}} pictures it had never seen (95 % interval: {{low}} to {{high}}). Always naming the commonest kind would get {{baseline}}.',
    notBetter: 'That is not surely better: more pictures of each kind are what helps first. ',
    byHeart:
      'After walk {{epoch}} it only learnt by heart: until walk {{last}} the loss fell on what it learns from and rose on what it doesn’t. The network of walk {{epoch}} was kept.',
    facts:
      '{{train}} pictures to learn from, {{validation}} to tell when to stop, {{test}} for the test; {{parameters}} parameters; seed {{seed}}; {{time}}.',
  },
  confusion: { title: 'What it said', corner: 'shows ↓ said →' },
  mistakes: 'Where it was wrong, the surest first',
  mistake: '{{truth}}, taken for {{said}} ({{probability}})',
  try: {
    drop: 'Try it: drop a picture or a few.',
    choose: 'Choose pictures',
  },
};
