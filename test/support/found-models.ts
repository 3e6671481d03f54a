/** A repository as the hub lists it in a search (`expand` of gated, downloads, pipeline_tag, tags, cardData, gguf, siblings). */
export function foundItem(id: string, changes: Readonly<Record<string, unknown>> = {}) {
  const name = id.replace(/^.*\//u, '').replace(/-GGUF$/u, '');
  return {
    _id: '66e6cdf0f0a1e6a2d1ac1f0b',
    id,
    downloads: 84_120,
    gated: false,
    pipeline_tag: 'text-generation',
    tags: ['gguf', 'text-generation', 'en', 'license:apache-2.0', 'region:us', 'conversational'],
    cardData: { license: 'apache-2.0', language: ['en'], base_model: `Someone/${name}` },
    gguf: {
      ...{ total: 1_543_714_304, architecture: 'qwen2', context_length: 32_768 },
      ...{ chat_template: '{%- for message in messages %}…', eos_token: '<|im_end|>' },
    },
    siblings: [
      '.gitattributes',
      'README.md',
      `${name}-Q8_0.gguf`,
      `${name}-Q4_K_M.gguf`,
      `${name}-IQ2_XXS.gguf`,
      'mmproj-model-F16.gguf',
      `${name}-F16-00001-of-00002.gguf`,
    ].map((rfilename) => ({ rfilename })),
    ...changes,
  };
}
