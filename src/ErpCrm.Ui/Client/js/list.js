// Rows: J/K move, X selects, Enter opens, shift-click selects a range, the bulk bar counts.
import { $, $$, isTyping, singleKeysOn } from './dom.js';

class List extends HTMLElement {
  connectedCallback() {
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.addEventListener('change', event => this.changed(event), { signal });
    this.addEventListener('click', event => this.clicked(event), { signal });
    document.addEventListener('keydown', event => this.keyPressed(event), { signal });
    // A refreshed list keeps its ticks, not the bar that counts them.
    document.addEventListener('htmx:after:swap', () => this.count(), { signal });
  }

  disconnectedCallback() {
    this.listeners.abort();
  }

  get boxes() {
    return $$('tbody .tick .check', this);
  }

  changed(event) {
    if (event.target.matches('[data-all]')) for (const box of this.boxes) box.checked = event.target.checked;
    this.count();
  }

  clicked(event) {
    if (event.target.closest('[data-clear]')) {
      for (const box of this.boxes) box.checked = false;
      this.count();
      return;
    }
    const box = event.target.closest('tbody .tick .check');
    if (!box) return;
    if (event.shiftKey && this.lastBox) this.selectRange(box);
    this.lastBox = box;
    this.count();
  }

  selectRange(box) {
    const { boxes } = this;
    const [from, to] = [boxes.indexOf(this.lastBox), boxes.indexOf(box)].sort((a, b) => a - b);
    for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
  }

  keyPressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn() || isTyping(event.target) || $('dialog[open]')) return;
    const rows = $$('tbody tr', this).filter(row => $('.rowlink', row));
    const at = rows.findIndex(row => row.contains(document.activeElement));
    const step = { KeyJ: 1, KeyK: -1 }[event.code];
    if (step && rows.length) {
      event.preventDefault();
      const row = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
      $('.rowlink', row).focus();
      row.scrollIntoView({ block: 'nearest' });
    } else if (event.code === 'KeyX' && at >= 0) {
      const box = $('.tick .check', rows[at]);
      if (!box) return;
      event.preventDefault();
      box.checked = !box.checked;
      this.lastBox = box;
      this.count();
    }
  }

  count() {
    const { boxes } = this;
    const chosen = boxes.filter(box => box.checked).length;
    const all = $('[data-all]', this);
    $('.bulk', this)?.classList.toggle('on', chosen > 0);
    for (const output of $$('[data-count]', this)) output.textContent = chosen;
    if (!all) return;
    all.checked = boxes.length > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
}

customElements.define('ui-list', List);
