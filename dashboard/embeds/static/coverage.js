// Makes a chart in a post interactive once a reader points at it or taps it: loads plotly from this very site and draws over
// the picture, in its place and at its size. Whatever goes wrong, the picture stays. No cookie, no other origin.
const FILES = new URL('.', import.meta.url);
const LIBRARY = new URL('plotly-basic-4.1.1.min.js', FILES);
const POINTING = ['pointerover', 'pointerdown'];
const CONFIG = { displayModeBar: false, staticPlot: false, scrollZoom: false };

let library;
const plotly = () => (library ??= new Promise((loaded, failed) => {
  const rules = document.createElement('meta'); // plotly then adds no style of its own: coverage.css has what is needed
  rules.id = 'plotly.js-style-global';
  rules.className = 'no-inline-styles';
  const script = document.createElement('script');
  script.src = LIBRARY;
  script.onload = () => loaded(globalThis.Plotly);
  script.onerror = failed;
  document.head.append(rules, script);
}));

// plotly writes bold labels as style attributes, which a strict policy forbids; the same declarations set one by one are allowed.
SVGTSpanElement.prototype.setAttribute = function (name, value) {
  if (name === 'style') this.style.cssText = value;
  else Element.prototype.setAttribute.call(this, name, value);
};

const specifications = new Map();
const specification = (address) => {
  if (!specifications.has(address)) {
    specifications.set(address, fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status))));
  }
  return specifications.get(address);
};

// Colours stand in the file as they do in the picture: var(--cov-ink,#1b2228).
const coloured = (text, figure) => {
  const style = getComputedStyle(figure);
  return JSON.parse(text.replace(/var\((--cov-[\w-]+),(#\w+)\)/g, (_, name, light) => style.getPropertyValue(name).trim() || light));
};

const shown = (drawing) => [...drawing.querySelectorAll(':scope > svg')].find((svg) => getComputedStyle(svg).display !== 'none');

async function draw(drawing, figure) {
  const [Plotly, text] = await Promise.all([plotly(), specification(`${figure.dataset.files}/plot.json`)]);
  const picture = shown(drawing);
  const { width, height } = picture.viewBox.baseVal;
  let live = drawing.querySelector('.coverage-live');
  if (!live) {
    live = document.createElement('div');
    live.className = 'coverage-live';
    live.setAttribute('aria-hidden', 'true');
    live.lang = figure.lang;
    drawing.append(live);
  }
  Object.assign(live.style, { width: `${width}px`, height: `${height}px`, transform: `scale(${picture.clientWidth / width})` });
  const { data, layout } = coloured(text, figure);
  await Plotly.react(live, data, { ...layout, width, height, autosize: false }, CONFIG);
  drawing.dataset.live = '';
}

// The place that was tapped answers at once, as it would have done had the chart been there.
function repeat(event) {
  const target = document.elementFromPoint(event.clientX, event.clientY);
  target?.dispatchEvent(new MouseEvent('mousemove', { clientX: event.clientX, clientY: event.clientY, bubbles: true }));
}

function await_reader(drawing, figure) {
  const awake = async (event) => {
    if (event.type === 'pointerover' && (event.pointerType !== 'mouse' || navigator.connection?.saveData)) return;
    POINTING.forEach((name) => drawing.removeEventListener(name, awake));
    figure.setAttribute('aria-busy', 'true');
    try {
      await draw(drawing, figure);
      repeat(event);
      const again = () => draw(drawing, figure).catch(() => {});
      new ResizeObserver(again).observe(drawing);
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
    } catch {
      drawing.querySelector('.coverage-live')?.remove();
      delete drawing.dataset.live;
    }
    figure.removeAttribute('aria-busy');
  };
  POINTING.forEach((name) => drawing.addEventListener(name, awake, { passive: true }));
}

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    await_reader(target, target.closest('.coverage-chart'));
  }
}, { rootMargin: '200px' });

document.querySelectorAll('.coverage-drawing[data-plot]').forEach((drawing) => near.observe(drawing));
