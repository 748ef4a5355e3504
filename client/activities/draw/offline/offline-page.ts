import { OFFLINE_NETWORK, type OfflineNetwork } from './offline-network.ts';
import scriptAddress from './page.ts?worker&url';

/** One HTML file with script and weights in it: it runs from a stick, without any server. */
export async function offlinePage(network: OfflineNetwork): Promise<string> {
  const answer = await fetch(scriptAddress);
  if (!answer.ok) throw new Error(`The page's script could not be loaded: ${answer.status}.`);
  return pageOf(network, await answer.text());
}

function pageOf(network: OfflineNetwork, script: string): string {
  const { title, said, clear, pad } = network.words;
  return `<!doctype html>
<html lang="${document.documentElement.lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(said)}</p>
<svg role="img" aria-label="${escaped(pad)}"><path/></svg>
<p><button>${escaped(clear)}</button></p>
<ul aria-live="polite"></ul>
<script type="application/json" id="${OFFLINE_NETWORK}">${embedded(JSON.stringify(network))}</script>
<script>${embedded(script)}</script>
</html>
`;
}

const STYLE = `
body { max-width: 420px; margin: 24px auto; padding: 0 16px; background: #faf9f6; color: #16181d; font: 16px/1.5 system-ui, sans-serif }
svg { width: 100%; aspect-ratio: 1; border: 1px solid #ddd9d0; border-radius: 12px; background: #fff; touch-action: none; cursor: crosshair }
path { fill: none; stroke: #16181d; stroke-linecap: round; stroke-linejoin: round }
button { min-height: 48px; padding: 8px 20px; border: 1.5px solid #16181d; border-radius: 10px; background: none; font: inherit; font-weight: 600 }
ul { padding: 0; list-style: none }
li { display: grid; grid-template-columns: 1fr 160px 56px; gap: 8px; align-items: center }
meter { width: 100% }
output { text-align: right; font-variant-numeric: tabular-nums }
`;

/** No text ends its element early. */
function embedded(text: string): string {
  return text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
