// The style and script of the status page, served by this process: its policy lets nothing else in.

export const statusStyle = `
:root { color-scheme: light dark; font: 16px/1.6 "Noto Sans JP", system-ui, sans-serif; }
body { margin: 0 auto; max-width: 72rem; padding: 0 1rem 2rem; }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
nav a { margin-left: 1rem; }
.ribbon { margin: 0 -1rem; padding: .4rem 1rem; background: #6a3d00; color: #fff; font-weight: 600; }
.running { color: light-dark(#19692c, #6fd486); } .silent { color: light-dark(#b3261e, #ff9a92); font-weight: 600; }
#stale:empty { display: none; } #stale { border-left: .3rem solid #b26a00; padding-left: .6rem; }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: .75rem; margin: 0; }
dl div { border: 1px solid #8886; border-radius: .4rem; padding: .5rem .75rem; }
dl .verdict { border-left-width: .35rem; }
dl .step-up { border-left-color: #c9a000; } dl .hold { border-left-color: #d2691e; } dl .block { border-left-color: #b3261e; }
dt { font-size: .85rem; } dd { margin: 0; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
dl .time dd { font-size: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8886; white-space: nowrap; }
.number { text-align: right; }
footer { margin-top: 2rem; font-size: .85rem; }
`;

/** Fetches the page anew every two seconds while it is looked at, and says when it cannot. */
export const statusScript = `
const stale = document.getElementById('stale');
async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.querySelector('main');
    const shown = document.querySelector('main');
    if (main && shown.innerHTML !== main.innerHTML) shown.replaceWith(main);
    stale.textContent = '';
  } catch {
    if (stale.textContent === '') stale.textContent = document.body.dataset.stale;
  }
}
(async () => {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await refresh();
  }
})();
`;
