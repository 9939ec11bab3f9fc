/** The looks of the page for everybody: light and dark, on a phone, on paper. Colours are those of the page for staff. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b2733;--dim:#5d6b79;--line:#dfe4ea;--ground:#f4f6f8;--surface:#fff;--brand:#1d4f91;--on-brand:#fff;--track:#e3e8ed;--green:#1e7f4f;--yellow:#96590a;--red:#c0392b;font:16px/1.6 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e3e9ef;--dim:#a0adba;--line:#323d48;--ground:#131a21;--surface:#1b232c;--brand:#7fb0ef;--on-brand:#131a21;--track:#33404c;--green:#5dc294;--yellow:#e3b05c;--red:#f08a7d}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink)}
main{max-width:75rem;margin:0 auto;padding:1.5rem 1rem 3rem}
a{color:var(--brand)}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible{outline:2px solid var(--brand);outline-offset:2px}
header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between}
h1{margin:0;font-size:1.6rem;line-height:1.3}
h2{margin:0;padding:.75rem 1rem;font-size:1.1rem}
p{margin:.5rem 0}
input{width:16rem;max-width:100%}
.dim{color:var(--dim)}
.note{padding:.5rem 1rem;border-inline-start:4px solid var(--yellow);background:var(--surface)}
.card{margin-top:1rem;border:1px solid var(--line);border-radius:8px;background:var(--surface);overflow:hidden}
.figures{display:flex;flex-wrap:wrap;gap:.75rem 3rem;margin:0;padding:1rem}
.figures dt{color:var(--dim)}
.figures dd{margin:0;font-size:1.75rem;font-weight:600;line-height:1.2}
.classes{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0;padding:0 1rem 1rem;list-style:none}
.classes a{color:inherit;text-decoration:none}
.classes a:hover{text-decoration:underline}
form{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;padding:1rem}
label{display:grid;gap:.25rem;color:var(--dim);font-size:.875rem}
input,select,button{min-height:2.5rem;padding:.25rem .75rem;border:1px solid #7d8996;border-radius:6px;background:var(--surface);color:var(--ink);font:inherit}
form a{line-height:2.5rem}
button{border-color:var(--brand);background:var(--brand);color:var(--on-brand);cursor:pointer}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{padding:.6rem 1rem;border-top:1px solid var(--line);text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{color:var(--dim);font-weight:400;font-size:.875rem}
tbody th{font-weight:400}
.n{width:4.5rem}.u{width:9rem}.c{width:7.5rem}.l{width:7.5rem}
.words{white-space:pre-wrap}
svg{display:block;width:100%;height:6px;margin-top:.35rem;border-radius:3px;background:var(--track)}
.green{color:var(--green)}.yellow{color:var(--yellow)}.red{color:var(--red)}.none{color:var(--dim)}
rect{fill:currentColor}
footer{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:center;padding:0 1rem 2rem;font-size:.875rem}
footer a{color:var(--dim)}
nav{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin-top:1rem}
@media screen and (max-width:760px){
main{padding:1rem .75rem 2rem}h1{font-size:1.3rem}.figures{gap:.75rem 2rem}.figures dd{font-size:1.4rem}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody{display:block}
tr{display:grid;padding:.75rem 1rem;border-top:1px solid var(--line)}
tbody th,td{padding:.15rem 0;border:0}
tbody th{order:-1;font-weight:600}
td,td.n{display:grid;grid-template-columns:5.5rem 1fr;width:auto;align-items:baseline}
td::before{color:var(--dim);font-size:.875rem;content:attr(data-label)}
td svg{grid-column:2}
label{flex:1 1 100%}input{width:auto}button{flex:1}
}
@media print{@page{margin:12mm}:root{color-scheme:light;font-size:11px}body{background:#fff}main{max-width:none;padding:0}form,nav,.otherwise{display:none}.card{border-color:#999;overflow:visible}h2{break-after:avoid}thead,tr{break-inside:avoid}thead{break-after:avoid}th,td{padding:.4rem .6rem}a{color:inherit;text-decoration:none}}
`;
