// Rows: J/K and arrows move, with shift they select on the way, X selects, Esc clears, Enter opens; shift-click selects a range.
// Shift-click on a head orders by it too.
import { $, $$, isTyping, on, singleKeysOn } from './dom.js';

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
    if (event.target.matches('[data-all]')) this.select(this.boxes, event.target.checked);
    this.count();
  }

  select(boxes, isChecked) {
    for (const box of boxes) box.checked = isChecked;
  }

  clear() {
    this.select(this.boxes, false);
    this.isSelecting = false;
    this.classList.remove('selecting');
    this.count();
  }

  clicked(event) {
    if (event.target.closest('[data-clear]')) {
      this.clear();
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
    if (event.code === 'Escape') {
      // A menu in front closes first.
      if (!$('[popover]:popover-open') && this.boxes.some(box => box.checked)) this.clear();
      return;
    }
    const rows = $$('tbody tr', this).filter(row => $('.rowlink', row));
    const at = rows.findIndex(row => row.contains(document.activeElement));
    // Arrows scroll the page unless one is in the rows.
    const step = { KeyJ: 1, KeyK: -1, ArrowDown: at < 0 ? 0 : 1, ArrowUp: at < 0 ? 0 : -1 }[event.code];
    if (step && rows.length && !$('[popover]:popover-open')) {
      event.preventDefault();
      const row = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
      if (event.shiftKey && at >= 0) this.extend(rows[at], row);
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

  /** On towards rows that are not selected, back out of those that are. */
  extend(from, to) {
    const [here, there] = [from, to].map(row => $('.tick .check', row));
    if (!here || !there) return;
    if (there.checked) here.checked = false;
    else here.checked = there.checked = true;
    this.count();
  }

  count() {
    const { boxes } = this;
    const chosen = boxes.filter(box => box.checked).length;
    // What the server sent anew knows nothing of it.
    if (this.isSelecting) this.classList.add('selecting');
    $('.bulk', this)?.classList.toggle('on', chosen > 0);
    const whole = $('.bulk-all .check', this);
    // Every row of the list is meant only while every row of the page is chosen, and of the list as it was then.
    const query = $('[name=query]', this)?.value;
    if (whole && (chosen < boxes.length || query !== this.query)) whole.checked = false;
    this.query = query;
    $('.bulk-all', this)?.classList.toggle('on', boxes.length > 0 && chosen === boxes.length);
    for (const output of $$('[data-count]', this)) output.textContent = chosen;
    for (const all of $$('[data-all]', this)) {
      all.checked = boxes.length > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    }
  }
}

customElements.define('ui-list', List);

// On a phone boxes stand in the rows only while one selects.
on('click', '[data-selecting]', (event, button) => {
  button.closest('[popover]')?.hidePopover();
  const list = $('#list ui-list');
  if (list) list.isSelecting = list.classList.toggle('selecting');
});

// Before the click becomes an ordinary one, which orders by this column alone.
document.addEventListener(
  'click',
  event => {
    const head = event.shiftKey && event.target.closest?.('th a[data-more]');
    if (!head) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    htmx.ajax('GET', head.dataset.more, { target: '#list', select: '#list', swap: 'outerMorph show:none', push: 'true' });
  },
  true,
);
