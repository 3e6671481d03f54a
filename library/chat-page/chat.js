// The chat page that Inkling publishes on this machine. The token is in the address's fragment, which browsers send to
// nobody; what is said is kept in this page and nowhere else.
const token = location.hash.slice(1);
const talk = document.getElementById('talk');
const form = document.getElementById('ask');
const field = document.getElementById('question');
const mark = document.getElementById('mark');
const button = form.querySelector('button');
const inChinese = navigator.language.startsWith('zh');
const texts = inChinese
  ? {
      placeholder: '请输入您的问题',
      failed: '没有成功，请稍后再试。',
      from: '来源：',
      near: (host) => `由 ${host} 书写`,
      leaves: (host) => `问题会离开本机：${host}`,
      open: (host) => `问题会离开本机，且没有加密：${host}`,
      news: '您的问题还没有发出：书写回答的地方变了，见上方。再次发送即表示同意。',
    }
  : {
      placeholder: 'What would you like to know?',
      failed: 'That did not work. Please try again.',
      from: 'From ',
      near: (host) => `Written by ${host}`,
      leaves: (host) => `Questions leave this machine: ${host}`,
      open: (host) => `Questions leave this machine, unencrypted: ${host}`,
      news: 'Your question was not sent: answers are written elsewhere now, see above. Send it again if you want that.',
    };
const messages = [];

document.documentElement.lang = inChinese ? 'zh-CN' : 'en';
field.placeholder = texts.placeholder;

function say(role, text) {
  const line = document.createElement('div');
  line.className = role;
  line.textContent = text;
  talk.append(line);
  line.scrollIntoView({ block: 'nearest' });
  return line;
}

function request(path, body) {
  return fetch(path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
}

async function pageTexts() {
  const response = await request('/v1/chat/page');
  if (!response.ok) throw new Error((await response.json()).error.message);
  return response.json();
}

/** Says where answers are written; returns whether they go somewhere that was not said before. */
function showMark(engine) {
  const kind = { 'this-machine': 'near', encrypted: 'leaves', open: 'open' }[engine?.reach];
  const text = kind ? texts[kind](engine.host) : '';
  const isNews = text !== '' && text !== mark.textContent;
  mark.textContent = text;
  mark.title = engine ? engine.model : '';
  mark.className = kind === 'leaves' || kind === 'open' ? 'leaves' : '';
  return isNews;
}

/** The JSON documents of an event stream, one by one. */
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (line.startsWith('data: {')) yield JSON.parse(line.slice(6));
    }
  }
}

async function ask(question) {
  messages.push({ role: 'user', content: question });
  say('customer', question);
  const line = say('assistant', '…');
  let answer = '';
  const sources = new Set();
  try {
    const response = await request('/v1/chat/completions', { model: 'inkling-assistant', stream: true, messages });
    if (!response.ok) throw new Error((await response.json()).error.message);
    for await (const event of events(response)) {
      if (event.error) throw new Error(event.error.message);
      answer += event.choices[0].delta.content ?? '';
      for (const citation of event.citations ?? []) sources.add([citation.source, ...citation.headings].join(' › '));
      if (answer !== '') line.textContent = answer;
    }
    messages.push({ role: 'assistant', content: answer });
    if (sources.size > 0) {
      const cite = document.createElement('cite');
      cite.textContent = texts.from + [...sources].join('; ');
      line.append(cite);
    }
  } catch (error) {
    messages.pop();
    line.classList.add('wrong');
    line.textContent = `${texts.failed} ${error.message}`;
  }
  line.scrollIntoView({ block: 'nearest' });
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const question = field.value.trim();
  if (question === '' || button.disabled) return;
  button.disabled = true;
  try {
    if (showMark((await pageTexts()).engine)) say('note', texts.news);
    else {
      field.value = '';
      await ask(question);
    }
  } catch (error) {
    // Nobody knows where the question would go, so it stays in its field.
    say('wrong', `${texts.failed} ${error.message}`);
  }
  button.disabled = false;
  field.focus();
});
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

try {
  const { name, greeting, engine } = await pageTexts();
  showMark(engine);
  if (name !== '') {
    document.title = name;
    document.getElementById('name').textContent = name;
  }
  say('assistant', greeting[inChinese ? 'zh' : 'en']);
} catch (error) {
  say('wrong', `${texts.failed} ${error.message}`);
}
