import { fonts, palette } from './charts/palette.ts';

/** The whole look of the page: one column that is read on a phone, at a desk and on paper. No font and no picture is fetched. */
export const style = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f3f5f8;color:${palette.ink};font:16px/1.7 ${fonts};-webkit-text-size-adjust:100%}
header,main,body>footer{max-width:960px;margin:0 auto;padding:0 16px}
header{padding-top:28px}
h1{font-size:1.7rem;line-height:1.3;margin:0 0 4px}
h2{font-size:1.3rem;line-height:1.4;margin:0 0 12px}
h3{font-size:1.08rem;line-height:1.4;margin:28px 0 8px}
h4{font-size:.95rem;margin:16px 0 4px}
p{margin:0 0 10px}
.sub,small,footer,figcaption,.means{color:${palette.soft}}
small{font-size:.84rem}
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:12px 0 20px;padding:0}
a{color:#0b5a94}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid ${palette.vermillion};outline-offset:2px}
section{background:#fff;border:1px solid ${palette.line};border-radius:10px;padding:20px;margin:0 0 18px}
.headline p{font-size:1.12rem;margin:0 0 10px}
.numbers{display:grid;grid-template-columns:repeat(auto-fit,minmax(128px,1fr));gap:10px;margin:18px 0 0}
.numbers div{border:1px solid ${palette.line};border-radius:8px;padding:10px 12px}
dt{font-size:.86rem;color:${palette.soft}}
dd{margin:0;font-size:1.45rem;font-weight:600;line-height:1.4;font-variant-numeric:tabular-nums}
dd small{display:block;font-size:.8rem;font-weight:400;line-height:1.4}
figure{margin:8px 0 20px}
svg{display:block;width:100%;height:auto;overflow:visible}
.narrow{display:none}
figcaption{font-size:.88rem;line-height:1.5;margin:6px 0}
summary{cursor:pointer;color:#0b5a94;padding:6px 0}
.scroll{overflow-x:auto;margin:0 0 8px}
table{border-collapse:collapse;font-size:.88rem;line-height:1.5;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid ${palette.line};padding:5px 14px 5px 0;text-align:left;vertical-align:top;font-weight:400;overflow-wrap:anywhere;min-width:4.5em}
tbody th{min-width:8em}
thead th{font-weight:600;border-bottom:2px solid ${palette.grey};white-space:nowrap}
code{font:.86em ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.issue{border-top:1px solid ${palette.line};padding-top:4px}
.issue h3{margin-top:18px}
.rank{display:inline-block;min-width:1.7em;text-align:center;border-radius:6px;background:${palette.ink};color:#fff;font-size:.9em}
.figures{margin:0 0 6px}
.tag{display:inline-block;border:1px solid ${palette.line};border-radius:14px;padding:0 10px;margin:0 2px 4px 0;font-size:.86rem;background:#f7f9fb}
blockquote{margin:10px 0;padding:2px 0 2px 14px;border-left:4px solid ${palette.blue};overflow-wrap:anywhere;unicode-bidi:isolate}
blockquote p{margin:0;white-space:pre-line}
blockquote footer{font-size:.82rem}
mark{background:#ffe69a;color:inherit;padding:0 2px;border-radius:3px}
.stars{letter-spacing:1px;white-space:nowrap}
.advice{margin:4px 0 12px;padding-left:1.5em}
.advice li,.rivals li{margin:0 0 8px}
.rivals{margin:4px 0 12px;padding-left:1.2em}
q{quotes:'“' '”'}
body>footer{padding-bottom:32px;font-size:.84rem}
@media (max-width:620px){
body{font-size:15px}
header,main,body>footer{padding-left:10px;padding-right:10px}
section{padding:14px 12px}
.wide{display:none}
.narrow{display:block}
.numbers{grid-template-columns:1fr 1fr}
}
@media print{
@page{margin:14mm}
body{background:#fff;font-size:10.5pt}
header,main,body>footer{max-width:none;padding:0}
nav,summary{display:none}
.numbers{grid-template-columns:repeat(6,1fr)}
section{border:0;padding:0}
.wide{display:block}
.narrow{display:none}
figure,blockquote,.advice li,tr{break-inside:avoid}
h2,h3,h4{break-after:avoid}
.scroll{overflow:visible}
table{width:100%;font-size:7.5pt}
th,td,tbody th{padding:3px 7px 3px 0;min-width:0;overflow-wrap:break-word}
thead th{white-space:normal}
h3+p,.figures{break-after:avoid}
svg,mark,.rank{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
