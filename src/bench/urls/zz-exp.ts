import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createBrandDictionary } from '../../intel/url/brand-dictionary.ts';
import { readGrammar } from '../../intel/url/host-grammar.ts';
import { parseUrl } from '../../intel/url/parse-url.ts';
import { hostParts } from '../../intel/url/host-parts.ts';
import { shapeOf, pathShape } from '../../intel/url/shape.ts';
import { nameWords, wordKind } from '../../intel/url/name-words.ts';
import { parse } from 'csv-parse/sync';
const d = createBrandDictionary(JSON.parse(readFileSync(new URL('../../intel/url/brands.json',import.meta.url),'utf8')));
const P='/work/shared/data/phishing/';
const args=new Set(process.argv.slice(2));
type Row={url:string,t:number,sec:number,brand:string,month:string,parent:string,keys:[string,string][],stat:string[],hostF:string[],statIdx?:Int32Array,hostIdx?:Int32Array,tok:boolean,w:number};
function feats(url:string){
  const u=parseUrl(url)!; const h=hostParts(u); const hits=readGrammar(u,h,d);
  const H:string[]=['bias'],B:string[]=['bias'];
  for(const x of hits){
    const t=[x.template+(x.isShared?'~':'')+(x.disguise==='typo'?'?':''), 'tok='+x.token+'@'+x.template.split('-')[0]];
    if(!/^(path|query)/.test(x.template))H.push(t[0],'Htok='+x.token); B.push(...t);
    if(x.disguise==='look-alike'){H.push('lookalike');B.push('lookalike')}
  }
  const other=hits.length&&/bank|card|pay|vpass|bk|mobile|edy|mastar|visa/.test(u.host); if(other){B.push('otherbusiness')}
  const labels=h.labels[0]==='www'?h.labels.slice(1):h.labels;
  const lab=labels.join('.'); const ns=shapeOf(h.name), ls=shapeOf(lab), ps=pathShape(u.path);
  H.push('tld='+h.suffix,'ns='+ns,'hosted='+h.isHosted,'addr='+u.isAddress);
  B.push('tld='+h.suffix,'ns='+ns,'nl='+Math.min(3,h.labels.length),'www='+(h.labels[0]==='www'),'ls='+ls,'ps='+ps,'tns='+h.suffix+ns,'addr='+u.isAddress,'frag='+(u.fragment?1:0)+(u.fragment.startsWith('/')?1:0),'q='+(u.query?shapeOf(u.query.split('=')[0]):''),'slash='+u.path.endsWith('/')+(u.path.length>1));
  // words in labels
  for(const w of nameWords(lab).words.slice(0,8)){const k=wordKind(w);B.push('lw='+k); if(k!=='other')B.push('lw='+w)}
  for(const w of nameWords(h.name).words.slice(0,8)){const k=wordKind(w);if(k!=='other'){B.push('nw='+w)}}
  const segs=u.path.split('/').filter(Boolean);
  for(const s of segs.slice(0,3))B.push('seg='+s.toLowerCase().slice(0,20));
  const hs='^'+h.name+'$'; for(let n=3;n<=4;n++)for(let i=0;i+n<=hs.length;i++){H.push('n'+hs.slice(i,i+n));B.push('n'+hs.slice(i,i+n))}
  const l2='^'+lab+'$'; if(lab)for(let n=3;n<=4;n++)for(let i=0;i+n<=l2.length;i++){H.push('l'+l2.slice(i,i+n));B.push('l'+l2.slice(i,i+n))}
  if(segs[0]){const p2='^'+segs[0].toLowerCase().slice(0,24)+'$';for(let n=3;n<=4;n++)for(let i=0;i+n<=p2.length;i++)B.push('p'+p2.slice(i,i+n))}
  const shared=d.shared.has(h.parent);
  const keys:[string,string][]=[];
  if(!shared)keys.push(['parent',h.parent]); else keys.push(['parent',u.host+'/'+(segs[0]??'')]);
  if(segs[0]&&segs[0].length>=2)keys.push(['kit',segs[0]]);
  if(segs.length>1)keys.push(['page',segs.join('/')]);
  if(lab)keys.push(['label',lab.replace(/\d+/g,'0')]);
  keys.push(['pathshape',ps+'?'+u.query.split('&').map(x=>shapeOf(x.split('=')[0])).join('&')]);
  keys.push(['urlshape',(lab?ls:'')+'|'+ns+'|'+h.suffix+'|'+ps]);
  keys.push(['coarse',ls.replace(/\d|m|l/g,'')+'|'+h.suffix+'|'+ps]);
  keys.push(['host',ls+'|'+ns+'|'+h.suffix]);
  keys.push(['tldpath',h.suffix+'|'+ps]);
  if(h.name.length>=5)keys.push(['prefix',h.name.replace(/\d+/g,'0').slice(0,5)]);
  if(h.name.length>=6)keys.push(['suffix',h.name.replace(/\d+/g,'0').slice(-5)]);
  if(lab.length>=6)keys.push(['lprefix',lab.replace(/\d+/g,'0').slice(0,5)]);
  if(u.query){const q=u.query.split('&').map(x=>x.split('=')[0]).join('&').slice(0,60);keys.push(['query',q])}
  if(u.fragment.length>1)keys.push(['frag',u.fragment.slice(0,20)]);
  return {parent:h.parent,keys,stat:B,hostF:H,tok:hits.length>0};
}
const raw:any[] = parse(gunzipSync(readFileSync(P+'all_brands_2025-03_07.csv.gz')),{columns:true});
const rows:Row[]=raw.map(r=>({url:r.url,t:Date.parse(r.date.replaceAll('/','-').replace(' ','T')+'Z')/1000,sec:+r.is_securities,brand:r.brand,month:r.month,...feats(r.url),w:1}));
rows.sort((a,b)=>a.t-b.t);
// cluster weights
{const c=new Map<string,number>();for(const r of rows){const k=r.parent+r.month;c.set(k,(c.get(k)??0)+1)}for(const r of rows)r.w=1/Math.sqrt(c.get(r.parent+r.month)!)}
const HALF={parent:20,kit:12,page:12,label:12,pathshape:7,urlshape:7,coarse:7,host:7,tldpath:7,prefix:12,suffix:12,lprefix:12,query:12,frag:12} as Record<string,number>;
type E={s:number,o:number,t:number,lp:string,last:number};
function memFeatures(delay:number):{mem:Map<Row,[string,number][]>}{
  const M=new Map<string,E>(); const mem=new Map<Row,[string,number][]>(); let q=0;
  for(const r of rows){
    while(q<rows.length&&rows[q].t+delay<=r.t&&rows[q]!==r&&(delay>0||true)){ if(rows[q]===r)break; const y=rows[q++]; teach(y);}
    const f:[string,number][]=[];
    let known=0;
    for(const[k,v]of r.keys){const e=M.get(k+':'+v); if(!e)continue; const dec=2**(-(r.t-e.t)/86400/HALF[k]); const s=e.s*dec,o=e.o*dec;
      const lr=Math.log((s+0.25)/(o+0.25*2)); f.push(['m_'+k,lr]); f.push(['k_'+k,1]); f.push(['last_'+k,(e.last?1:-1)*dec]);
      if(s>0.05&&o<0.02)f.push(['only_'+k,Math.min(2,Math.log1p(s))]); if(o>0.05&&s<0.02)f.push(['onlyo_'+k,Math.min(2,Math.log1p(o))]);
    }
    mem.set(r,f);
  }
  function teach(y:Row){for(const[k,v]of y.keys){const kk=k+':'+v;let e=M.get(kk);if(!e){e={s:0,o:0,t:y.t,lp:'',last:0};M.set(kk,e)}const dec=2**(-(y.t-e.t)/86400/HALF[k]);e.s*=dec;e.o*=dec;e.t=y.t;const inc=e.lp===y.parent?0.05:1;e.lp=y.parent;if(y.sec)e.s+=inc;else e.o+=inc;e.last=y.sec}}
  return{mem};
}
const memD={86400:memFeatures(86400).mem,0:memFeatures(0).mem} as Record<number,Map<Row,[string,number][]>>;
// static index
const dict=new Map<string,number>(); const cntF=new Map<string,Set<string>>();
const idx=(s:string)=>{let i=dict.get(s);if(i===undefined){i=dict.size;dict.set(s,i)}return i};
function train(rs:Row[],opts:{static:boolean,mem:boolean,ng:boolean,clean:boolean,l2:number,epochs:number}){
  // samples: both delays
  const X:{i:Int32Array,v:Float32Array,y:number,w:number}[]=[];
  for(const dl of [86400,0])for(const r of rs)X.push({...vec(r,dl,opts),y:r.sec,w:r.w});
  const n=dict.size+1; const w=new Float64Array(n+5000),g=new Float64Array(n+5000).fill(1e-6);
  let seed=1;const rnd=()=>(seed=(seed*1103515245+12345)&0x7fffffff)/0x7fffffff;
  for(let ep=0;ep<opts.epochs;ep++){
    for(let a=X.length-1;a>0;a--){const b=Math.floor(rnd()*(a+1));const t=X[a];X[a]=X[b];X[b]=t}
    for(const x of X){let z=0;for(let k=0;k<x.i.length;k++)z+=w[x.i[k]]*x.v[k];const p=1/(1+Math.exp(-z));const e=(p-x.y)*x.w;
      for(let k=0;k<x.i.length;k++){const j=x.i[k];const gr=e*x.v[k]+opts.l2*w[j]*x.w;g[j]+=gr*gr;w[j]-=0.15*gr/Math.sqrt(g[j])}}
  }
  return w;
}
function vec(r:Row,dl:number,o:any){
  const i:number[]=[],v:number[]=[];
  if(o.static)for(const s of r.stat){const ng=/^[nlp][^sw=]/.test(s)&&s.length<=5&&!s.includes('=');if(!o.ng&&ng)continue;i.push(idx(s));v.push(ng?0.5:1)}
  else {i.push(idx('bias'));v.push(1);for(const s of r.stat)if(!/[=]/.test(s)&&s.length>5||s.startsWith('tok=')){i.push(idx(s));v.push(1)}}
  if(o.mem)for(const[s,x]of r===r?memD[dl].get(r)!:[]){i.push(idx(s));v.push(x)}
  return{i:Int32Array.from(i),v:Float32Array.from(v)};
}
const months=['202503','202504','202505','202506','202507'];
const name=process.argv[2]??'';
const configs:Record<string,any>={static:{static:true,mem:false,ng:true},mem:{static:false,mem:true,ng:false},both:{static:true,mem:true,ng:true},noNg:{static:true,mem:true,ng:false}};
for(const r of rows)for(const s of r.stat)idx(s); for(const dl of[86400,0])for(const f of memD[dl].values())for(const[s]of f)idx(s);
for(const [nm,c] of Object.entries(configs)){
 for(const l2 of [1e-4,1e-3]){
  const res:string[]=[];
  const agg:Record<number,{p:number,y:number}[]>={86400:[],0:[]};
  for(let m=2;m<5;m++){
    const tr=rows.filter(r=>r.month<months[m]), te=rows.filter(r=>r.month===months[m]);
    const w=train(tr,{...c,l2,epochs:12,clean:true});
    for(const dl of [86400,0]){
      const sc=te.map(r=>{const x=vec(r,dl,c);let z=0;for(let k=0;k<x.i.length;k++)z+=(w[x.i[k]]??0)*x.v[k];return{p:z,y:r.sec,r}});
      const at=(thr:number)=>[sc.filter(s=>s.y&&s.p>thr).length/sc.filter(s=>s.y).length,sc.filter(s=>!s.y&&s.p>thr).length/sc.filter(s=>!s.y).length];
      const neg=sc.filter(s=>!s.y).map(s=>s.p).sort((a,b)=>b-a);const thr=neg[Math.floor(neg.length*0.02)];
      res.push(`${months[m]} ${dl?'1d':'0d'} @0: ${at(0).map(x=>(x*100).toFixed(1)).join('/')} @2%: ${(at(thr)[0]*100).toFixed(1)} thr ${thr.toFixed(2)}`);
      agg[dl].push(...sc);
    }
  }
  for(const dl of[86400,0]){const sc=agg[dl];const neg=sc.filter(s=>!s.y).map(s=>s.p).sort((a,b)=>b-a);const out=[0.01,0.02].map(q=>{const thr=neg[Math.floor(neg.length*q)];return (100*sc.filter(s=>s.y&&s.p>thr).length/sc.filter(s=>s.y).length).toFixed(1)+'@'+thr.toFixed(2)});res.push('ALL '+(dl?'1d':'0d')+' rec@1%,2%: '+out.join(' '))}
  console.log(nm,l2,'\n  '+res.join('\n  '));
 }
}
