// Read-out of a server-drawn chart under the pointer: the figures come from the chart's own table.
import { $, $$ } from './dom.js';

const NOTHING = '–';

class Chart extends HTMLElement {
  connectedCallback() {
    this.plot = $('.area-box', this);
    this.tip = $('.tip', this);
    if (!this.plot || !this.tip) return;
    this.rows = $$('.chart-data tbody tr', this);
    this.names = $$('.chart-data thead th', this)
      .slice(1)
      .map(cell => cell.textContent);
    for (const type of ['pointermove', 'pointerdown']) this.plot.addEventListener(type, event => this.show(event));
    this.plot.addEventListener('pointerleave', () => this.hide());
  }

  show(event) {
    const box = this.plot.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const count = this.rows.length;
    const lines = this.dataset.kind === 'line';
    const index = Math.max(0, Math.min(count - 1, lines ? Math.round(share * (count - 1)) : Math.floor(share * count)));
    if (index === this.index || !count) return;
    this.index = index;

    this.classList.add('hot');
    this.tip.replaceChildren(...this.readOut(this.rows[index].cells));
    this.mark(lines ? (count === 1 ? 0.5 : index / (count - 1)) : (index + 0.5) / count, box);
  }

  readOut(cells) {
    const title = document.createElement('b');
    title.textContent = cells[0].textContent;
    const lines = this.names
      .map((name, i) => [name, cells[i + 1].textContent])
      .filter(([, value]) => value !== NOTHING)
      .map(texts => {
        const line = document.createElement('div');
        for (const text of texts) line.append(Object.assign(document.createElement('span'), { textContent: text }));
        return line;
      });
    return [title, ...lines];
  }

  mark(share, plot) {
    const cross = $('.cross', this);
    cross?.setAttribute('x1', `${share * 100}%`);
    cross?.setAttribute('x2', `${share * 100}%`);
    for (const bar of $$('.bar-hover', this)) bar.classList.toggle('on', Number(bar.dataset.i) === this.index);

    const frame = this.getBoundingClientRect();
    const x = plot.left - frame.left + share * plot.width;
    const fits = x + 12 + this.tip.offsetWidth <= frame.width;
    this.tip.style.left = `${Math.max(0, fits ? x + 12 : x - this.tip.offsetWidth - 12)}px`;
    this.tip.style.top = `${plot.top - frame.top + 8}px`;
  }

  hide() {
    this.classList.remove('hot');
    this.index = -1;
    for (const bar of $$('.bar-hover', this)) bar.classList.remove('on');
  }
}

customElements.define('ui-chart', Chart);
