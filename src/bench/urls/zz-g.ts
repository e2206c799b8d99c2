import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createBrandDictionary } from '/work/main/src/intel/url/brand-dictionary.ts';
import { readGrammar } from '/work/main/src/intel/url/host-grammar.ts';
import { parseUrl } from '/work/main/src/intel/url/parse-url.ts';
import { hostParts } from '/work/main/src/intel/url/host-parts.ts';
import { parse } from 'csv-parse/sync';
const d = createBrandDictionary(JSON.parse(readFileSync('/work/main/src/intel/url/brands.json','utf8')));
const P='/work/shared/data/phishing/';
const rows:any[] = parse(gunzipSync(readFileSync(P+'all_brands_2025-03_07.csv.gz')),{columns:true});
const ben = ['benign_domains_odd_ranks.txt.gz','benign_opendns_random10k_2014.txt.gz'].flatMap(f=>gunzipSync(readFileSync(P+f)).toString().trim().split('\n')).map(u=>({url:u,is_securities:'b',brand:''}));
const cnt=new Map<string,number[]>(); const ex=new Map<string,string[][]>();
let t=performance.now();
let tokRec=[0,0,0,0,0,0];
for(const r of [...rows,...ben]){
  const u=parseUrl(r.url); if(!u){console.log('bad',r.url);continue}
  const h=hostParts(u); const hits=readGrammar(u,h,d);
  const c=r.is_securities==='1'?0:r.is_securities==='0'?1:2;
  tokRec[c+3]++; if(hits.length)tokRec[c]++;
  for(const x of hits){const k=x.template+(x.isShared?'~sh':'')+(x.disguise==='plain'?'':'~'+x.disguise); const v=cnt.get(k)??[0,0,0];v[c]++;cnt.set(k,v);
   const e=ex.get(k)??[[],[],[]]; if(e[c].length<(c?14:4))e[c].push(r.url+' '+x.token); ex.set(k,e);}
}
console.log(performance.now()-t,rows.length+ben.length,tokRec);
for(const [k,v] of [...cnt].sort((a,b)=>b[1][0]-a[1][0])) console.log(k,v.join(' '),'\n   S',ex.get(k)![0].join('  '),'\n   O',ex.get(k)![1].join('  '),'\n   B',ex.get(k)![2].join('  '));
