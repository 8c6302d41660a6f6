import { fonts, palette, shades } from '../../report/charts/palette.ts';

/** Colours by day and by night; text at least 4.5 : 1 on its ground. */
const day = {
  ...{ ground: '#f3f5f8', card: '#ffffff', ink: palette.ink, soft: palette.soft, line: palette.line },
  ...{
    link: '#0b5a94',
    focus: palette.vermillion,
    mark: '#ffe69a',
    tag: '#f7f9fb',
    field: '#ffffff',
    edge: '#6b7783',
  },
};
const night = {
  ...{ ground: '#12181f', card: '#1a222b', ink: '#e3e9ef', soft: '#a5b1bd', line: '#36424f' },
  ...{
    link: '#7cc0f5',
    focus: '#ff9d57',
    mark: '#5c4a00',
    tag: '#222c37',
    field: '#12181f',
    edge: '#8695a3',
  },
};

const variables = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

/** What charts draw in daylight colours, by night. */
const chartsByNight = (
  [
    ['fill', palette.ink, night.ink],
    ['stroke', palette.ink, night.ink],
    ['fill', palette.soft, night.soft],
    ['stroke', palette.line, night.line],
    ['stroke', palette.vermillion, '#ff9d57'],
    ['fill', palette.vermillion, '#ff9d57'],
  ] as const
)
  .map(([attribute, from, to]) => `figure [${attribute}="${from}"]{${attribute}:${to}}`)
  .join('\n');

const shadeClasses = shades
  .map(
    ({ fill, ink }, place) =>
      `.shade${place}{background:${fill}}.shade${place} a,.shade${place}{color:${ink}}`,
  )
  .join('\n');

