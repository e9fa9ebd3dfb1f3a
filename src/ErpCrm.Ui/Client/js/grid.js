// Keyboard grid (timesheet): arrows and Enter move between cells, a changed cell is saved at once.
import { $, $$, announce, newKey } from './dom.js';
import { csrfToken } from './requests.js';
import { showError } from './toasts.js';

const CELL = 'input[data-cell]';

class Grid extends HTMLElement {
  connectedCallback() {
    this.waiting ??= new Map();
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.addEventListener('keydown', event => this.keyPressed(event), { signal });
    this.addEventListener('focusin', event => event.target.matches(CELL) && event.target.select(), { signal });
    this.addEventListener('change', event => event.target.matches(CELL) && this.save(event.target), { signal });
    document.addEventListener('submit', event => this.isSaving && this.hold(event), { signal, capture: true });
    addEventListener('beforeunload', event => this.isSaving && event.preventDefault(), { signal });
  }

  get isSaving() {
    return this.waiting.size > 0 || Boolean(this.sending);
  }

  disconnectedCallback() {
    this.listeners.abort();
  }

  /** A button acts on what is saved, and asks about it: it waits for the cells that were typed before. */
  async hold(event) {
    const { target, submitter } = event;
    event.preventDefault();
    event.stopImmediatePropagation();
    await this.sending;
    // What was refused stays to be corrected; what is outside of the page, as signing out, is nothing of the grid's.
    const wrong = target.closest('main') && $(`${CELL}[aria-invalid=true]`, this);
    if (wrong) wrong.focus();
    else if (target.isConnected) target.requestSubmit(submitter?.form === target ? submitter : null);
  }

  keyPressed(event) {
    const input = event.target;
    if (!input.matches(CELL) || event.ctrlKey || event.metaKey || event.altKey) return;
    const [rows, columns] = this.direction(event, input);
    if (event.key === 'Escape') {
      input.value = input.defaultValue;
      input.select();
    }
    if (!rows && !columns) return;
    event.preventDefault();
    const next = this.neighbour(input, rows, columns);
    // Leaving the field is what saves it, at the edge of the grid too.
    input.blur();
    (next ?? input).focus();
  }

  direction(event, input) {
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = whole || input.selectionEnd === 0;
    const atEnd = whole || input.selectionStart === input.value.length;
    switch (event.key) {
      case 'Enter':
        return [event.shiftKey ? -1 : 1, 0];
      case 'ArrowDown':
        return [1, 0];
      case 'ArrowUp':
        return [-1, 0];
      case 'ArrowLeft':
        return [0, atStart ? -1 : 0];
      case 'ArrowRight':
        return [0, atEnd ? 1 : 0];
      default:
        return [0, 0];
    }
  }

  neighbour(input, rows, columns) {
    const cell = input.closest('td, th');
    const table = cell.closest('table');
    if (columns) {
      const inRow = $$(CELL, cell.parentElement);
      return inRow[inRow.indexOf(input) + columns];
    }
    for (let i = cell.parentElement.rowIndex + rows; table.rows[i]; i += rows) {
      const found = table.rows[i].cells[cell.cellIndex] && $(CELL, table.rows[i].cells[cell.cellIndex]);
      if (found) return found;
    }
    return null;
  }

  /** Cells are typed faster than they are saved: they wait in line, each with the last value it had. */
  save(input) {
    input.classList.add('saving');
    this.waiting.delete(input);
    this.waiting.set(input, input.value);
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
  }

  async sendAll() {
    for (let next = this.waiting.entries().next(); !next.done; next = this.waiting.entries().next()) {
      const [input, value] = next.value;
      this.waiting.delete(input);
      // After the grid left the page its cells answer nobody, and are saved all the same.
      if (this.isConnected) await this.send(input, value);
      else await fetch(this.urlOf(input), this.requestOf(input, value)).catch(() => showError());
    }
  }

  urlOf(input) {
    return input.dataset.saveUrl ?? this.dataset.saveUrl;
  }

  valuesOf(input, value) {
    return { ...valuesOf(this), ...valuesOf(input), value, ...newKey() };
  }

  requestOf(input, value) {
    return { method: 'POST', keepalive: true, headers: { 'X-CSRF-TOKEN': csrfToken() }, body: new URLSearchParams(this.valuesOf(input, value)) };
  }

  /** Posts data-value-* of the grid and of the cell, and the text as "value". The answer may carry <hx-partial> for totals. */
  async send(input, value) {
    const values = this.valuesOf(input, value);
    // What is typed into the cell meanwhile is newer than the answer.
    let typed = null;
    const typing = () => {
      typed = input.value;
    };
    let status = 0;
    const note = event => {
      status = event.detail.ctx.response?.status ?? 0;
    };
    input.addEventListener('htmx:after:request', note);
    input.addEventListener('input', typing);
    await htmx.ajax('POST', this.urlOf(input), { source: input, target: input, swap: 'none', values });
    input.removeEventListener('input', typing);
    input.removeEventListener('htmx:after:request', note);
    if (typed !== null) input.value = typed;
    if (this.waiting.has(input)) return;
    input.classList.remove('saving');

    const saved = status >= 200 && status < 300;
    input.toggleAttribute('aria-invalid', false);
    if (saved) {
      if (typed === null) input.defaultValue = input.value;
      input.classList.add('saved');
      setTimeout(() => input.classList.remove('saved'), 1200);
      if (this.dataset.saved) announce(this.dataset.saved);
    } else {
      input.setAttribute('aria-invalid', 'true');
      if (status === 422 && this.dataset.fail) showError(this.dataset.fail);
    }
  }
}

function valuesOf(element) {
  const values = {};
  for (const [key, value] of Object.entries(element.dataset)) {
    if (key.startsWith('value') && key.length > 5) values[key[5].toLowerCase() + key.slice(6)] = value;
  }
  return values;
}

customElements.define('ui-grid', Grid);
