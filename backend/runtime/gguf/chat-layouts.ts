/** Chat templates for files that bring none, by a token that only models of that layout have. */
const layouts: readonly { readonly token: string; readonly template: string }[] = [
  {
    token: '<|im_start|>',
    template:
      "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}",
  },
  {
    token: '<|start_header_id|>',
    template:
      "{{ bos_token }}{% for message in messages %}{{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' + message['content'] + '<|eot_id|>' }}{% endfor %}{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}",
  },
  {
    token: '[INST]',
    template:
      "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'assistant' %}{{ ' ' + message['content'] + eos_token }}{% else %}{{ '[INST] ' + message['content'] + ' [/INST]' }}{% endif %}{% endfor %}",
  },
];

/** For models without any tokens for turns: they continue texts. */
const plain =
  "{% for message in messages %}{% if message['role'] == 'assistant' %}{{ message['content'] + '\n\n' }}{% else %}{{ '### ' + message['role'] + '\n' + message['content'] + '\n\n' }}{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '### assistant\n' }}{% endif %}";

/** A layout of turns that suits the tokens a model has. */
export function layoutFor(tokens: ReadonlySet<string>): string {
  return layouts.find(({ token }) => tokens.has(token))?.template ?? plain;
}