/** The whole look, one file. */
export const style = `
:root{color-scheme:light dark;${variables(day)}}
@media (prefers-color-scheme:dark){
:root{${variables(night)}}
${chartsByNight}
}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.65 ${fonts};-webkit-text-size-adjust:100%}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:8px;top:8px;background:var(--card);padding:8px 14px;z-index:2}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
header,main,body>footer{max-width:1120px;margin:0 auto;padding:0 16px}
header{display:flex;flex-wrap:wrap;align-items:center;gap:6px 14px;padding-top:14px;padding-bottom:6px}
.name{margin:0;font-size:1.2rem;font-weight:700}
.name a{color:inherit;text-decoration:none}
nav ul{display:flex;flex-wrap:wrap;gap:2px 1px;list-style:none;margin:0;padding:0}
nav a{display:block;padding:4px 9px;border-radius:7px;text-decoration:none;color:var(--ink)}
nav a:hover{background:var(--card)}
nav a[aria-current]{background:var(--ink);color:var(--ground)}
.find{margin-left:auto}
.find input{width:164px}
h1{font-size:1.5rem;line-height:1.35;margin:14px 0 12px;overflow-wrap:anywhere}
h2{font-size:1.16rem;line-height:1.4;margin:0 0 10px}
h3{font-size:1rem;margin:18px 0 6px}
p{margin:0 0 10px}
main:focus{outline:0}
section,.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 18px;margin:0 0 16px}
.soft,small,body>footer,figcaption,dt{color:var(--soft)}
small{font-size:.86em}
.headline p{font-size:1.06rem}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:10px;margin:0 0 16px}
.numbers div{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:8px 12px}
dt{font-size:.86rem}
dd{margin:0;font-size:1.35rem;font-weight:600;line-height:1.4;font-variant-numeric:tabular-nums}
dd small{display:block;font-size:.8rem;font-weight:400;color:var(--soft)}
figure{margin:4px 0 12px}
figcaption{font-size:.88rem}
svg{display:block;width:100%;height:auto;overflow:visible}
.narrow{display:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.9rem;line-height:1.5;font-variant-numeric:tabular-nums;min-width:40%}
th,td{border-bottom:1px solid var(--line);padding:5px 16px 5px 0;text-align:left;vertical-align:top;font-weight:400;overflow-wrap:anywhere;min-width:3.6em}
thead th{font-weight:600;border-bottom:2px solid var(--edge);white-space:nowrap;vertical-align:bottom}
tbody th{min-width:8em}
.number{text-align:right;white-space:nowrap}
.long{min-width:16em}
td code{white-space:nowrap}
.csv{margin:6px 0 0;font-size:.86rem}
.heat td{padding:0;text-align:center;min-width:5.4em;border:1px solid var(--line)}
.heat td a{display:block;padding:7px 6px;text-decoration:none}
.heat td a:hover{text-decoration:underline}
.heat tbody th{padding-right:14px}
${shadeClasses}
code{font:.88em ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.tag{display:inline-block;border:1px solid var(--line);border-radius:14px;padding:0 9px;margin:0 4px 4px 0;font-size:.84rem;background:var(--tag)}
a.tag{text-decoration:none}
.tag.unsure{border-style:dashed;border-color:var(--edge)}
mark{background:var(--mark);color:inherit;padding:0 2px;border-radius:3px}
.stars{letter-spacing:1px;white-space:nowrap}
.review{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px;margin:0 0 12px}
.review .words,blockquote{overflow-wrap:anywhere;white-space:pre-line;unicode-bidi:isolate;margin:4px 0 8px}
.review .words b{margin-right:.5em}
.review .head{font-size:.88rem;color:var(--soft);margin:0}
.review>p:last-child,section>p:last-child{margin-bottom:0}
.answer{border-left:3px solid var(--line);padding-left:10px;color:var(--soft);white-space:pre-line;overflow-wrap:anywhere}
blockquote{white-space:normal;border-left:4px solid ${palette.blue};padding:1px 0 1px 12px}
blockquote p{white-space:pre-line;margin:0}
blockquote footer{font-size:.84rem;color:var(--soft)}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 18px;margin:0 0 8px}
.facts dd{font-size:1rem;font-weight:400;overflow-wrap:anywhere}
q{quotes:'“' '”'}
input,select,textarea,button{font:inherit;color:inherit;background:var(--field);border:1px solid var(--edge);border-radius:7px;padding:5px 9px;max-width:100%}
input,select,button{min-height:36px}
button{background:var(--ink);color:var(--ground);border-color:var(--ink);cursor:pointer}
button.plain{background:var(--field);color:var(--ink);border-color:var(--edge)}
.filters{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end;margin:0 0 16px}
.filters label,.field{display:flex;flex-direction:column;font-size:.84rem;color:var(--soft);gap:2px}
.filters input,.filters select,.field input,.field select{color:var(--ink);font-size:.95rem}
.filters .query{flex:1 1 220px}
.judged{display:grid;grid-template-columns:minmax(150px,2fr) minmax(110px,1fr) minmax(150px,3fr);gap:8px;margin:0 0 8px}
fieldset{border:0;margin:8px 0;padding:0}
legend{font-weight:600;padding:0}
.actions{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin-top:10px}
.notice{border-left:4px solid ${palette.blue};padding:6px 12px;background:var(--tag);margin:0 0 14px;overflow-wrap:anywhere}
.fault{border-left-color:var(--focus)}
.tabs{display:flex;flex-wrap:wrap;gap:4px 14px;list-style:none;padding:0;margin:0 0 14px}
.tabs a[aria-current]{font-weight:700;color:var(--ink);text-decoration:none}
.more{margin:0 0 20px}
summary{cursor:pointer;color:var(--link);padding:3px 0}
.advice li{margin:0 0 9px}
body>footer{padding-bottom:28px;font-size:.84rem}
@media (max-width:640px){
header{padding-top:10px}
.find{margin-left:0;flex:1 1 100%;order:4}
.find input{width:100%}
section,.review{padding:12px}
.wide{display:none}
.narrow{display:block}
.numbers{grid-template-columns:1fr 1fr}
.judged{grid-template-columns:1fr}
}
@media print{
body{background:#fff;font-size:10.5pt}
header nav,.find,.other,.skip,.csv,.filters,.tabs,.actions,.more{display:none}
section,.review{border:0;padding:0;break-inside:avoid-page}
.scroll{overflow:visible}
table{width:100%;font-size:8pt}
th,td{min-width:0;white-space:normal;overflow-wrap:break-word}
tr,figure{break-inside:avoid}
svg,mark,.heat td{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
