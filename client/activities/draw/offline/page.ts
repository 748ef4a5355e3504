import { Pen } from '#client/components/pad/pen.ts';
import { strokePath } from '#client/components/pad/stroke-path.ts';
import { inputOf } from '#shared/activities/draw/network-input.ts';
import { PAD_UNITS, PEN_UNITS, type Strokes } from '#shared/drawings/strokes.ts';
import { compile, loadKernels, type Network } from '#shared/engine/index.ts';
import { fromBase64, OFFLINE_NETWORK, type OfflineNetwork } from './offline-network.ts';

/** The script of a page that runs a network alone: it is built as one file and written into the page. */

const MOST_POINTS = 4000;

async function start(): Promise<void> {
  const said = JSON.parse(document.getElementById(OFFLINE_NETWORK)!.textContent!) as OfflineNetwork;
  const network = compile(said.spec, { kernels: await loadKernels('plain'), rows: 1 });
  network.setParameters(fromBase64(said.weights));
  const bars = said.classes.map(addBar);
  drawOn(document.querySelector('svg')!, (strokes) => {
    const shares = strokes.length > 0 ? guess(network, strokes, said) : undefined;
    bars.forEach((show, label) => show(shares?.[label]));
  });
}

function guess(network: Network, strokes: Strokes, seen: OfflineNetwork): Float32Array {
  return network.predict(inputOf({ strokes }, seen), 1);
}

function addBar(name: string): (share: number | undefined) => void {
  const row = document.createElement('li');
  const [title, bar, number] = ['span', 'meter', 'output'].map((tag) => document.createElement(tag));
  title!.textContent = name;
  row.append(title!, bar!, number!);
  document.querySelector('ul')!.append(row);
  return (share) => {
    (bar as HTMLMeterElement).value = share ?? 0;
    number!.textContent = share === undefined ? '' : `${Math.round(share * 100)} %`;
  };
}

function drawOn(pad: SVGSVGElement, onchange: (strokes: Strokes) => void): void {
  const pen = new Pen(MOST_POINTS);
  let strokes: Strokes = [];
  pad.setAttribute('viewBox', `0 0 ${PAD_UNITS} ${PAD_UNITS}`);
  const path = pad.querySelector('path')!;
  path.setAttribute('stroke-width', `${PEN_UNITS}`);
  const show = (): void => {
    strokes = pen.strokes;
    path.setAttribute('d', strokes.map(strokePath).join(''));
    onchange(strokes);
  };
  const placeOf = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = pad.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  };
  pad.addEventListener('pointerdown', (event) => {
    if (!pen.down(event, placeOf(event), strokes)) return;
    pad.setPointerCapture(event.pointerId);
    show();
  });
  pad.addEventListener('pointermove', (event) => {
    if (!pen.isDrawing(event)) return;
    pen.move([placeOf(event)]);
    show();
  });
  pad.addEventListener('pointerup', (event) => {
    if (pen.isDrawing(event)) strokes = pen.up();
  });
  document.querySelector('button')!.addEventListener('click', () => {
    strokes = [];
    path.setAttribute('d', '');
    onchange(strokes);
  });
}

void start();
